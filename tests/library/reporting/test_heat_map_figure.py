"""The heat map: every factor and case has its tile, and the words keep apart from the tiles."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from tests.support.report_programmes import two_readers

from doingwith.analysis.matrix import case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.figures.heat_map import heat_map_svg, lay_out_rows, layout_for

SVG = "{http://www.w3.org/2000/svg}"


def titles(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}title")][1:]


def test_draws_a_tile_for_every_factor_and_case(cocreate: ProgrammeRecord) -> None:
    told = titles(heat_map_svg(case_factor_matrix(cocreate)).svg)

    assert len(told) == 58 * 5
    assert "F1 in CS1: constraining, stated in the sources" in told
    assert "L1 in CS1: not reported" in told


def test_describes_itself_in_figures(cocreate: ProgrammeRecord) -> None:
    assert heat_map_svg(case_factor_matrix(cocreate)).description == (
        "44 factors of 58 reported in at least one of 5 cases; 14 in none. "
        "A frame marks what the sources state; no frame, what a reader inferred. A dotted tile: not reported."
    )


def test_two_readers_who_differ_stand_side_by_side() -> None:
    told = titles(heat_map_svg(case_factor_matrix(two_readers())).svg)

    assert told[0] == "T1 in CS1: enabling, stated in the sources; constraining, inferred by the reader"


def test_more_cases_than_fit_are_counted(cocreate: ProgrammeRecord) -> None:
    cases = tuple(replace(cocreate.cases[0], id=f"CS{number}") for number in range(40))
    figure = heat_map_svg(case_factor_matrix(replace(cocreate, cases=cases)), narrow=True)

    assert figure.description.endswith("35 more cases in the table.")


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_no_words_overlap_words_or_tiles(cocreate: ProgrammeRecord, narrow: bool) -> None:
    matrix = case_factor_matrix(cocreate)
    layout = layout_for(len(matrix.cases), narrow=narrow)
    lines, bottom = lay_out_rows(matrix, layout)
    boxes = [text.box for text, _, _ in lines]

    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(text.box.x + text.box.width <= layout.tile_left(0) for text, row, _ in lines if row)
    assert all(box.x + box.width <= layout.width and box.y + box.height <= bottom + 4 for box in boxes)


def test_carries_no_style_that_a_strict_page_would_refuse(cocreate: ProgrammeRecord) -> None:
    assert "style" not in heat_map_svg(case_factor_matrix(cocreate)).svg
