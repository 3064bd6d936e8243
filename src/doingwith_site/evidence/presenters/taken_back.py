"""The finished list of a withdrawal, told to the person who asked for it."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingwith_site.consent.erasers import Outcome
from doingwith_site.consent.models import Withdrawal, WithdrawalLine
from doingwith_site.evidence.presenters.receipt import day_words
from doingwith_site.evidence.presenters.uses import MADE

__all__ = ["TakenBackPage"]


@dataclass(frozen=True, kw_only=True)
class TakenBackPage:
    """What was asked, and what was done."""

    withdrawal: Withdrawal

    @property
    def lead(self) -> str:
        """When it was asked for."""
        return _("You took your words back on %(day)s.") % {"day": day_words(self.withdrawal.asked_at)}

    @property
    def removed(self) -> list[str]:
        """What is gone."""
        return [removed_words(kind, count) for kind, count in self._counted(Outcome.REMOVED)]

    @property
    def marked(self) -> list[str]:
        """What rested on the words and now says so."""
        return [marked_words(kind, count) for kind, count in self._counted(Outcome.MARKED)]

    @property
    def not_recalled(self) -> list[str]:
        """What had left before and cannot be called back."""
        return [left_words(line) for line in self._lines(Outcome.NOT_RECALLED)]

    @property
    def is_wiped(self) -> bool:
        """Whether the bytes are gone too."""
        return self.withdrawal.wiped_at is not None

    def _counted(self, outcome: Outcome) -> list[tuple[str, int]]:
        """How many there are of each kind, wherever they were, in the order of the list."""
        counts: Counter[str] = Counter()
        for line in self._lines(outcome):
            counts[line.kind] += line.count
        return list(counts.items())

    def _lines(self, outcome: Outcome) -> list[WithdrawalLine]:
        return [line for line in self.withdrawal.lines.all() if line.outcome == outcome]


def removed_words(kind: str, count: int) -> str:
    """One line of what is gone. A kind that this page does not know is a copy of another sort."""
    words = {
        "writing": ngettext("%(count)s piece of writing", "%(count)s pieces of writing", count),
        "picture": ngettext("%(count)s picture", "%(count)s pictures", count),
        "recording": ngettext("%(count)s recording of a voice", "%(count)s recordings of a voice", count),
        "excerpt": ngettext("%(count)s marked passage", "%(count)s marked passages", count),
        "quote": ngettext("%(count)s quote", "%(count)s quotes", count),
        "code": ngettext(
            "%(count)s label that somebody put on your words",
            "%(count)s labels that somebody put on your words",
            count,
        ),
        "search": ngettext(
            "%(count)s copy that made your words easy to find",
            "%(count)s copies that made your words easy to find",
            count,
        ),
    }.get(kind, ngettext("%(count)s other copy", "%(count)s other copies", count))
    return words % {"count": count}


def marked_words(kind: str, count: int) -> str:
    """One line of what rested on the words."""
    words = {
        "reading": ngettext(
            "%(count)s judgement that rested on your words now says that words were taken back.",
            "%(count)s judgements that rested on your words now say that words were taken back.",
            count,
        ),
        "document": ngettext(
            "%(count)s document quotes your words. It stays with the project and goes nowhere else.",
            "%(count)s documents quote your words. They stay with the project and go nowhere else.",
            count,
        ),
    }.get(
        kind,
        ngettext(
            "%(count)s finding that rested on your words now says so.",
            "%(count)s findings that rested on your words now say so.",
            count,
        ),
    )
    return words % {"count": count}


def left_words(line: WithdrawalLine) -> str:
    """What had left, and when."""
    day = line.place.rpartition(" ")[2]
    sentence = next((str(words) for kind, words in MADE.items() if kind == line.kind), line.kind)
    return f"{sentence} ({day})"
