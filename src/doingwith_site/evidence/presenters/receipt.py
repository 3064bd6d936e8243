"""The receipt, in the words of the person it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from doingwith.consent.uses import SaidBy
from doingwith_site.consent.guests.visits import code_lines
from doingwith_site.consent.models import UseMade
from doingwith_site.consent.rules import agreed_uses, last_answers, needs_guardian
from doingwith_site.design.qr import qr_of
from doingwith_site.evidence.models import Account, AccountPart, Question
from doingwith_site.evidence.presenters.parts import PartShown
from doingwith_site.evidence.presenters.uses import made_sentence, use_choices, where_sentence
from doingwith_site.evidence.queries import words_of

__all__ = ["CodeShown", "ReceiptPage", "qr_of"]


@dataclass(frozen=True, kw_only=True)
class CodeShown:
    """A personal code, in two lines that can be read out, and as a square to scan."""

    code: str
    address: str
    qr: SafeString

    @property
    def lines(self) -> list[str]:
        """The two halves."""
        return code_lines(self.code)


@dataclass(frozen=True, kw_only=True)
class ReceiptPage:
    """What was kept, who may use it, what was done with it."""

    account: Account
    parts: list[AccountPart]
    questions: list[Question]
    made: list[UseMade]
    projects: Mapping[str, str]
    code: CodeShown | None
    language: str
    easy: bool

    @property
    def title(self) -> str:
        """What the telling was about."""
        telling = self.account.telling
        words = words_of(telling.words.all(), self.language, easy=self.easy) if telling else None
        return words.title if words else ""

    @property
    def is_told(self) -> bool:
        """Whether its teller has said that this is it."""
        return self.account.told_at is not None

    @property
    def lead(self) -> str:
        """When it was told, or that it is not finished."""
        if self.account.told_at is None:
            return _("You are not finished yet. We keep what you have told so far, and nobody uses it.")
        return _("You told us this on %(day)s.") % {"day": day_words(self.account.told_at)}

    @property
    def code_given(self) -> str:
        """That somebody else made the code, and when; empty when its teller got it themselves."""
        given = self.account.agreement.code_given_at
        if given is None:
            return ""
        return _("Somebody who works on the project made your code on %(day)s.") % {"day": day_words(given)}

    @property
    def kept(self) -> list[PartShown]:
        """Every piece."""
        return [PartShown(part=part, language=self.language, easy=self.easy) for part in self.parts]

    @property
    def next_question(self) -> int:
        """The first question without an answer; the last one when all have one; 0 when there is none."""
        answered = {part.question_id for part in self.parts}
        open_ones = [row.number for row in self.questions if row.pk not in answered]
        return open_ones[0] if open_ones else len(self.questions)

    @cached_property
    def allowed(self) -> list[str]:
        """What may be done with it, in sentences."""
        agreed = agreed_uses(self.account.agreement)
        return [words for _use, words in use_choices(agreed, easy=self.easy)]

    @property
    def waits_for_guardian(self) -> bool:
        """Whether a yes of the teller does not count before a grown-up's."""
        agreement = self.account.agreement
        return needs_guardian(agreement) and not last_answers(agreement, SaidBy.GUARDIAN)

    @property
    def is_held(self) -> bool:
        """Whether nothing is done with it while somebody looks into a worry."""
        return self.account.agreement.held_since is not None

    @property
    def done(self) -> list[tuple[str, str]]:
        """What was done with it: the day, a sentence, and one that says where."""
        programme = self.account.programme.name
        return [
            (day_words(use.made_at), f"{made_sentence(use)} {where_sentence(use, programme, self.projects)}")
            for use in self.made
        ]


def day_words(moment: object) -> str:
    """The day as people write it."""
    return date_format(localtime(moment), "j E Y")  # type: ignore[arg-type]
