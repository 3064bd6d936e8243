"""What changed between two versions of a theory of change, clause by clause.

Statements are paired by what they say they revise, or by identifier. Within them, the same
words are *kept*; a clause that says it keeps the idea of an earlier one is *reworded*; all
else is *added* or *dropped*. Frames (the short names of a list) are headings, not ideas, and
are not compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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
    """Two versions of a theory and what changed: statements as after, then the dropped ones."""

    before: TheoryVersion
    after: TheoryVersion
    statements: tuple[StatementDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return all(statement.is_empty for statement in self.statements)


def theory_difference(before: TheoryVersion, after: TheoryVersion) -> TheoryDifference:
    """What changed from one version to another, whichever of them is the later."""
    return TheoryDifference(
        before=before, after=after, statements=tuple(_Comparison(before, after).differences())
    )


@dataclass(frozen=True)
class _Comparison:
    before: TheoryVersion
    after: TheoryVersion

    def differences(self) -> Iterator[StatementDifference]:
        for number, after in enumerate(self.after.statements, start=1):
            yield self._difference(number, self._before_of(after), after)
        for number, before in enumerate(self.before.statements, start=1):
            if not any(_are_one(before, after) for after in self.after.statements):
                yield self._difference(number, before, None)

    def _before_of(self, after: Statement) -> Statement | None:
        return next((before for before in self.before.statements if _are_one(before, after)), None)

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
            if before.text != after.text and (before.id in after.keeps or after.id in before.keeps)
        )


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
