"""What changed between two versions of a theory of change, clause by clause.

Statements are paired by what they say they revise, or by identifier. Within them, the same
words are *kept*. A clause that says it keeps the idea of an earlier one is *reworded* where its
words are others, and *moved* where it stands in another statement or part; an idea that several
clauses carry on is *split*, several that one clause carries on are *merged*. One clause can be
several of these at once. All else is *added* or *dropped*. Frames (the short names of a list) are
headings, not ideas, and are not compared; nor is the order inside a list.

A version speaks only of the one it revises. Between versions that are no neighbours statements and
clauses are followed step by step through those between.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from doingwith.common.following import Ties, ties_along
from doingwith.theory.lineage import versions_between
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

__all__ = [
    "ClausePair",
    "ClausePlace",
    "PartDifference",
    "StatementDifference",
    "TheoryDifference",
    "one_thing",
    "theory_difference",
]


@dataclass(frozen=True, kw_only=True)
class ClausePlace:
    """Where a clause stands: in which statement, counted from 1 in its version, and in which part."""

    number: int
    statement: str
    part: Part


@dataclass(frozen=True, kw_only=True)
class ClausePair:
    """A clause before and the clause after that carries its idea on, and where each stands."""

    before: Clause
    after: Clause
    was: ClausePlace | None = None
    now: ClausePlace | None = None


@dataclass(frozen=True, kw_only=True)
class PartDifference:
    """What changed in one part of a statement.

    ``now`` is the part as it stands after; ``kept`` the clauses whose words stayed (as they
    stand after); ``relinked`` those of them that now name other factors; ``reworded`` each
    old idea with its new words; ``moved`` each that stood elsewhere before, ``moved_away`` each that
    stands elsewhere now; ``split`` each that other clauses carry on too; ``merged`` each that
    came together with others in one clause. IF is a single clause.
    """

    part: Part
    now: tuple[Clause, ...] = ()
    kept: tuple[Clause, ...] = ()
    relinked: tuple[ClausePair, ...] = ()
    reworded: tuple[ClausePair, ...] = ()
    moved: tuple[ClausePair, ...] = ()
    moved_away: tuple[ClausePair, ...] = ()
    split: tuple[ClausePair, ...] = ()
    merged: tuple[ClausePair, ...] = ()
    added: tuple[Clause, ...] = ()
    dropped: tuple[Clause, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        changed = (self.relinked, self.added, self.dropped, self.moved_away)
        return not (any(changed) or self.carried)

    @property
    def carried(self) -> tuple[ClausePair, ...]:
        """Every clause of the part with each earlier one whose idea it carries on, kept alone left out."""
        pairs = dict.fromkeys((*self.reworded, *self.moved, *self.split, *self.merged))
        place = {clause.id: at for at, clause in enumerate(self.now)}
        return tuple(sorted(pairs, key=lambda pair: place[pair.after.id]))

    def fates(self, pair: ClausePair) -> tuple[str, ...]:
        """What became of the earlier clause of a pair: "moved", "split", "merged", "reworded"."""
        kinds = {"moved": self.moved, "split": self.split, "merged": self.merged, "reworded": self.reworded}
        return tuple(kind for kind, pairs in kinds.items() if pair in pairs)


@dataclass(frozen=True, kw_only=True)
class StatementDifference:
    """One statement before and after. No ``before``: it was added; no ``after``: dropped.

    ``number`` counts from 1 in the version after; for a dropped statement, before.
    """

    number: int
    before: Statement | None
    after: Statement | None
    parts: tuple[PartDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the statement stands on both sides and says the same."""
        return None not in (self.before, self.after) and all(part.is_empty for part in self.parts)

    def part(self, part: Part) -> PartDifference:
        """What changed in IF, WHEN, THEN or BECAUSE."""
        return next(difference for difference in self.parts if difference.part == part)


@dataclass(frozen=True, kw_only=True)
class TheoryDifference:
    """Two versions of a theory and what changed: statements as after, then the dropped ones.

    ``through`` names the versions between, through which statements and clauses were followed.
    """

    before: TheoryVersion
    after: TheoryVersion
    statements: tuple[StatementDifference, ...]
    through: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return all(statement.is_empty for statement in self.statements)


def theory_difference(
    before: TheoryVersion, after: TheoryVersion, versions: Iterable[TheoryVersion] = ()
) -> TheoryDifference:
    """What changed from one version to another, whichever of them is the later.

    ``versions`` are those of the programme: a statement or clause that was revised more than once is followed
    through the versions between. Without them, or where no way leads from one to the other, the two are
    compared by what they say themselves.
    """
    between = versions_between(before, after, versions)
    return TheoryDifference(
        before=before,
        after=after,
        statements=tuple(_Comparison(before, after, between).differences()),
        through=tuple(version.id for version in between),
    )


def one_thing(before: TheoryVersion, after: TheoryVersion) -> Ties:
    """The statements and the clauses before and after that are one, in the same words or in others."""
    found = _Comparison(before, after)
    return found.one_statement | found.one_idea


@dataclass(frozen=True)
class _Comparison:
    before: TheoryVersion
    after: TheoryVersion
    between: tuple[TheoryVersion, ...] = ()

    def differences(self) -> Iterator[StatementDifference]:
        for number, after in enumerate(self.after.statements, start=1):
            yield self._difference(number, self._before_of(after), after)
        for number, before in enumerate(self.before.statements, start=1):
            if not any((before.id, after.id) in self.one_statement for after in self.after.statements):
                yield self._difference(number, before, None)

    def _before_of(self, after: Statement) -> Statement | None:
        return next((one for one in self.before.statements if (one.id, after.id) in self.one_statement), None)

    def _difference(
        self, number: int, before: Statement | None, after: Statement | None
    ) -> StatementDifference:
        parts = tuple(self._part(part, before, after) for part in Part)
        return StatementDifference(number=number, before=before, after=after, parts=parts)

    def _part(self, part: Part, old: Statement | None, new: Statement | None) -> PartDifference:
        before, after = _clauses(old, part), _clauses(new, part)
        kept = self._same_words(before, after)
        gone, here = {clause.id for clause in before}, {clause.id for clause in after}
        into = tuple(pair for pair in self.carried if pair.after.id in here)
        away = tuple(pair for pair in self.carried if pair.before.id in gone)
        reworded = _both_sides(before, after) if part is Part.IF and not kept else _in_other_words(into)
        settled_before = {pair.before.id for pair in (*kept, *away, *reworded)}
        settled_after = {pair.after.id for pair in (*kept, *into, *reworded)}
        return PartDifference(
            part=part,
            now=after,
            kept=tuple(pair.after for pair in kept),
            relinked=tuple(pair for pair in kept if pair.before.factors != pair.after.factors),
            reworded=reworded,
            moved=tuple(filter(self._moves, into)),
            moved_away=tuple(filter(self._moves, away)),
            split=tuple(pair for pair in into if self._times[0][pair.before.id] > 1),
            merged=tuple(pair for pair in into if self._times[1][pair.after.id] > 1),
            added=tuple(clause for clause in after if clause.id not in settled_after),
            dropped=tuple(clause for clause in before if clause.id not in settled_before),
        )

    @cached_property
    def carried(self) -> tuple[ClausePair, ...]:
        """Ideas carried on in other words or in another place: an idea that moves is not lost."""
        old, new = _places(self.before), _places(self.after)
        kept = set(self._in_the_same_words())
        order = {name: at for names in (old, new) for at, name in enumerate(names)}
        ties = sorted(self.one_idea - kept, key=lambda tie: (order[tie[1]], order[tie[0]]))
        return tuple(
            ClausePair(before=old[one][0], after=new[other][0], was=old[one][1], now=new[other][1])
            for one, other in ties
        )

    def _moves(self, pair: ClausePair) -> bool:
        """Whether the clause stands in another part, or in a statement that does not revise its own."""
        was, now = pair.was, pair.now
        if was is None or now is None:
            return False
        return was.part is not now.part or self._homes.get(now.statement) != was.statement

    @cached_property
    def _homes(self) -> dict[str, str]:
        """For each statement after the one before that it is compared with."""
        pairs = ((after.id, self._before_of(after)) for after in self.after.statements)
        return {after: before.id for after, before in pairs if before}

    @cached_property
    def _times(self) -> tuple[Counter[str], Counter[str]]:
        """How many clauses carry each earlier one on, and how many each later one carries on."""
        return Counter(before for before, _ in self.one_idea), Counter(after for _, after in self.one_idea)

    # --- what is one thing, step by step ---------------------------------------------------------------

    @cached_property
    def steps(self) -> tuple["_Comparison", ...]:
        """Each version beside the next; none when there is nothing between."""
        way = (self.before, *self.between, self.after)
        return tuple(_Comparison(*pair) for pair in pairwise(way)) if self.between else ()

    @cached_property
    def one_statement(self) -> Ties:
        """Statements before and after that are one."""
        own = frozenset(
            (before.id, after.id)
            for before in self.before.statements
            for after in self.after.statements
            if _are_one(before, after)
        )
        return ties_along([step.one_statement for step in self.steps], own)

    @cached_property
    def one_idea(self) -> Ties:
        """Clauses before and after that are one idea, in the same words or in others."""
        own = frozenset(self._in_the_same_words()) | self.said
        return ties_along([step.one_idea for step in self.steps], own)

    @cached_property
    def said(self) -> Ties:
        """Clauses that are one by what one of them says, or by identifier and words together."""
        return frozenset(_as_they_say(self.before, self.after))

    def _in_the_same_words(self) -> Iterator[tuple[str, str]]:
        for after in self.after.statements:
            before = self._before_of(after)
            for part in (Part.WHEN, Part.THEN, Part.BECAUSE):
                for pair in self._same_words(_clauses(before, part), _clauses(after, part)):
                    yield pair.before.id, pair.after.id

    def _same_words(self, before: Sequence[Clause], after: Sequence[Clause]) -> tuple[ClausePair, ...]:
        """Clauses with the same words, one to one, in the order after.

        Where words stand several times, those that are one by their identifier or by what they say they keep
        come first, and then the first with the first.
        """
        waiting, pairs = list(before), dict[str, ClausePair]()
        for marked in (True, False):
            for clause in (one for one in after if one.id not in pairs):
                alike = (old for old in waiting if old.text == clause.text)
                match = next((old for old in alike if not marked or (old.id, clause.id) in self.said), None)
                if match is not None:
                    waiting.remove(match)
                    pairs[clause.id] = ClausePair(before=match, after=clause)
        return tuple(pairs[clause.id] for clause in after if clause.id in pairs)


def _as_they_say(before: TheoryVersion, after: TheoryVersion) -> Iterator[tuple[str, str]]:
    """Clauses of which one says that it keeps the other."""
    old, new = (
        {name: clause for name, (clause, _) in _places(version).items()} for version in (before, after)
    )
    yield from ((name, name) for name in old.keys() & new.keys() if old[name].text == new[name].text)
    for clause in new.values():
        yield from ((kept, clause.id) for kept in clause.keeps if kept in old)
    for clause in old.values():
        yield from ((clause.id, kept) for kept in clause.keeps if kept in new)


def _are_one(before: Statement, after: Statement) -> bool:
    return before.id == after.id or after.revises == before.id or before.revises == after.id


def _clauses(statement: Statement | None, part: Part) -> tuple[Clause, ...]:
    if statement is None:
        return ()
    if part is Part.IF:
        return (Clause(id=f"{statement.id}.if", text=statement.if_),)
    return statement.clauses(part)


def _both_sides(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[ClausePair, ...]:
    return tuple(ClausePair(before=old, after=new) for old, new in zip(before, after, strict=False))


def _in_other_words(pairs: Iterable[ClausePair]) -> tuple[ClausePair, ...]:
    return tuple(pair for pair in pairs if pair.before.text != pair.after.text)


def _places(version: TheoryVersion) -> dict[str, tuple[Clause, ClausePlace]]:
    """Every clause of the version by its identifier, and where it stands."""
    return {
        clause.id: (clause, ClausePlace(number=number, statement=statement.id, part=part))
        for number, statement in enumerate(version.statements, start=1)
        for part, clause in statement.all_clauses()
    }
