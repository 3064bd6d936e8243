"""A case by design stage: what was aimed at, what helped or hindered, what was seen by whom."""

from collections.abc import Sequence

from doingwith.analysis.stage_table import StageRow, stage_table
from doingwith.cases.case import Case
from doingwith.cases.stage_table import EntryKind, StageEntry, StageTable
from doingwith.common.judgements import Basis
from doingwith.reporting.context import Context, capital, case_anchor, judgement_anchor
from doingwith.reporting.document import (
    Block,
    Inline,
    Link,
    Paragraph,
    Row,
    Section,
    SignMark,
    Spans,
    Table,
    Trace,
    lines,
    one_group,
    row,
)
from doingwith.reporting.wording import word

__all__ = ["stage_tables"]


def stage_tables(context: Context, case: Case) -> Section:
    """The section with every stage table of the case."""
    blocks = [block for table in case.stage_tables for block in _table(context, case, table)]
    return Section(f"The stages of {case.id}", f"{case_anchor(case.id)}-stages", tuple(blocks))


def _table(context: Context, case: Case, table: StageTable) -> list[Block]:
    stages = stage_table(table)
    kinds = [kind for kind in EntryKind if any(stage.of_kind(kind) for stage in stages)]
    rows = [_aims(stages)] if table.aims else []
    rows += [_kind(context, case, kind, stages, mixed=_is_mixed(table)) for kind in kinds]
    drawn = Table(
        caption=table.title,
        columns=("What is told", *(word(stage.stage) for stage in stages)),
        groups=one_group(rows),
    )
    return [drawn, *(Paragraph((sentence,)) for sentence in _notes(table))]


def _notes(table: StageTable) -> list[str]:
    placed_by_reader = all(entry.stage_basis is Basis.INFERRED for entry in table.entries)
    notes = [table.note] if table.note else []
    if table.entries and placed_by_reader:
        notes.append("The stage of every line is inferred by the reader.")
    if any(entry.sign for entry in table.entries):
        notes.append("Signs in this table have no frame: their basis stands with the judgement they lead to.")
    return notes


def _is_mixed(table: StageTable) -> bool:
    return len({entry.stage_basis for entry in table.entries}) > 1


def _aims(stages: Sequence[StageRow]) -> Row:
    return row("Aim", *(capital(stage.aim) or "not reported" for stage in stages))


def _kind(context: Context, case: Case, kind: EntryKind, stages: Sequence[StageRow], *, mixed: bool) -> Row:
    cells: list[Spans] = [
        lines(_entry(context, case, entry, mixed=mixed) for entry in stage.of_kind(kind)) or ("not reported",)
        for stage in stages
    ]
    return row(word(kind), *cells)


def _entry(context: Context, case: Case, entry: StageEntry, *, mixed: bool) -> Spans:
    tile: tuple[Inline, ...] = (SignMark(entry.sign), " ") if entry.sign else ()
    silent = " (no sign given)" if entry.kind is EntryKind.FACTOR and entry.sign is None else ""
    inferred = " (stage inferred)" if mixed and entry.stage_basis is Basis.INFERRED else ""
    links = tuple(
        Link(factor, judgement_anchor(case.id, factor))
        for factor in entry.factors
        if (case.id, factor) in context.reported
    )
    return (*tile, f"{capital(entry.text)}{silent}{inferred}", Trace(links))
