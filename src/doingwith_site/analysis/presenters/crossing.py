"""Factors against cases as a table: the heat map's twin, each mark leading to its judgement."""

from dataclasses import dataclass
from itertools import groupby

from doingwith.analysis.matrix import CaseFactorMatrix, Cell, MatrixRow
from doingwith.programmes.factors import Factor, Pole
from doingwith.reporting.context import named
from doingwith.reporting.wording import sentence
from doingwith_site.cases.presenters.addresses import judgement_url

__all__ = [
    "CaseHead",
    "CrossingCell",
    "CrossingGroup",
    "CrossingRow",
    "Tile",
    "crossing_groups",
    "factor_note",
]

POLE_NOTES = {
    Pole.ENABLING: "",
    Pole.CONSTRAINING: "The list words it as constraining.",
    Pole.BOTH: "The list words it as working both ways.",
    Pole.NEUTRAL: "The list words it without a direction.",
    Pole.DEGREE: "The list words it as a matter of degree.",
    Pole.RESULT: "",
}


@dataclass(frozen=True, kw_only=True)
class CaseHead:
    """A column: a case."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One reader's mark in one case, and where it is read."""

    sign: str
    basis: str
    url: str
    note: str


@dataclass(frozen=True, kw_only=True)
class CrossingCell:
    """One factor in one case; without tiles it was not reported."""

    case: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, kw_only=True)
class CrossingRow:
    """A factor across the cases."""

    anchor: str
    name: str
    note: str
    cells: tuple[CrossingCell, ...]


@dataclass(frozen=True, kw_only=True)
class CrossingGroup:
    """A domain with its rows."""

    label: str
    rows: tuple[CrossingRow, ...]


def crossing_groups(programme: str, matrix: CaseFactorMatrix) -> list[CrossingGroup]:
    """The matrix by domain. ``programme`` is the identifier in addresses."""
    return [
        CrossingGroup(label=domain.label, rows=tuple(_row(programme, row) for row in rows))
        for domain, rows in groupby(matrix.rows, key=lambda row: row.domain)
    ]


def _row(programme: str, row: MatrixRow) -> CrossingRow:
    return CrossingRow(
        anchor=f"factor-{row.factor.id}",
        name=named(row.factor),
        note=factor_note(row.factor),
        cells=tuple(
            CrossingCell(case=cell.case.id, tiles=_tiles(programme, row.factor, cell)) for cell in row.cells
        ),
    )


def _tiles(programme: str, factor: Factor, cell: Cell) -> tuple[Tile, ...]:
    return tuple(
        Tile(
            sign=read.judgement.sign,
            basis=read.judgement.basis,
            url=judgement_url(programme, cell.case.id, factor.id, read.reader if index else ""),
            note=f"{cell.case.id}, {read.reader}" if len(cell.held) > 1 else cell.case.id,
        )
        for index, read in enumerate(cell.held)
    )


def factor_note(factor: Factor) -> str:
    """How the list words a factor, what it sums up, and what is noted of it; empty when nothing is."""
    sums_up = ", ".join(factor.derived_from)
    parts = [
        POLE_NOTES[factor.pole],
        f"Sums up {sums_up}." if sums_up else "",
        sentence(factor.note) if factor.note else "",
    ]
    return " ".join(part for part in parts if part)
