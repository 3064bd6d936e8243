"""The words of a project's readiness: differences first, each side beside the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.readiness import (
    ConditionStanding,
    RoundStanding,
    Standing,
)
from doingwith.reporting.wording import count, day, listed, sentence, word
from doingwith.theory.readiness import Side
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.desk import ReadinessDesk
from doingwith_site.theory.readiness.questions.lines import people_of, question_line
from doingwith_site.theory.readiness.rules import NOTHING_IN_ROUND, why_no_round
from doingwith_site.theory.readiness.voices import (
    NO_ANSWER,
    NOBODY,
    TOO_FEW,
    Voice,
    counted_voice,
    hands_of,
    no_voice,
    side_name,
    voice_of,
)

__all__ = ["ReadinessPage", "round_name", "round_sentence"]

GAPS = (Standing.NOT_IN_PLACE, Standing.PARTLY)
CALM = (Standing.IN_PLACE, Standing.NOT_RATED)
"""Conditions that need no talk: every side says that they are in place, or nobody rated them."""
OPEN = (Standing.NOT_KNOWN, Standing.NOT_ALL_ASKED, Standing.NOT_RATED)


@dataclass(frozen=True, kw_only=True)
class ConditionSheet:
    """A condition with every view of it; without one, ``silence`` says so."""

    text: str
    place: str
    voices: tuple[Voice, ...]
    silence: str = NOBODY


@dataclass(frozen=True, kw_only=True)
class ConditionGroup:
    """Conditions that stand alike. Those that need no talk are ``folded`` away under a line."""

    heading: str
    sentence: str
    conditions: tuple[ConditionSheet, ...]
    folded: bool = False

    @property
    def summary(self) -> str:
        """What opening them shows."""
        return f"See {count(len(self.conditions), 'condition')} with each side's view"


@dataclass(frozen=True, kw_only=True)
class TimeCell:
    """How a condition stood in one round: what counts, and the lowest view of each side."""

    round: str
    standing: str
    sides: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TimeLine:
    """A condition over the rounds."""

    text: str
    cells: tuple[TimeCell, ...]

    @property
    def changed(self) -> bool:
        """Whether any side's lowest view was another in another round."""
        return len({cell.sides for cell in self.cells}) > 1


@dataclass(frozen=True, kw_only=True)
class TimeTable:
    """Conditions over the rounds. Those that stayed are ``folded`` away when something changed."""

    heading: str
    lines: tuple[TimeLine, ...]
    folded: bool = False

    @property
    def summary(self) -> str:
        """What opening it shows."""
        return f"{self.heading}: {count(len(self.lines), 'condition')}"


@dataclass(frozen=True, kw_only=True)
class Door:
    """A view that the reader may put in, or change."""

    words: str
    url: str


def round_name(one: RoundStanding) -> str:
    """ "Round 2, 20 May 2025, after the first meeting"."""
    when = day(one.round.held_on) if one.round.held_on else ""
    return ", ".join(part for part in (f"Round {one.round.number}", when, one.round.label) if part)


def round_sentence(one: RoundStanding, *, unseen: bool = False) -> str:
    """How many conditions stand how; never one figure for all.

    ``unseen`` says that people have answered by a code of whom nothing can be shown.
    """
    if not one.conditions:
        return NOTHING_IN_ROUND
    if not one.round.is_answered and unseen:
        return (
            f"People have answered about {count(len(one.conditions), 'condition')}. Nothing can be shown yet."
        )
    if not one.round.is_answered:
        return f"Nobody has answered yet which of {count(len(one.conditions), 'condition')} are in place."
    placed = one.count(Standing.IN_PLACE)
    parts = [
        f"{placed or 'none'} {_is(placed or 1)} in place for every side",
        *_some(sum(map(one.count, GAPS)), "not or only partly in place for some side"),
        *_some(sum(map(one.count, OPEN)), "not known or not answered by some side"),
    ]
    differing = len(one.differing)
    differ = f"The views differ about {differing:,}." if differing else "No two views differ."
    return f"Of {count(len(one.conditions), 'condition')}, {listed(parts)}. {differ}"


def _some(number: int, words: str) -> Iterator[str]:
    if number:
        yield f"{number:,} {_is(number)} {words}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


@dataclass(frozen=True, kw_only=True)
class ReadinessPage:
    """Everything the page shows."""

    desk: ReadinessDesk

    @property
    def title(self) -> str:
        """What the page is about."""
        return f"How ready is it? {self.desk.project.title}"

    @property
    def lead(self) -> str:
        """The answer of the last round, in figures."""
        if self.round is None:
            return "Nobody has been asked yet how far the conditions of the theory are in place here."
        return f"{sentence(round_name(self.round))} {round_sentence(self.round, unseen=bool(self.alone))}"

    @cached_property
    def round(self) -> RoundStanding | None:
        """The round begun last."""
        return self.desk.found.latest if self.desk.found else None

    @property
    def has_views(self) -> bool:
        """Whether somebody has answered in the last round."""
        return self.round is not None and self.round.round.is_answered

    @property
    def not_asked(self) -> str:
        """Which sides have not answered at all; empty when all have."""
        if self.round is None or not self.round.silent or not self.has_views:
            return ""
        names = listed([word(side) for side in self.round.silent])
        return (
            f"No view of {names} yet. Until every side has answered, no condition counts as in place for "
            "every side."
        )

    @property
    def hands(self) -> list[str]:
        """Of each side how many answered themselves, and how many views somebody wrote down."""
        return [hands_of(self.round.round, side) for side in Side] if self.round and self.has_views else []

    @property
    def asked(self) -> list[str]:
        """How the questions of this round stand that people answer by a code."""
        return [question_line(one) for one in self._questions]

    @cached_property
    def alone(self) -> frozenset[Side]:
        """The sides of which somebody has answered by a code in this round, here or in a bundle."""
        here = {Side(one.side) for one in self._questions if people_of(one)}
        told = self.round.round.answers if self.round else ()
        return frozenset({*here, *(one.side for one in told)})

    @property
    def _questions(self) -> list[ReadinessQuestion]:
        number = self.round.round.number if self.round else 0
        return [one for one in self.desk.questions if one.round_number == number]

    # --- condition by condition ------------------------------------------------------------------------

    @property
    def groups(self) -> list[ConditionGroup]:
        """What differs first, then by how it stands, gaps before what is in place."""
        if self.round is None or not self.has_views:
            return []
        differing = self._group("Where the views differ", "Talk about these first.", self.round.differing)
        alike = [
            self._group(self._heading(standing), "", self.round.alike(standing), folded=standing in CALM)
            for standing in Standing
        ]
        return [group for group in (differing, *alike) if group.conditions]

    def _heading(self, standing: Standing) -> str:
        if standing is Standing.NOT_RATED and self.alone:
            return "No answer to show"
        return sentence(word(standing))[:-1]

    def _group(
        self, heading: str, words: str, conditions: Sequence[ConditionStanding], *, folded: bool = False
    ) -> ConditionGroup:
        return ConditionGroup(
            heading=heading,
            sentence=words,
            conditions=tuple(map(self._condition, conditions)),
            folded=folded,
        )

    def _condition(self, one: ConditionStanding) -> ConditionSheet:
        assert self.round is not None  # noqa: S101
        number = self.round.theory.statements.index(one.statement) + 1
        return ConditionSheet(
            text=one.clause.text,
            place=f"Statement {number}, WHEN",
            voices=tuple(self._voices(one)) if one.is_rated else (),
            silence=TOO_FEW if self.alone else NOBODY,
        )

    def _voices(self, one: ConditionStanding) -> Iterator[Voice]:
        for side in Side:
            for held in one.of(side):
                yield voice_of(held)
            yield from map(counted_voice, one.answers_of(side))
            if side in one.silent:
                yield no_voice(side, TOO_FEW if side in self.alone else NO_ANSWER)

    # --- over time -------------------------------------------------------------------------------------

    @property
    def rounds(self) -> list[str]:
        """The rounds by name, oldest first."""
        return [round_name(one) for one in self.desk.found.rounds] if self.desk.found else []

    @cached_property
    def over_time(self) -> list[TimeTable]:
        """What changed from round to round, then what stayed; nothing when there is only one round."""
        found = self.desk.found
        if found is None or len(found.rounds) < 2:
            return []
        names = [f"Round {one.round.number}" for one in found.rounds]
        lines = [
            TimeLine(text=now.clause.text, cells=tuple(map(_time_cell, names, before)))
            for now, before in found.over_time()
        ]
        changed = TimeTable(heading="What changed", lines=tuple(one for one in lines if one.changed))
        same = TimeTable(
            heading="What stayed as it was",
            lines=tuple(one for one in lines if not one.changed),
            folded=bool(changed.lines),
        )
        return [table for table in (changed, same) if table.lines]

    # --- what can be done ------------------------------------------------------------------------------

    @property
    def doors(self) -> list[Door]:
        """The sides whose views the reader may put in; none before the first round."""
        if self.round is None or not self.round.conditions:
            return []
        return [
            Door(words=f"Give the view of {word(side)}", url=self.desk.address("rate", side.value))
            for side in self.desk.sides
        ]

    @property
    def codes(self) -> list[Door]:
        """The sides that the reader may ask by a code; none before the first round."""
        if self.round is None or not self.round.conditions or not self.desk.may_begin:
            return []
        return [
            Door(words=f"Ask {word(side)} by a code", url=self.desk.address("ask", side.value))
            for side in Side
        ]

    @property
    def given(self) -> list[Door]:
        """The views of the last round that the reader may change."""
        views = self.round.round.views if self.round else ()
        return [
            Door(
                words=f"Change the view of {word(view.side)}: {view.given_by}",
                url=self.desk.address("change_view", view.id),
            )
            for view in views
            if view.side in self.desk.sides
        ]

    @property
    def begin_url(self) -> str:
        """Where a round is begun; empty when it cannot be, or not by the reader."""
        return self.desk.address("begin_round") if self.desk.may_begin and not self.why_not else ""

    @property
    def why_not(self) -> str:
        """Why no round can be begun now; empty when one can."""
        return why_no_round(self.desk.value, self.desk.theories)

    @property
    def begin_words(self) -> str:
        """What begins a round."""
        return "Begin another round" if self.round else "Begin the first round"

    @property
    def waiting(self) -> str:
        """What a reader who may not begin a round is told before the first."""
        if self.round is not None or self.begin_url:
            return ""
        return self.why_not or "A facilitator or programme lead can begin a round."


def _time_cell(name: str, then: ConditionStanding | None) -> TimeCell:
    if then is None:
        return TimeCell(round=name, standing="not yet in the theory", sides=())
    lowest = ((side, then.lowest_of(side)) for side in Side)
    return TimeCell(
        round=name,
        standing=word(then.standing),
        sides=tuple(
            f"{side_name(side)}: {word(rating) if rating else 'no answer'}" for side, rating in lowest
        ),
    )
