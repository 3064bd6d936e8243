"""A theory's statements as tables of clauses: what changed in each, and what the cases say of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from doingwith.analysis.theory_difference import PartDifference, StatementDifference
from doingwith.reporting.clause_changes import change_words, place_words
from doingwith.reporting.wording import word
from doingwith.theory.theory import Clause, Part, Statement
from doingwith_site.analysis.presenters.evidence import Evidence, EvidenceOf

__all__ = ["ClauseRow", "PartGroup", "StatementSheet", "compared_sheet", "plain_sheet"]

CLAUSE_PARTS = (Part.WHEN, Part.THEN, Part.BECAUSE)


@dataclass(frozen=True, kw_only=True)
class ClauseRow:
    """One clause. ``change`` is empty when nothing is compared; ``before`` are its earlier words."""

    text: str
    change: str = ""
    kind: str = "plain"
    before: tuple[str, ...] = ()
    evidence: Evidence = Evidence()


@dataclass(frozen=True, kw_only=True)
class PartGroup:
    """WHEN, THEN or BECAUSE with its clauses."""

    name: str
    rows: tuple[ClauseRow, ...]


@dataclass(frozen=True, kw_only=True)
class StatementSheet:
    """One statement, to which other pages lead by its ``id``.

    ``if_change`` and ``if_before`` tell what became of its IF.
    """

    id: str
    heading: str
    if_text: str
    groups: tuple[PartGroup, ...]
    if_change: str = ""
    if_before: str = ""
    tested: tuple[tuple[str, str], ...] = ()


def plain_sheet(number: int, statement: Statement, evidence: EvidenceOf) -> StatementSheet:
    """A statement of a version that is compared with none."""
    return StatementSheet(
        id=statement.id,
        heading=f"Statement {number}",
        if_text=statement.if_,
        tested=evidence.tested(statement.id),
        groups=tuple(
            PartGroup(
                name=part_name(statement, part),
                rows=tuple(
                    ClauseRow(text=clause.text, evidence=evidence.on(clause))
                    for clause in statement.clauses(part)
                ),
            )
            for part in CLAUSE_PARTS
            if statement.clauses(part)
        ),
    )


def compared_sheet(difference: StatementDifference, evidence: EvidenceOf) -> StatementSheet:
    """A statement with what changed in it."""
    statement = difference.after or difference.before
    assert statement is not None, "a difference has at least one side"  # noqa: S101
    groups = [
        PartGroup(name=part_name(statement, part), rows=tuple(_rows(difference.part(part), evidence)))
        for part in CLAUSE_PARTS
    ]
    reworded = difference.part(Part.IF).reworded
    return StatementSheet(
        id=statement.id,
        heading=f"Statement {difference.number}{fate(difference)}",
        if_text=statement.if_,
        tested=evidence.tested(statement.id),
        if_change="reworded" if reworded else "",
        if_before=reworded[0].before.text if reworded else "",
        groups=tuple(group for group in groups if group.rows),
    )


def fate(difference: StatementDifference) -> str:
    """Whether the whole statement is new or gone; empty when it stands on both sides."""
    if difference.before is None:
        return ", added"
    return ", dropped" if difference.after is None else ""


def part_name(statement: Statement, part: Part) -> str:
    """WHEN, THEN or BECAUSE, with the name its list has in the theory."""
    frame = {Part.WHEN: statement.when_frame, Part.THEN: statement.then_frame}.get(part, "")
    return f"{word(part)} ({frame})" if frame else word(part)


def _rows(found: PartDifference, evidence: EvidenceOf) -> Iterator[ClauseRow]:
    for clause in found.now:
        yield _now(found, clause, evidence)
    for pair in found.moved_away:
        yield ClauseRow(text=pair.before.text, change=f"moved to {place_words(pair.now)}", kind="none")
    for clause in found.dropped:
        yield ClauseRow(text=clause.text, change="dropped", kind="stop")


def _now(found: PartDifference, clause: Clause, evidence: EvidenceOf) -> ClauseRow:
    before = tuple(
        pair.before.text
        for pair in found.carried
        if pair.after.id == clause.id and pair.before.text != clause.text
    )
    change = change_words(found, clause.id)
    return ClauseRow(
        text=clause.text,
        change=change,
        kind="none" if change == "kept" else "plain",
        before=before,
        evidence=evidence.on(clause),
    )
