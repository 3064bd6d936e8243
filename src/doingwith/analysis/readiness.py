"""Where a project is ready and where it is not: each condition with every side's view beside the others.

A project's readiness is never one figure. For each condition the *lowest* view counts: it is in place
only when every side has been asked and says so. Where the sides differ comes first, and the view of
people who use services stands first in each condition. That readiness is a state which people share
follows B. J. Weiner in Implementation Science 4:67 (2009); that where they do not share it no mean should
stand for them is our conclusion.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from doingwith.analysis.theory_difference import theory_difference
from doingwith.theory.condition_words import conditions_of
from doingwith.theory.readiness import (
    ConditionCounts,
    ConditionRating,
    Rating,
    Readiness,
    ReadinessRound,
    Side,
    SideAnswers,
    SideView,
)
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

__all__ = [
    "LOWEST_FIRST",
    "ConditionStanding",
    "HeldAnswers",
    "HeldView",
    "ReadinessStanding",
    "RoundStanding",
    "Standing",
    "readiness_standing",
    "round_standing",
]

LOWEST_FIRST = (Rating.NOT_IN_PLACE, Rating.PARTLY, Rating.DO_NOT_KNOW, Rating.IN_PLACE)
"""Which of two views counts. Who does not know cannot call a condition in place, and calls it no gap."""


class Standing(StrEnum):
    """How a condition stands when the lowest view counts, gaps first."""

    NOT_IN_PLACE = "not_in_place"
    PARTLY = "partly"
    NOT_KNOWN = "not_known"
    NOT_ALL_ASKED = "not_all_asked"
    IN_PLACE = "in_place"
    NOT_RATED = "not_rated"


_STANDING_OF: Mapping[Rating, Standing] = {
    Rating.NOT_IN_PLACE: Standing.NOT_IN_PLACE,
    Rating.PARTLY: Standing.PARTLY,
    Rating.DO_NOT_KNOW: Standing.NOT_KNOWN,
    Rating.IN_PLACE: Standing.IN_PLACE,
}


@dataclass(frozen=True, kw_only=True)
class HeldView:
    """One view of one condition: whose it is, and what they say."""

    view: SideView
    rating: ConditionRating


@dataclass(frozen=True, kw_only=True)
class HeldAnswers:
    """What people of one side answered themselves about one condition, counted together."""

    answers: SideAnswers
    counts: ConditionCounts


@dataclass(frozen=True, kw_only=True)
class ConditionStanding:
    """A condition with every view of it, those of people who use services first.

    ``answers`` are counts of people who answered themselves. The lowest answer that one of them gave
    counts like a view: the first of many to say that a condition is not in place is heard.
    """

    statement: Statement
    clause: Clause
    views: tuple[HeldView, ...]
    answers: tuple[HeldAnswers, ...] = ()

    def of(self, side: Side) -> tuple[HeldView, ...]:
        """The views of one side; none when it has not answered."""
        return tuple(one for one in self.views if one.view.side is side)

    def answers_of(self, side: Side) -> tuple[HeldAnswers, ...]:
        """What people of one side answered themselves, each time they were asked."""
        return tuple(one for one in self.answers if one.answers.side is side)

    @property
    def is_rated(self) -> bool:
        """Whether there is any view of it."""
        return bool(self.views or self.answers)

    @property
    def lowest(self) -> Rating | None:
        """The lowest view; None when nobody rated the condition."""
        return _lowest([rating for side in Side for rating in self._said_by(side)])

    def lowest_of(self, side: Side) -> Rating | None:
        """The lowest view of one side; None when it has not answered."""
        return _lowest(self._said_by(side))

    def _said_by(self, side: Side) -> list[Rating]:
        counted = (rating for held in self.answers_of(side) for rating in held.counts.given)
        return [*(one.rating.rating for one in self.of(side)), *counted]

    @property
    def silent(self) -> tuple[Side, ...]:
        """The sides that have not answered."""
        return tuple(side for side in Side if not self._said_by(side))

    @property
    def differs(self) -> bool:
        """Whether two views of the condition, or two people's answers, are not the same."""
        return len({rating for side in Side for rating in self._said_by(side)}) > 1

    @property
    def standing(self) -> Standing:
        """How it stands: the lowest view counts, and in place needs every side."""
        if self.lowest is None:
            return Standing.NOT_RATED
        if self.lowest is Rating.IN_PLACE and self.silent:
            return Standing.NOT_ALL_ASKED
        return _STANDING_OF[self.lowest]


@dataclass(frozen=True, kw_only=True)
class RoundStanding:
    """One round: its conditions in the theory's order."""

    round: ReadinessRound
    theory: TheoryVersion
    conditions: tuple[ConditionStanding, ...]

    @property
    def differing(self) -> tuple[ConditionStanding, ...]:
        """Conditions of which two views differ: to be talked about first."""
        return tuple(one for one in self.conditions if one.differs)

    def alike(self, standing: Standing) -> tuple[ConditionStanding, ...]:
        """Conditions that stand so and of which no two views differ."""
        return tuple(one for one in self.conditions if not one.differs and one.standing is standing)

    def count(self, standing: Standing) -> int:
        """How many conditions stand so, whether views differ or not."""
        return sum(one.standing is standing for one in self.conditions)

    @property
    def silent(self) -> tuple[Side, ...]:
        """The sides of which there is no view at all."""
        return tuple(side for side in Side if not (self.round.views_of(side) or self.round.answers_of(side)))

    @cached_property
    def by_clause(self) -> Mapping[str, ConditionStanding]:
        """Each condition under its clause."""
        return {one.clause.id: one for one in self.conditions}


@dataclass(frozen=True, kw_only=True)
class ReadinessStanding:
    """A project's rounds, oldest first. ``versions`` are those of the theory, as far as they are known."""

    readiness: Readiness
    rounds: tuple[RoundStanding, ...]
    versions: tuple[TheoryVersion, ...] = ()

    @property
    def latest(self) -> RoundStanding | None:
        """The round begun last; None when there is none."""
        return self.rounds[-1] if self.rounds else None

    def over_time(self) -> Iterator[tuple[ConditionStanding, tuple[ConditionStanding | None, ...]]]:
        """Each condition of the last round with what it was in every round, the last one included.

        A condition is followed back through the versions of the theory by its words, or by what it says
        it keeps; None where the theory of that round had no such condition.
        """
        if self.latest is None:
            return
        lines = [_same_idea(one.theory, self.latest.theory, self.versions) for one in self.rounds]
        for now in self.latest.conditions:
            found = [
                one.by_clause.get(line.get(now.clause.id, ""))
                for one, line in zip(self.rounds, lines, strict=True)
            ]
            yield now, tuple(found)


def readiness_standing(readiness: Readiness, theories: Mapping[str, TheoryVersion]) -> ReadinessStanding:
    """Every round of a record. A round whose theory version is not among ``theories`` is left out."""
    return ReadinessStanding(
        readiness=readiness,
        rounds=tuple(
            round_standing(one, theories[one.theory]) for one in readiness.rounds if one.theory in theories
        ),
        versions=tuple(theories.values()),
    )


def round_standing(one: ReadinessRound, theory: TheoryVersion) -> RoundStanding:
    """Each WHEN clause of the round's theory with every view of it."""
    ordered = [view for side in Side for view in one.views_of(side)]
    counted = [answers for side in Side for answers in one.answers_of(side)]
    return RoundStanding(
        round=one,
        theory=theory,
        conditions=tuple(
            ConditionStanding(
                statement=statement,
                clause=clause,
                views=tuple(
                    HeldView(view=view, rating=view.by_clause[clause.id])
                    for view in ordered
                    if clause.id in view.by_clause
                ),
                answers=tuple(
                    HeldAnswers(answers=answers, counts=answers.by_clause[clause.id])
                    for answers in counted
                    if clause.id in answers.by_clause
                ),
            )
            for statement in theory.statements
            for clause in statement.when
        ),
    )


def _lowest(ratings: Sequence[Rating]) -> Rating | None:
    return min(ratings, key=LOWEST_FIRST.index, default=None)


def _same_idea(
    earlier: TheoryVersion, latest: TheoryVersion, versions: Sequence[TheoryVersion]
) -> dict[str, str]:
    """For each WHEN clause of the later version the clause of the earlier that says the same."""
    if earlier.id == latest.id:
        return {clause.id: clause.id for clause in conditions_of(latest)}
    found: dict[str, str] = {}
    for statement in theory_difference(earlier, latest, versions).statements:
        part = statement.part(Part.WHEN)
        words = {clause.text: clause.id for clause in statement.before.when} if statement.before else {}
        found |= {clause.id: words[clause.text] for clause in part.kept if clause.text in words}
        found |= {pair.after.id: pair.before.id for pair in part.carried if pair.after.id not in found}
    return found
