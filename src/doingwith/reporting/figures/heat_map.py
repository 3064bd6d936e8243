"""The case and factor table as a picture: one tile for each factor and case.

The tile's mark tells the sign, its frame an explicit basis, and a dotted empty tile that no
reader reported the factor. Two readers who differ stand side by side in one place, until they agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from doingwith.analysis.matrix import CaseFactorMatrix, Cell, MatrixRow
from doingwith.cases.readings import Judgement
from doingwith.common.judgements import NOT_REPORTED, Basis, Sign
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.palette import GLYPHS, INK_SOFT, LINE_STRONG, SIGN_COLOURS
from doingwith.reporting.figures.svg import Text, element, fit, picture, text_element, wrapped
from doingwith.reporting.wording import count, word

__all__ = ["MAX_CASES", "TILE_KEY", "HeatMapLayout", "heat_map_svg", "lay_out_rows", "layout_for"]

MAX_CASES = 16
_MAX_CASES_NARROW = 5
_TILE, _TOP = 28.0, 40.0
TILE_KEY = (
    "A frame marks what the sources state; no frame, what a reader inferred. A dotted tile: not reported."
)


@dataclass(frozen=True)
class HeatMapLayout:
    """Measures of the picture: the labels' column, the cases' pitch and the letters' size."""

    labels: float
    pitch: float
    cases: int
    size: float
    most_lines: int

    @property
    def width(self) -> float:
        """The whole picture's width."""
        return self.labels + self.cases * self.pitch + 6

    def tile_left(self, column: int) -> float:
        """Where the tile of one case begins."""
        return self.labels + column * self.pitch + (self.pitch - _TILE) / 2


def heat_map_svg(matrix: CaseFactorMatrix, *, narrow: bool = False) -> Figure:
    """Draw the matrix; ``narrow`` draws for a phone. More cases than fit are counted in a note."""
    layout = layout_for(len(matrix.cases), narrow=narrow)
    names = [text_element(text) for text in _case_names(matrix, layout)]
    rows, y = lay_out_rows(matrix, layout)
    parts = [part for texts, row, top in rows for part in _row(texts, row, top, layout)]
    notes = _notes(matrix, layout)
    below = [text_element(note) for note in _note_texts(notes, y, layout)]
    title = "Which case reports which factor, and how it worked there"
    description = " ".join([_summary(matrix), *notes])
    svg = picture(
        [*names, *parts, *below],
        size=(layout.width, y + 8 + 20 * len(below)),
        name="heat-map-narrow" if narrow else "heat-map",
        title=title,
        description=description,
    )
    return Figure(svg=svg, title=title, description=description)


def lay_out_rows(
    matrix: CaseFactorMatrix, layout: HeatMapLayout
) -> tuple[list[tuple[Text, MatrixRow | None, float]], float]:
    """Each line of the picture with its words and its top, domain headings without a row; then the bottom."""
    y = _TOP
    lines: list[tuple[Text, MatrixRow | None, float]] = []
    for domain, rows in groupby(matrix.rows, key=lambda row: row.domain):
        name = wrapped(domain.label, layout.width - 8, 15, bold=True)
        lines.append((Text(name, 4, y + 24, 15, bold=True), None, y))
        y += 34 + 19 * (len(name) - 1)
        for row in rows:
            words = f"{row.factor.id} {row.factor.label}"
            text = wrapped(words, layout.labels - 12, layout.size, most=layout.most_lines)
            height = max(_TILE + 6, len(text) * layout.size * 1.25 + 8)
            first = y + height / 2 + layout.size * 0.35 - (len(text) - 1) * layout.size * 0.625
            lines.append((Text(text, 4, first, layout.size), row, y + (height - _TILE) / 2))
            y += height
    return lines, y


def layout_for(cases: int, *, narrow: bool) -> HeatMapLayout:
    """The measures for a number of cases, wide or for a phone."""
    if narrow:
        return HeatMapLayout(labels=184, pitch=34, cases=min(cases, _MAX_CASES_NARROW), size=13, most_lines=4)
    return HeatMapLayout(labels=430, pitch=56, cases=min(cases, MAX_CASES), size=15, most_lines=2)


def _case_names(matrix: CaseFactorMatrix, layout: HeatMapLayout) -> list[Text]:
    return [
        Text(
            (fit(case.id, layout.pitch - 2, layout.size - 1, bold=True),),
            layout.labels + (column + 0.5) * layout.pitch,
            26,
            layout.size - 1,
            bold=True,
            anchor="middle",
        )
        for column, case in enumerate(matrix.cases[: layout.cases])
    ]


def _row(text: Text, row: MatrixRow | None, top: float, layout: HeatMapLayout) -> list[str]:
    parts = [text_element(text)]
    if row is not None:
        parts += [
            _cell(row, cell, layout.tile_left(i), top) for i, cell in enumerate(row.cells[: layout.cases])
        ]
    return parts


def _cell(row: MatrixRow, cell: Cell, x: float, y: float) -> str:
    told = [read.judgement for read in cell.held]
    title = element("title", escape(f"{row.factor.id} in {cell.case.id}: {_told(told)}"))
    if not told:
        dots = element(
            "rect", x=x + 1, y=y + 1, width=_TILE - 2, height=_TILE - 2, rx=5, fill="none",
            stroke=LINE_STRONG, stroke_dasharray="1.5 3",
        )  # fmt: skip
        return element("g", title + dots)
    different = list(dict.fromkeys((judgement.sign, judgement.basis) for judgement in told))
    width = _TILE / len(different)
    tiles = "".join(_tile(sign, basis, x + i * width, y, width) for i, (sign, basis) in enumerate(different))
    return element("g", title + tiles)


def _tile(sign: Sign, basis: Basis, x: float, y: float, width: float) -> str:
    ink, tint = SIGN_COLOURS[sign]
    frame: dict[str, str] = {"stroke": ink, "stroke_width": "2"} if basis is Basis.EXPLICIT else {}
    tile = element("rect", x=x + 1, y=y + 1, width=width - 2, height=_TILE - 2, rx=5, fill=tint, **frame)
    mark = Text((GLYPHS[sign],), x + width / 2, y + 20, 17, bold=True, anchor="middle", colour=ink)
    return tile + text_element(mark)


def _told(judgements: Sequence[Judgement]) -> str:
    return "; ".join(f"{word(each.sign)}, {word(each.basis)}" for each in judgements) or NOT_REPORTED


def _notes(matrix: CaseFactorMatrix, layout: HeatMapLayout) -> list[str]:
    more = len(matrix.cases) - layout.cases
    return [TILE_KEY] + ([f"{count(more, 'more case')} in the table."] if more else [])


def _note_texts(notes: Sequence[str], y: float, layout: HeatMapLayout) -> list[Text]:
    lines = [line for note in notes for line in wrapped(note, layout.width - 8, 13, most=4)]
    return [Text((line,), 4, y + 24 + i * 20, 13, colour=INK_SOFT) for i, line in enumerate(lines)]


def _summary(matrix: CaseFactorMatrix) -> str:
    reported = sum(any(cell.is_reported for cell in row.cells) for row in matrix.rows)
    return (
        f"{count(reported, 'factor')} of {len(matrix.rows):,} reported in at least one of "
        f"{count(len(matrix.cases), 'case')}; {len(matrix.rows) - reported:,} in none."
    )
