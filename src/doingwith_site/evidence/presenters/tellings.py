"""What staff see of one telling."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from doingwith.consent.uses import Use
from doingwith.reporting.wording import count
from doingwith_site.evidence.models import Question, Telling, TellingWords
from doingwith_site.evidence.presenters.receipt import CodeShown, day_words, qr_of
from doingwith_site.evidence.presenters.uses import USE_WORDS
from doingwith_site.evidence.queries import words_of
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["PaperPage", "TellingStaffPage", "form_name"]


def form_name(language: str, *, easy: bool) -> str:
    """What a language and form of words is called.

    >>> form_name("en-gb", easy=True)
    'English, Easy Read'
    """
    name = dict(settings.LANGUAGES)[language]
    return f"{name}, {'Easy Read' if easy else 'plain words'}"


@dataclass(frozen=True, kw_only=True)
class WordsRow:
    """One language and form of words, and whether it is written."""

    name: str
    url: str
    written: bool


@dataclass(frozen=True, kw_only=True)
class TellingStaffPage:
    """One telling: how people find it, and what it says."""

    frame: ProgrammeFrame
    telling: Telling
    questions: Sequence[Question]
    address: str

    @property
    def words(self) -> TellingWords | None:
        """What it says in the site's own language."""
        return words_of(self.telling.words.all(), settings.LANGUAGE_CODE, easy=False)

    @property
    def lead(self) -> str:
        """Since when it is open, and how many have told."""
        told = count(getattr(self.telling, "number_told", 0), "account")
        if self.telling.closed_at:
            return f"Closed on {day_words(self.telling.closed_at)}. {told} came of it."
        if not self.telling.day_known:
            return f"Open. {told} so far."
        return f"Open since {day_words(self.telling.opened_at)}. {told} so far."

    @property
    def qr(self) -> SafeString:
        """The square to scan."""
        return qr_of(self.address)

    @property
    def question_texts(self) -> list[str]:
        """The questions in order."""
        found = [words_of(row.words.all(), settings.LANGUAGE_CODE, easy=False) for row in self.questions]
        return [words.text for words in found if words]

    @property
    def uses(self) -> list[str]:
        """The uses that are asked for."""
        return [USE_WORDS[Use(use)].staff for use in self.telling.uses]

    @property
    def forms_of_words(self) -> list[WordsRow]:
        """Each language and form of words in which it is or could be written."""
        written = {(row.language, row.easy) for row in self.telling.words.all()}
        return [
            WordsRow(
                name=form_name(language, easy=easy),
                url=reverse(
                    "evidence:words",
                    args=[
                        self.frame.identifier,
                        self.telling.identifier,
                        language,
                        "easy" if easy else "plain",
                    ],
                ),
                written=(language, easy) in written,
            )
            for language, _ in settings.LANGUAGES
            for easy in (False, True)
        ]


@dataclass(frozen=True, kw_only=True)
class PaperPage:
    """A form on paper with a code of its own, or the slip that a person takes with them."""

    telling: Telling
    code: CodeShown
    questions: list[str]
    uses: list[str]

    @property
    def words(self) -> TellingWords | None:
        """What the telling says of itself."""
        return words_of(self.telling.words.all(), settings.LANGUAGE_CODE, easy=False)
