"""The geometry of the picture: nothing lies on anything else, and every way leads where it should."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from bench.synthetic_models import large_model
from hypothesis import given, settings
from tests.properties.logic_models import model_versions

from doingwith.logic_models.columns import Column
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.reporting.figures.svg import Box
from doingwith.reporting.logic_models.layout import Layout, PlacedArrow, Point, lay_out
from doingwith.reporting.logic_models.version_drawing import version_drawing


def laid_out(version: ModelVersion) -> Layout:
    return lay_out(version_drawing(version, "A model"))


def points(arrow: PlacedArrow, steps: int = 12) -> Iterator[Point]:
    """Points along the whole curve, close together."""
    for at in range(0, len(arrow.curve) - 1, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = arrow.curve[at : at + 4]
        for step in range(steps + 1):
            t = step / steps
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
            yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def is_inside(point: Point, box: Box, by: float = 0.5) -> bool:
    x, y = point
    return box.x + by < x < box.x + box.width - by and box.y + by < y < box.y + box.height - by


def check_geometry(layout: Layout) -> None:
    cards = [placed.box for placed in layout.cards]
    labels = [placed.label.box for placed in layout.arrows]
    everything = cards + labels + [box for box, _ in layout.empties] + [text.box for text in layout.headings]
    everything += [layout.key.box] if layout.key else []
    assert [pair for pair in combinations(everything, 2) if pair[0].overlaps(pair[1])] == []
    for placed in layout.cards:
        for text in placed.texts:
            assert placed.box.x <= text.box.x
            assert placed.box.y <= text.box.y
            assert text.box.y + text.box.height <= placed.box.y + placed.box.height
    for arrow in layout.arrows:
        assert [box for box in cards if any(is_inside(point, box) for point in points(arrow))] == []
    for box in everything:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= layout.width
        assert box.y + box.height <= layout.height


@settings(max_examples=150, deadline=None, derandomize=True)
@given(model_versions())
def test_nothing_lies_on_anything_else(version: ModelVersion) -> None:
    check_geometry(laid_out(version))


@pytest.mark.parametrize(("cards", "links"), [(5, 4), (60, 90), (120, 200)])
def test_nothing_lies_on_anything_else_in_a_large_model(cards: int, links: int) -> None:
    check_geometry(laid_out(large_model(cards, links)))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(model_versions())
def test_every_arrow_leaves_its_card_and_ends_at_the_other(version: ModelVersion) -> None:
    layout = laid_out(version)
    boxes = {placed.card.id: placed.box for placed in layout.cards}

    for arrow in layout.arrows:
        for name, (x, y) in ((arrow.arrow.start, arrow.curve[0]), (arrow.arrow.end, arrow.tip)):
            box = boxes[name]
            assert x in (pytest.approx(box.x), pytest.approx(box.x + box.width))
            assert box.y <= y <= box.y + box.height


def test_cards_stand_in_the_columns_of_the_method() -> None:
    layout = laid_out(large_model(60, 90))
    lefts = {column: {card.box.x for card in layout.cards if card.card.column is column} for column in Column}

    assert [len(found) for found in lefts.values()] == [1] * 6
    assert sorted(lefts, key=lambda column: min(lefts[column])) == list(Column)


def test_the_same_model_is_drawn_in_the_same_way() -> None:
    assert laid_out(large_model(60, 90)) == laid_out(large_model(60, 90))


def test_an_empty_model_shows_its_columns() -> None:
    layout = laid_out(ModelVersion(number=1, kind=ModelKind.A_PRIORI))

    assert [text.lines for text in layout.headings] == [
        ("Context",), ("Inputs",), ("Activities",), ("Outputs",), ("Outcomes",), ("Impact",),
    ]  # fmt: skip
    assert {text.lines for _, text in layout.empties} == {("Nothing here", "yet.")}
