"""A case's stage tables: a column for each design stage, as in the report's Table 1."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from doingwith.analysis.stage_table import StageRow, stage_table
from doingwith.cases.case import Case
from doingwith.cases.stage_table import EntryKind, StageEntry, StageTable
from doingwith.common.judgements import Basis
from doingwith.reporting.context import capital, judgement_anchor
from doingwith.reporting.wording import word

__all__ = ["Line", "Part", "StageColumn", "StageSheet", "stage_sheets"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a column. ``links`` are factors with the anchors of their judgements."""

    text: str
    sign: str = ""
    note: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One kind of line; no lines when nothing was reported."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class StageColumn:
    """One stage with its parts. Every column of a sheet has the same parts."""

    stage: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class StageSheet:
    """A whole stage table with its notes."""

    title: str
    columns: tuple[StageColumn, ...]
    notes: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many lines of the grid a column takes: its name and its parts."""
        return 1 + len(self.columns[0].parts)


def stage_sheets(case: Case, reported: Collection[str]) -> list[StageSheet]:
    """Every stage table of the case. ``reported`` are the factors that have a judgement to lead to."""
    return [_Sheet(case.id, table, reported).sheet() for table in case.stage_tables]


@dataclass(frozen=True)
class _Sheet:
    case_id: str
    table: StageTable
    reported: Collection[str]

    def sheet(self) -> StageSheet:
        rows = stage_table(self.table)
        kinds = [kind for kind in EntryKind if any(row.of_kind(kind) for row in rows)]
        return StageSheet(
            title=self.table.title,
            columns=tuple(self._column(row, kinds) for row in rows),
            notes=tuple(note for note in (self.table.note, self._basis) if note),
        )

    @property
    def _bases(self) -> set[Basis]:
        return {entry.stage_basis for entry in self.table.entries}

    @property
    def _basis(self) -> str:
        if self._bases == {Basis.INFERRED}:
            return "The source does not say at which stage each line stands: that is inferred by the reader."
        return "The stage of every line is stated in the sources." if self._bases == {Basis.EXPLICIT} else ""

    def _column(self, row: StageRow, kinds: Sequence[EntryKind]) -> StageColumn:
        aims = Part(name="Aims", lines=tuple(Line(text=capital(aim)) for aim in row.aims))
        parts = [Part(name=word(kind), lines=tuple(map(self._line, row.of_kind(kind)))) for kind in kinds]
        return StageColumn(stage=word(row.stage), parts=tuple([aims, *parts] if self.table.aims else parts))

    def _line(self, entry: StageEntry) -> Line:
        notes = []
        if entry.kind is EntryKind.FACTOR and entry.sign is None:
            notes.append("no sign given")
        if len(self._bases) > 1 and entry.stage_basis is Basis.INFERRED:
            notes.append("stage inferred by the reader")
        return Line(
            text=capital(entry.text),
            sign=entry.sign or "",
            note="; ".join(notes),
            links=tuple(
                (factor, judgement_anchor(self.case_id, factor))
                for factor in entry.factors
                if factor in self.reported
            ),
        )
