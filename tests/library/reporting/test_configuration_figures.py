"""The Venn diagram and the XY plot: every region has its place, every case stands where it belongs."""

from dataclasses import replace
from math import cos, sin
from xml.etree import ElementTree

import pytest

from doingwith.analysis.configuration_choices import Condition, ConditionKind, Meaning, Rule, Silence
from doingwith.analysis.configurations.answer import Answer, answer
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.figures.svg import Box
from doingwith.reporting.figures.venn import MOST_SETS, Oval, ovals, region_points, venn_svg
from doingwith.reporting.figures.xy_plot import Point, _labels, points_of, xy_plot_svg

IDS = ("C13", "F8", "A1", "L5", "C8", "C9")
OUT = (Silence(meaning=Meaning.MEMBERSHIP, membership=0.0, reason="a test"),)


def found(record: ProgrammeRecord, number: int = 2, rule: Rule = Rule.AT_LEAST_PARTLY) -> Answer:
    conditions = tuple(
        Condition(kind=ConditionKind.FACTOR, id=name, rule=rule, silent=OUT) for name in IDS[:number]
    )
    saved = record.configurations[0].latest
    return answer(record, replace(saved, conditions=conditions, outcome=replace(saved.outcome, rule=rule)))


def holds(oval: Oval, x: float, y: float) -> bool:
    """Whether a place lies in a shape, worked out by hand: turn it back, then ask the ellipse."""
    dx, dy = x - oval.x, y - oval.y
    along = dx * cos(-oval.turn) - dy * sin(-oval.turn)
    athwart = dx * sin(-oval.turn) + dy * cos(-oval.turn)
    return (along / oval.long) ** 2 + (athwart / oval.short) ** 2 <= 1


class TestVenn:
    @pytest.mark.parametrize("number", range(1, MOST_SETS + 1))
    def test_every_combination_has_a_place_in_just_its_own_sets(self, number: int) -> None:
        points = region_points(number)

        assert set(points) == set(range(2**number))
        for region, (x, y) in points.items():
            inside = [holds(oval, x, y) for oval in ovals(number)]
            assert inside == [bool(region >> at & 1) for at in range(number)]

    @pytest.mark.parametrize("number", range(1, MOST_SETS + 1))
    def test_is_drawn_for_up_to_five_conditions(self, cocreate: ProgrammeRecord, number: int) -> None:
        figure = venn_svg(found(cocreate, number))

        assert figure is not None
        assert len(ElementTree.fromstring(figure.svg).findall(".//{*}ellipse")) == number

    def test_is_left_out_for_more(self, cocreate: ProgrammeRecord) -> None:
        assert venn_svg(found(cocreate, 6)) is None

    def test_says_the_same_in_words(self, cocreate: ProgrammeRecord) -> None:
        figure = venn_svg(answer(cocreate, cocreate.configurations[0].latest))

        assert figure is not None
        assert (
            "With “Real sharing of power and resources” helped and nothing else: CS3 and CS5, which go with "
            "the outcome."
        ) in figure.description
        assert "With none of the conditions: CS1, which go without it." in figure.description


class TestXyPlot:
    def test_puts_each_case_at_its_memberships(self, cocreate: ProgrammeRecord) -> None:
        points = points_of(answer(cocreate, cocreate.configurations[0].latest))

        assert points == (Point(0.0, 0.0, ("CS1", "CS2", "CS4")), Point(1.0, 1.0, ("CS3", "CS5")))

    def test_says_the_same_in_words(self, cocreate: ProgrammeRecord) -> None:
        figure = xy_plot_svg(answer(cocreate, cocreate.configurations[0].latest))

        assert figure is not None
        assert figure.description == (
            "CS1, CS2 and CS4 are 0.00 in the answer and 0.00 in the outcome. CS3 and CS5 are 1.00 in the "
            "answer and 1.00 in the outcome."
        )

    def test_is_not_drawn_without_an_answer(self, cocreate: ProgrammeRecord) -> None:
        assert xy_plot_svg(found(cocreate, 1, Rule.WHOLLY)) is None

    def test_names_stand_on_no_mark_and_on_no_other_name(self) -> None:
        points = [Point(x / 4, y / 4, (f"C{x}{y}",)) for x in range(5) for y in range(5)]

        boxes: list[Box] = [label.box for label in _labels(points)]

        assert not any(a.overlaps(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])

    def test_many_cases_at_one_place_are_counted(self) -> None:
        assert Point(1.0, 1.0, tuple(f"C{at}" for at in range(12))).name == "12 cases"
