"""What changed between two versions of the theory, clause by clause."""

from collections.abc import Iterator

from doingwith.analysis.theory_difference import PartDifference, StatementDifference, theory_difference
from doingwith.reporting.clause_changes import change_words, place_words
from doingwith.reporting.context import Context
from doingwith.reporting.document import (
    Block,
    BulletList,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Spans,
    Strong,
    Table,
    anchor,
    lines,
    row,
)
from doingwith.reporting.wording import count, listed, word
from doingwith.theory.theory import TheoryVersion

__all__ = ["changes"]


def changes(context: Context) -> list[Section]:
    """One section for each version that revises another."""
    versions = context.record.theory_by_id
    return [
        _change(versions[after.revises], after)
        for after in context.record.theory_versions
        if after.revises is not None and after.revises in versions
    ]


def _change(before: TheoryVersion, after: TheoryVersion) -> Section:
    difference = theory_difference(before, after)
    groups = tuple(
        RowGroup(tuple(_rows(each)), heading=f"Statement {each.number}{_fate(each)}")
        for each in difference.statements
    )
    blocks: tuple[Block, ...] = (
        BulletList(tuple(_sentence(each) for each in difference.statements)),
        Table("What changed, clause by clause", ("Change", "Part", "Clause"), groups, row_header=2),
    )
    if difference.is_empty:
        blocks = (Paragraph(("The two versions say the same.",)),)
    return Section(
        f"From {_lower(before.label)} to {_lower(after.label)}", anchor("change", after.id), blocks
    )


def _fate(difference: StatementDifference) -> str:
    if difference.before is None:
        return " (added)"
    return " (dropped)" if difference.after is None else ""


def _sentence(difference: StatementDifference) -> Spans:
    told = [words for part in difference.parts for words in _part_words(part)]
    changed = listed(told) if told else "nothing changed"
    return (Strong(f"Statement {difference.number}{_fate(difference)}:"), f" {changed}.")


def _part_words(part: PartDifference) -> Iterator[str]:
    name = word(part.part)
    if part.added:
        yield f"{count(len(part.added), f'{name} clause')} added"
    if part.reworded:
        carrying = len({pair.after.id for pair in part.reworded})
        yield f"{count(carrying, f'{name} clause')} carrying on an earlier idea"
    moved, merged, split = (
        len({pair.after.id for pair in part.moved}),
        len({pair.after.id for pair in part.merged}),
        len({pair.before.id for pair in part.split}),
    )
    if moved:
        yield f"{count(moved, f'{name} clause')} moved here from elsewhere"
    if split:
        yield f"{count(split, 'earlier idea')} split"
    if merged:
        yield f"{count(merged, f'{name} clause')} merged from several"
    if part.moved_away:
        yield f"{count(len(part.moved_away), f'{name} idea')} moved elsewhere"
    if part.relinked:
        yield f"{count(len(part.relinked), f'{name} clause')} linked to other factors"
    if part.dropped:
        yield f"{count(len(part.dropped), f'{name} idea')} dropped"


def _rows(difference: StatementDifference) -> Iterator[Row]:
    for part in difference.parts:
        name = word(part.part)
        before: dict[str, list[str]] = {}
        for pair in part.carried:
            before.setdefault(pair.after.id, []).append(pair.before.text)
        for clause in part.now:
            yield _row_of(part, name, clause.id, clause.text, before.get(clause.id, []))
        for pair in part.moved_away:
            yield row(f"moved to {place_words(pair.now)}", name, pair.before.text)
        for clause in part.dropped:
            yield row("dropped", name, clause.text)


def _row_of(part: PartDifference, name: str, clause_id: str, text: str, before: list[str]) -> Row:
    if before:
        earlier = [(f"Before: {old}",) for old in before if old != text]
        return row(change_words(part, clause_id), name, lines([(text,), *earlier]))
    if any(pair.after.id == clause_id for pair in part.relinked):
        return row("linked to other factors", name, text)
    return row(change_words(part, clause_id), name, text)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
