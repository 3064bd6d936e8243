"""What a telling and its questions say to the people who are asked."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from doingwith_site.evidence.models import AccountPart, Question, Telling, TellingWords
from doingwith_site.evidence.presenters.parts import PartShown
from doingwith_site.evidence.queries import words_of

__all__ = ["QuestionPage", "TellingPage", "contact_words", "urgent_words"]


@dataclass(frozen=True, kw_only=True)
class TellingPage:
    """The first page of a telling."""

    telling: Telling
    language: str
    easy: bool

    @cached_property
    def words(self) -> TellingWords | None:
        """What it says of itself."""
        return words_of(self.telling.words.all(), self.language, easy=self.easy)

    @property
    def title(self) -> str:
        """What it is about."""
        return self.words.title if self.words else ""

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Who asks, why, what can change and what cannot, how long, and what one gets for it."""
        if self.words is None:
            return []
        found = [
            (_("Who is asking"), self.words.who_asks),
            (_("Why"), self.words.why),
            (_("What can change"), self.words.can_change),
            (_("What cannot change"), self.words.cannot_change),
            (_("How long it takes"), minutes_words(self.telling.minutes)),
            (_("Do you get anything for it"), self.words.payment),
            (_("A person to ask"), self.words.contact),
        ]
        return [(key, value) for key, value in found if value]

    @property
    def easy_is_written(self) -> bool:
        """Whether there is an Easy Read twin in this language."""
        return any(row.easy and row.language == self.language for row in self.telling.words.all())


@dataclass(frozen=True, kw_only=True)
class QuestionPage:
    """One question, and what was kept in answer to it."""

    telling: Telling
    question: Question
    number: int
    of: int
    kept: list[AccountPart]
    language: str
    easy: bool

    @property
    def text(self) -> str:
        """The question."""
        words = words_of(self.question.words.all(), self.language, easy=self.easy)
        return words.text if words else ""

    @property
    def parts(self) -> list[PartShown]:
        """What was kept besides the writing, which stands in its box."""
        return [PartShown(part=part, language=self.language, easy=self.easy) for part in self.kept]

    @property
    def is_last(self) -> bool:
        """Whether no question follows."""
        return self.number == self.of


def minutes_words(minutes: int | None) -> str:
    """How long it takes, and that one may stop."""
    if not minutes:
        return _("You can stop and come back.")
    return _("About %(minutes)s minutes. You can stop and come back.") % {"minutes": minutes}


def contact_words(telling: Telling | None, language: str) -> str:
    """Whom to ring or ask, as the host of the telling says it; empty when it does not say."""
    words = words_of(telling.words.all(), language, easy=False) if telling else None
    return words.contact if words else ""


def urgent_words(telling: Telling | None, language: str) -> str:
    """Whom to ring when it cannot wait, as the host of the telling says it."""
    words = words_of(telling.words.all(), language, easy=False) if telling else None
    return (words.urgent if words else "") or _("If somebody is in danger now, ring 999.")
