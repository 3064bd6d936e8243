"""The geometry of the written slide: no line through a card, no number on another, ends apart."""

from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from bench.synthetic_models import large_model
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.logic_models.difference import model_difference
from doingwith.reporting.figures.svg import Box
from doingwith.reporting.logic_models.difference_drawing import difference_drawing
from doingwith.reporting.logic_models.drawing import Drawing
from doingwith.reporting.logic_models.slides import to_pptx
from doingwith.reporting.logic_models.version_drawing import version_drawing

Place = tuple[float, float]
FINE = 2_000
"""A sixth of a point, in EMU: what rounding may move."""


def slide_of(drawing: Drawing) -> Any:  # noqa: ANN401
    return Presentation(BytesIO(to_pptx(drawing))).slides[0]


def drawings(record: ProgrammeRecord) -> Iterator[Drawing]:
    for model in record.logic_models:
        for version in model.versions:
            yield version_drawing(version, model.title)
        if len(model.versions) > 1:
            before, *_, after = model.versions
            yield difference_drawing(model_difference(before, after, versions=model.versions), model.title)


def cubic(a: Place, b: Place, c: Place, d: Place, steps: int = 12) -> Iterator[Place]:
    for step in range(steps + 1):
        t = step / steps
        parts = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        yield (
            sum(part * one[0] for part, one in zip(parts, (a, b, c, d), strict=True)),
            sum(part * one[1] for part, one in zip(parts, (a, b, c, d), strict=True)),
        )


def way(shape: Any) -> list[Place]:  # noqa: ANN401
    """Points along a line as the file has it, close together."""
    if shape._element.tag == qn("p:cxnSp"):
        (x, y), (to_x, to_y) = (shape.begin_x, shape.begin_y), (shape.end_x, shape.end_y)
        half = (x + to_x) / 2
        return list(cubic((x, y), (half, y), (half, to_y), (to_x, to_y)))
    points = [
        (shape.left + int(point.get("x")), shape.top + int(point.get("y")))
        for point in shape._element.iter(qn("a:pt"))
    ]
    pieces = (points[at : at + 4] for at in range(0, len(points) - 1, 3))
    return [point for piece in pieces for point in cubic(*piece)]


def parts(slide: Any) -> tuple[list[Any], list[Any], list[Any]]:  # noqa: ANN401
    """Cards, lines and numbers."""
    lines = [shape for shape in slide.shapes if shape.name.startswith("Link ")]
    numbers = [shape for shape in slide.shapes if shape.name.startswith("Number of link ")]
    cards = [shape for shape in slide.shapes if next(shape._element.iter(qn("a:cxn")), None) is not None]
    return cards, lines, numbers


def box_of(shape: Any) -> Box:  # noqa: ANN401
    """Its box, without what rounding may move."""
    return Box(shape.left + FINE, shape.top + FINE, shape.width - 2 * FINE, shape.height - 2 * FINE)


def is_inside(place: Place, box: Box) -> bool:
    x, y = place
    return box.x < x < box.x + box.width and box.y < y < box.y + box.height


def check_geometry(slide: Any) -> None:  # noqa: ANN401
    cards, lines, numbers = parts(slide)
    assert cards
    boxes = {card.name: box_of(card) for card in cards}
    ways = {line.name: way(line) for line in lines}
    for line, places in ways.items():
        through = [name for name, box in boxes.items() if any(is_inside(place, box) for place in places)]
        assert (line, through) == (line, [])
    boxes |= {number.name: box_of(number) for number in numbers}
    for (one, its), (other, others) in combinations(boxes.items(), 2):
        assert not its.overlaps(others), (one, other)
    ends = [end for places in ways.values() for end in (places[0], places[-1])]
    for (x, y), (to_x, to_y) in combinations(ends, 2):
        assert abs(x - to_x) > FINE or abs(y - to_y) > FINE


def test_no_line_runs_through_a_card_of_cocreate(cocreate: ProgrammeRecord) -> None:
    for drawing in drawings(cocreate):
        check_geometry(slide_of(drawing))


def test_no_line_runs_through_a_card_of_the_example(example: ProgrammeRecord) -> None:
    for drawing in drawings(example):
        check_geometry(slide_of(drawing))


def test_no_line_runs_through_a_card_of_a_large_model() -> None:
    check_geometry(slide_of(version_drawing(large_model(60, 90), "Large")))


def test_a_glued_line_ends_at_the_site_of_its_card_where_it_is_drawn(cocreate: ProgrammeRecord) -> None:
    model = cocreate.logic_model_by_id["LM-P15"]
    slide = slide_of(difference_drawing(model_difference(*model.versions), "What changed"))
    cards = {shape.shape_id: shape for shape in slide.shapes}
    glued = [shape for shape in slide.shapes if shape._element.tag == qn("p:cxnSp")]

    assert len(glued) == 7
    for line in glued:
        found = [node for node in line._element.iter() if node.tag in (qn("a:stCxn"), qn("a:endCxn"))]
        for node, place in zip(found, (way(line)[0], way(line)[-1]), strict=True):
            assert site(cards[int(node.get("id"))], int(node.get("idx"))) == pytest.approx(place, abs=FINE)


def site(card: Any, number: int) -> Place:  # noqa: ANN401
    """Where a connection site of a card lies: its guides are parts of the card's width and height."""
    x, y = (
        int(card._element.xpath(f".//a:gd[@name='{name}{number}']")[0].get("fmla").split()[1])
        for name in ("siteX", "siteY")
    )
    return card.left + x, card.top + y


def test_words_stand_at_the_left_and_headings_stay_whole(cocreate: ProgrammeRecord) -> None:
    model = cocreate.logic_model_by_id["LM-P15"]
    slide = slide_of(difference_drawing(model_difference(*model.versions), "What changed"))
    cards, _, _ = parts(slide)
    headings = [shape for shape in slide.shapes if shape.name.startswith("Column: ")]

    assert {one.alignment for card in cards for one in card.text_frame.paragraphs} == {PP_ALIGN.LEFT}
    assert [shape.text_frame.text for shape in headings] == [
        "Context", "Inputs", "Activities", "Outputs", "Outcomes", "Impact",
    ]  # fmt: skip
    assert {shape.text_frame.word_wrap for shape in headings} == {False}


def test_the_notes_speak_of_what_is_there(cocreate: ProgrammeRecord) -> None:
    slide = slide_of(version_drawing(cocreate.logic_model_by_id["LM-P17"].versions[0], "Hopes"))
    notes = slide.notes_slide.notes_text_frame.text

    assert notes.startswith(
        "A logic model with 7 cards and 6 links.\n"
        "The alternative text of each card and each line, and the lines below, say the same in words.\n"
    )
    assert "table" not in notes.split("\n")[0] + notes.split("\n")[1]
