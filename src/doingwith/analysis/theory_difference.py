"""What changed between two versions of a theory of change, clause by clause.

Statements are paired by what they say they revise, or by identifier. Within them, the same
words are *kept*; a clause that says it keeps the idea of an earlier one is *reworded*; all
else is *added* or *dropped*. Frames (the short names of a list) are headings, not ideas, and
are not compared.

A version speaks only of the one it revises. Between versions that are no neighbours statements and
clauses are followed step by step through those between.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from doingwith.common.following import Ties, ties_along
from doingwith.theory.lineage import versions_between
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

__all__ = ["ClausePair", "PartDifference", "StatementDifference", "TheoryDifference", "theory_difference"]


@dataclass(frozen=True, kw_only=True)
class ClausePair:
    """A clause before and the clause after that carries its idea on."""

    before: Clause
    after: Clause


@dataclass(frozen=True, kw_only=True)
class PartDifference:
    """What changed in one part of a statement.

    ``now`` is the part as it stands after; ``kept`` the clauses whose words stayed (as they
    stand after); ``relinked`` those of them that now name other factors; ``reworded`` each
    old idea with its new words. IF is a single clause.
    """

    part: Part
    now: tuple[Clause, ...] = ()
    kept: tuple[Clause, ...] = ()
    relinked: tuple[ClausePair, ...] = ()
    reworded: tuple[ClausePair, ...] = ()
    added: tuple[Clause, ...] = ()
    dropped: tuple[Clause, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.relinked or self.reworded or self.added or self.dropped)


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
        parts = tuple(self._part(part, _clauses(before, part), _clauses(after, part)) for part in Part)
        return StatementDifference(number=number, before=before, after=after, parts=parts)

    def _part(self, part: Part, before: Sequence[Clause], after: Sequence[Clause]) -> PartDifference:
        kept = _same_words(before, after)
        reworded = _both_sides(before, after) if part is Part.IF and not kept else self.carried
        settled_before = {pair.before.id for pair in (*kept, *reworded)}
        settled_after = {pair.after.id for pair in (*kept, *reworded)}
        here = {clause.id for clause in after}
        return PartDifference(
            part=part,
            now=tuple(after),
            kept=tuple(pair.after for pair in kept),
            relinked=tuple(pair for pair in kept if pair.before.factors != pair.after.factors),
            reworded=tuple(pair for pair in reworded if pair.after.id in here),
            added=tuple(clause for clause in after if clause.id not in settled_after),
            dropped=tuple(clause for clause in before if clause.id not in settled_before),
        )

    @cached_property
    def carried(self) -> tuple[ClausePair, ...]:
        """Ideas carried on in other words, wherever they now stand: an idea that moves is not lost."""
        return tuple(
            ClausePair(before=before, after=after)
            for after in _every_clause(self.after)
            for before in _every_clause(self.before)
            if before.text != after.text and (before.id, after.id) in self.one_idea
        )

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
        own = frozenset((*self._in_the_same_words(), *_as_they_say(self.before, self.after)))
        return ties_along([step.one_idea for step in self.steps], own)

    def _in_the_same_words(self) -> Iterator[tuple[str, str]]:
        for after in self.after.statements:
            before = self._before_of(after)
            for part in (Part.WHEN, Part.THEN, Part.BECAUSE):
                for pair in _same_words(_clauses(before, part), _clauses(after, part)):
                    yield pair.before.id, pair.after.id


def _as_they_say(before: TheoryVersion, after: TheoryVersion) -> Iterator[tuple[str, str]]:
    """Clauses of which one says that it keeps the other."""
    old, new = ({clause.id: clause for clause in _every_clause(version)} for version in (before, after))
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


def _same_words(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[ClausePair, ...]:
    """Clauses with the same words, one to one, in the order after."""
    waiting = list(before)
    pairs: list[ClausePair] = []
    for clause in after:
        match = next((old for old in waiting if old.text == clause.text), None)
        if match is not None:
            waiting.remove(match)
            pairs.append(ClausePair(before=match, after=clause))
    return tuple(pairs)


def _both_sides(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[ClausePair, ...]:
    return tuple(ClausePair(before=old, after=new) for old, new in zip(before, after, strict=False))


def _every_clause(version: TheoryVersion) -> Iterator[Clause]:
    for statement in version.statements:
        for _, clause in statement.all_clauses():
            yield clause
