"""The words of questions of readiness: for people at reading age 9 to 11, and for whoever asks them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doingwith.reporting.wording import day, word
from doingwith.theory.condition_words import WordsPut, words_put
from doingwith.theory.condition_words import conditions_of as theory_conditions
from doingwith.theory.readiness import FEWEST_SHOWN, Rating, Side
from doingwith.theory.theory import ConditionWords, TheoryVersion
from doingwith_site.design.qr import qr_of
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion
from doingwith_site.theory.readiness.desk import ReadinessDesk
from doingwith_site.theory.readiness.questions.lines import question_line
from doingwith_site.theory.readiness.questions.records import answers_shown, can_open_again
from doingwith_site.theory.readiness.questions.rules import comments_until, is_open

__all__ = [
    "PLAIN_ANSWERS",
    "AskPage",
    "Condition",
    "MyAnswer",
    "Reader",
    "conditions_for",
    "lacking",
]

HOME = "en-GB"
"""The language of the theory, as a page says it to a screen reader."""

PLAIN_ANSWERS: Mapping[Rating, Any] = {
    Rating.IN_PLACE: _("Yes"),
    Rating.PARTLY: _("Partly"),
    Rating.NOT_IN_PLACE: _("No"),
    Rating.DO_NOT_KNOW: _("I don't know"),
}
"""The answers in words for people who have never rated a condition."""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A condition as it is put to somebody. ``name`` is its box on the page; ``language`` that of its text.

    ``lacks`` says that it is not in their language, or not in Easy Read as they asked; empty when it is.
    """

    name: str
    clause: str
    text: str
    language: str
    lacks: str = ""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """In which language somebody reads, and whether in Easy Read."""

    language: str = settings.LANGUAGE_CODE
    easy: bool = False


def conditions_for(
    reader: Reader, theory: TheoryVersion, words: Sequence[ConditionWords], plain: Mapping[str, str]
) -> tuple[Condition, ...]:
    """Each WHEN clause as the reader asked for it, as far as somebody has written it so.

    ``plain`` are plain words of this question, by clause.
    """
    return tuple(
        _condition(
            number,
            clause.id,
            words_put(
                clause,
                words,
                language=reader.language,
                home=settings.LANGUAGE_CODE,
                easy=reader.easy,
                plain=plain.get(clause.id, ""),
            ),
        )
        for number, clause in enumerate(theory_conditions(theory), start=1)
    )


def _condition(number: int, clause: str, put: WordsPut) -> Condition:
    lacks = "" if put.is_easy else gettext("Not yet in Easy Read.")
    if not put.is_in_language:
        lacks = gettext("Not yet in your language.")
    return Condition(
        name=f"rating_{number}",
        clause=clause,
        text=f"{number}. {put.text[:1].upper()}{put.text[1:]}",
        language=HOME if put.language == settings.LANGUAGE_CODE else put.language,
        lacks=lacks,
    )


def lacking(conditions: Sequence[Condition]) -> str:
    """One sentence for all when they lack the same; empty when each says it for itself, or nothing lacks."""
    found = {one.lacks for one in conditions}
    if found == {gettext("Not yet in your language.")}:
        return gettext("The list is not yet in your language. It stands in English.")
    if found == {gettext("Not yet in Easy Read.")}:
        return gettext("The list is not yet in Easy Read.")
    return ""


@dataclass(frozen=True, kw_only=True)
class MyAnswer:
    """What somebody answered, in their own eyes."""

    answer: ReadinessAnswer
    project: str
    conditions: tuple[Condition, ...]

    @property
    def is_gone(self) -> bool:
        """Whether they took it back."""
        return self.answer.taken_back_at is not None

    @property
    def can_be_changed(self) -> bool:
        """Whether the question is still open."""
        return is_open(self.answer.question)

    @property
    def lines(self) -> list[tuple[Condition, Any]]:
        """Each condition with the answer; those without one are left out."""
        told = self.answer.ratings
        return [
            (one, PLAIN_ANSWERS[Rating(told[one.clause])]) for one in self.conditions if one.clause in told
        ]

    @property
    def words_until(self) -> date | None:
        """The last day on which their words stand here, once that is known."""
        return None if self.can_be_changed else comments_until(self.answer.question)


@dataclass(frozen=True, kw_only=True)
class AskPage:
    """A side that is asked by a code, for whoever asks. ``address`` is where the code leads."""

    desk: ReadinessDesk
    side: Side
    round_name: str
    questions: Sequence[ReadinessQuestion]
    address: str
    fewest: int = FEWEST_SHOWN

    @property
    def title(self) -> str:
        """What the page is about."""
        return f"Ask {word(self.side)} by a code"

    @property
    def lead(self) -> str:
        """Which round it is, and that nobody needs an account."""
        return (
            f"{self.round_name}, {self.desk.project.title}. People answer on a phone, each alone, without an "
            "account and without a name."
        )

    @property
    def open(self) -> ReadinessQuestion | None:
        """The question that can be answered now."""
        return next((one for one in self.questions if is_open(one)), None)

    @property
    def lines(self) -> list[str]:
        """How each question of this round stands."""
        return [question_line(one) for one in self.questions]

    @property
    def comments(self) -> list[str]:
        """What people added, by the alphabet, so that the order tells nothing; of closed questions only."""
        shown = [one for one in self.questions if answers_shown(one)]
        found = [answer.comment for one in shown for answer in one.answers.all() if answer.comment]
        return sorted(found, key=str.casefold)

    @property
    def comments_go(self) -> str:
        """Until when what people added can be read."""
        days = [comments_until(one) for one in self.questions if not is_open(one)]
        return f"These words stay until {day(min(days))}; then they are erased." if days else ""

    @property
    def comes_further(self) -> bool:
        """Whether what would be opened is a question beside one whose answers are, or were, shown."""
        return bool(self.questions) and not can_open_again(self.questions[-1])

    @property
    def open_words(self) -> str:
        """What opens it."""
        if self.comes_further:
            return "Open a further question"
        return "Open the question again" if self.questions else "Open the question"

    @property
    def qr(self) -> SafeString:
        """The square to scan."""
        return qr_of(self.address)

    @property
    def close_url(self) -> str:
        """Where it is closed."""
        return self.desk.address("close_question", self.side.value)

    @property
    def door(self) -> str:
        """Where a code can be typed."""
        return reverse("ready:door")
