"""Readiness: how far the conditions of a theory are in place for a project, as each side sees it.

The WHEN clauses of a theory say under which conditions it holds. Before a project starts, and again
later, each side says of each condition whether it is in place. Views are kept side by side, whoever gave
them; nobody's view is turned into another's, and a condition that somebody did not answer is not rated.

People can also answer one by one. Of them only counts are kept here, and no count of fewer than
``FEWEST_SHOWN`` people, so that nobody's answer can be told from the others' (decision 0083).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from doingwith.common.few import FEWEST_COUNTED

__all__ = [
    "FEWEST_SHOWN",
    "ConditionCounts",
    "ConditionRating",
    "Rating",
    "Readiness",
    "ReadinessRound",
    "Side",
    "SideAnswers",
    "SideView",
    "add_round",
    "add_view",
    "change_view",
    "counted_answers",
    "joined_readiness",
    "without_few",
]

FEWEST_SHOWN = FEWEST_COUNTED
"""The fewest people whose answers are counted together where others can read it."""


class Side(StrEnum):
    """The sides of co-production, in the order in which they are shown: those with least power first."""

    PEOPLE = "people_who_use_services"
    COMMISSIONERS = "commissioners"
    FACILITATORS = "facilitators"


class Rating(StrEnum):
    """How far a condition is in place. *Don't know* is an answer of its own."""

    IN_PLACE = "in_place"
    PARTLY = "partly"
    NOT_IN_PLACE = "not_in_place"
    DO_NOT_KNOW = "do_not_know"


@dataclass(frozen=True, kw_only=True)
class ConditionRating:
    """What somebody says of one condition: ``clause`` is a WHEN clause. Empty reason: none was given."""

    clause: str
    rating: Rating
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SideView:
    """What people of one side say in one round. ``given_by`` is the part they play, not a name.

    ``written_down_by`` is the part of whoever wrote it down for them; empty when they did it themselves.
    A condition that stands in no rating was not answered.
    """

    id: str
    side: Side
    given_by: str
    ratings: tuple[ConditionRating, ...]
    given_on: date | None = None
    written_down_by: str = ""

    @cached_property
    def by_clause(self) -> Mapping[str, ConditionRating]:
        """Each rating under the clause it is about."""
        return {rating.clause: rating for rating in self.ratings}


@dataclass(frozen=True, kw_only=True)
class ConditionCounts:
    """How many people gave each answer about one condition: ``clause`` is a WHEN clause."""

    clause: str
    in_place: int = 0
    partly: int = 0
    not_in_place: int = 0
    do_not_know: int = 0

    @property
    def total(self) -> int:
        """How many people answered about the condition."""
        return sum(self.of(rating) for rating in Rating)

    def of(self, rating: Rating) -> int:
        """How many gave this answer."""
        number: int = getattr(self, rating.value)
        return number

    @property
    def given(self) -> tuple[Rating, ...]:
        """The answers that somebody gave."""
        return tuple(rating for rating in Rating if self.of(rating))


@dataclass(frozen=True, kw_only=True)
class SideAnswers:
    """What people of one side answered themselves, each alone, counted together.

    ``people`` is how many answered at least one condition. A condition about which fewer than
    ``FEWEST_SHOWN`` answered is in no count: what they said is not reported, and not zero.
    """

    id: str
    side: Side
    people: int
    counts: tuple[ConditionCounts, ...]
    asked_until: date | None = None

    @cached_property
    def by_clause(self) -> Mapping[str, ConditionCounts]:
        """Each count under the clause it is about."""
        return {one.clause: one for one in self.counts}


@dataclass(frozen=True, kw_only=True)
class ReadinessRound:
    """One time at which the sides were asked. ``theory`` names the version whose conditions they rated.

    ``label`` says when in the life of the project, such as "before the start".
    """

    number: int
    theory: str
    label: str = ""
    held_on: date | None = None
    views: tuple[SideView, ...] = ()
    answers: tuple[SideAnswers, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether anybody of any side has said something that can be read."""
        return bool(self.views or self.answers)

    def answers_of(self, side: Side) -> tuple[SideAnswers, ...]:
        """What people of one side answered themselves, each time they were asked."""
        return tuple(one for one in self.answers if one.side is side)

    def views_of(self, side: Side) -> tuple[SideView, ...]:
        """The views of one side, in the order in which they were given."""
        return tuple(view for view in self.views if view.side is side)


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """A project's readiness, round after round, the oldest first."""

    id: str
    project: str
    rounds: tuple[ReadinessRound, ...] = ()

    @property
    def latest(self) -> ReadinessRound | None:
        """The round that was begun last; None before the first."""
        return self.rounds[-1] if self.rounds else None

    @cached_property
    def view_by_id(self) -> Mapping[str, SideView]:
        """Every view of every round under its identifier."""
        return {view.id: view for one in self.rounds for view in one.views}


def add_round(
    readiness: Readiness, *, theory: str, label: str = "", held_on: date | None = None
) -> Readiness:
    """The record with a further round, of which nobody has given a view yet."""
    number = len(readiness.rounds) + 1
    new = ReadinessRound(number=number, theory=theory, label=label, held_on=held_on)
    return replace(readiness, rounds=(*readiness.rounds, new))


def add_view(readiness: Readiness, view: SideView, *, round_number: int | None = None) -> Readiness:
    """The record with a view more in one of its rounds, the last when none is named.

    The view gets an identifier that no other has. Raises LookupError when there is no such round.
    """
    at = (len(readiness.rounds) if round_number is None else round_number) - 1
    if not 0 <= at < len(readiness.rounds):
        raise LookupError(f"There is no round {at + 1}.")
    numbers = [int(name[1:]) for name in readiness.view_by_id if name[:1] == "v" and name[1:].isdecimal()]
    named = replace(view, id=f"v{max(numbers, default=0) + 1}")
    asked = replace(readiness.rounds[at], views=(*readiness.rounds[at].views, named))
    return replace(readiness, rounds=(*readiness.rounds[:at], asked, *readiness.rounds[at + 1 :]))


def change_view(readiness: Readiness, view: SideView) -> Readiness:
    """The record with this view in the place of the one of the same identifier. Raises LookupError."""
    if view.id not in readiness.view_by_id:
        raise LookupError(view.id)
    rounds = tuple(
        replace(one, views=tuple(view if view.id == held.id else held for held in one.views))
        for one in readiness.rounds
    )
    return replace(readiness, rounds=rounds)


def joined_readiness(stored: Readiness, incoming: Readiness) -> Readiness:
    """Two tellings of one record put together: what only one of them has stays, else the incoming holds."""
    rounds = {one.number: one for one in stored.rounds}
    for one in incoming.rounds:
        before = rounds.get(one.number)
        rounds[one.number] = _joined(before, one) if before else one
    return replace(incoming, rounds=tuple(rounds[number] for number in sorted(rounds)))


def _joined(before: ReadinessRound, after: ReadinessRound) -> ReadinessRound:
    views = {one.id: one for one in (*before.views, *after.views)}
    answers = {one.id: one for one in (*before.answers, *after.answers)}
    return replace(after, views=tuple(views.values()), answers=tuple(answers.values()))


def counted_answers(
    given: Iterable[Mapping[str, Rating]], *, name: str, side: Side, asked_until: date | None = None
) -> SideAnswers | None:
    """What single people answered, by clause, counted together; None when they are too few to be shown.

    Whoever answered nothing is not counted. A condition is left out unless ``FEWEST_SHOWN`` people
    answered about it.
    """
    told = [answers for answers in given if answers]
    if len(told) < FEWEST_SHOWN:
        return None
    clauses = dict.fromkeys(clause for answers in told for clause in answers)
    found = (_counted(clause, [one[clause] for one in told if clause in one]) for clause in sorted(clauses))
    counts = tuple(one for one in found if one.total >= FEWEST_SHOWN)
    if not counts:
        return None
    return SideAnswers(id=name, side=side, people=len(told), counts=counts, asked_until=asked_until)


def without_few(readiness: Readiness) -> Readiness:
    """The record without counts of fewer than ``FEWEST_SHOWN``, as it may have been kept while that was less.

    Answers of which no count is left go whole, and so do those of too few people.
    """
    rounds = tuple(
        replace(one, answers=tuple(left for told in one.answers if (left := _enough(told))))
        for one in readiness.rounds
    )
    return replace(readiness, rounds=rounds)


def _enough(told: SideAnswers) -> SideAnswers | None:
    counts = tuple(one for one in told.counts if one.total >= FEWEST_SHOWN)
    return replace(told, counts=counts) if counts and told.people >= FEWEST_SHOWN else None


def _counted(clause: str, ratings: Iterable[Rating]) -> ConditionCounts:
    number = Counter(ratings)
    return ConditionCounts(
        clause=clause,
        in_place=number[Rating.IN_PLACE],
        partly=number[Rating.PARTLY],
        not_in_place=number[Rating.NOT_IN_PLACE],
        do_not_know=number[Rating.DO_NOT_KNOW],
    )
