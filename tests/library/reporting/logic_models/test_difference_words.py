"""What a difference says in words: both sides of each link, where assumptions stand, and headings."""

from dataclasses import replace

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.links import Assumption, AssumptionStatus, Link
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.reporting.document import Break, Row, Section, Table
from doingwith.reporting.html import to_html_fragment
from doingwith.reporting.logic_models.difference_drawing import difference_drawing
from doingwith.reporting.logic_models.difference_twin import change_sections, outcome_sections
from doingwith.reporting.logic_models.document import difference_document, difference_title
from doingwith.reporting.markdown import to_markdown

MODEL = LogicModel(id="LM", title="Meals")
MEAL = Node(id="meal", column=Column.ACTIVITIES, text="A meal")
TRUST = Node(id="trust", column=Column.OUTCOMES, text="Trust")
HELP = Node(id="help", column=Column.OUTCOMES, text="Help")
MONEY = Assumption(id="as1", text="There is money for it")
LINK = Link(
    id="l1", from_="meal", to="trust", because="they know how to ask", when=("L1", "L2"), assumptions=(MONEY,)
)
NAMES = {"L2": "Urgency", "L3": "Clear incentives"}


def drawn(number: int, *links: Link) -> ModelVersion:
    return ModelVersion(number=number, kind=ModelKind.INTERIM, nodes=(MEAL, TRUST, HELP), links=links)


def changed(*links: Link, before: tuple[Link, ...] = (LINK,)) -> ModelDifference:
    return model_difference(drawn(1, *before), drawn(2, *links))


def section(difference: ModelDifference, heading: str) -> Section:
    sections = (*outcome_sections(difference), *change_sections(difference, NAMES))
    return next(one for one in sections if one.heading == heading)


def cells(row: Row) -> list[str]:
    return [
        "".join(" | " if isinstance(span, Break) else str(span) for span in cell.spans) for cell in row.cells
    ]


def rows(difference: ModelDifference, heading: str) -> list[list[str]]:
    return [
        cells(row)
        for block in section(difference, heading).blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


class TestLinks:
    def links(self, difference: ModelDifference) -> list[list[str]]:
        return rows(difference, "What became of the links")

    def test_a_because_in_other_words_is_told_on_both_sides(self) -> None:
        assert self.links(changed(replace(LINK, because="they are paid to ask"))) == [
            [
                "1",
                "untested",
                "A meal \u2192 Trust | Because they know how to ask",
                "A meal \u2192 Trust | Because they are paid to ask",
                "",
            ]
        ]

    def test_factors_are_told_as_added_and_as_no_longer_with_their_labels(self) -> None:
        (link,) = self.links(changed(replace(LINK, when=("L3", "L2"))))

        assert link[2:4] == [
            "A meal \u2192 Trust | When (no longer): L1",
            "A meal \u2192 Trust | When (added): Clear incentives (L3)",
        ]

    def test_factors_in_another_order_are_no_difference(self) -> None:
        (link,) = self.links(changed(replace(LINK, when=("L2", "L1"))))

        assert link[2:4] == ["A meal \u2192 Trust", "A meal \u2192 Trust"]

    def test_who_does_it_and_what_is_on_no_list_are_told_too(self) -> None:
        (link,) = self.links(changed(replace(LINK, actor="the cook", when_also="the hall is warm")))

        assert link[2] == "A meal \u2192 Trust | When also: nothing said | By whom: not said"
        assert link[3] == "A meal \u2192 Trust | When also: the hall is warm | By the cook"

    def test_a_new_link_says_all_it_says_and_one_that_is_gone_what_it_said(self) -> None:
        new = Link(id="l2", from_="meal", to="help", because="they stay", when=("L3",), actor="all")

        found = self.links(changed(new))

        assert found[0][2:4] == [
            "nothing",
            "A meal \u2192 Help | Because they stay | When: Clear incentives (L3) | By all",
        ]
        assert found[1][2:4] == [
            "A meal \u2192 Trust | Because they know how to ask | When: L1; Urgency (L2)",
            "nothing",
        ]

    def test_whoever_hears_the_picture_hears_what_is_said_otherwise(self) -> None:
        now = replace(LINK, because="they are paid to ask", when=("L2", "L3"))
        hear = [
            difference_drawing(one, "Meals", NAMES).arrows[0].spoken for one in (changed(now), changed(LINK))
        ]

        assert hear == [
            "1. Untested: \u201cA meal\u201d leads to \u201cTrust\u201d, because they are paid to ask. "
            "Before: Because they know how to ask; When (no longer): L1. "
            "After: Because they are paid to ask; When (added): Clear incentives (L3).",
            "1. Untested: \u201cA meal\u201d leads to \u201cTrust\u201d, because they know how to ask.",
        ]


class TestAssumptions:
    def told(self, difference: ModelDifference) -> list[list[str]]:
        return rows(difference, "What became of the assumptions")

    def test_one_that_was_reworded_and_failed_has_its_earlier_words_and_its_link(self) -> None:
        now = replace(
            MONEY,
            text="The board has money for the list",
            status=AssumptionStatus.FAILS,
            status_because="No money was left",
        )

        assert self.told(changed(replace(LINK, assumptions=(now,)))) == [
            [
                "The board has money for the list",
                "1: A meal \u2192 Trust",
                "There is money for it",
                "failed",
                "No money was left",
            ]
        ]

    def test_one_that_moved_says_where_it_was(self) -> None:
        other = Link(id="l2", from_="meal", to="help", assumptions=(MONEY,))

        (told,) = self.told(changed(replace(LINK, assumptions=()), other))

        assert told[1:3] == ["2: A meal \u2192 Help | Before, at 1: A meal \u2192 Trust", "the same"]

    def test_one_made_since_had_no_words_before(self) -> None:
        (told,) = self.told(changed(LINK, before=(replace(LINK, assumptions=()),)))

        assert told[2:4] == ["nothing", "untested; made since"]


class TestHeadings:
    FIVE = (
        "What came of what was hoped for",
        "Outcomes that nobody had planned",
        "What became of the cards",
        "What became of the links",
        "What became of the assumptions",
    )

    def test_each_part_has_a_heading_below_the_one_of_all(self) -> None:
        page = to_html_fragment(difference_document(MODEL, changed(LINK)))
        text = to_markdown(difference_document(MODEL, changed(LINK)))

        assert [line for line in page.splitlines() if line.startswith("<h3")] == [
            f'<h3 id="difference-{anchor}">{heading}</h3>'
            for anchor, heading in zip(
                ("hoped", "not-planned", "cards", "links", "assumptions"), self.FIVE, strict=True
            )
        ]
        assert [line.rpartition(">")[2] for line in text.splitlines() if line.startswith("### ")] == [
            *self.FIVE
        ]

    def test_a_part_with_nothing_in_it_says_so(self) -> None:
        empty = ModelVersion(number=1, kind=ModelKind.INTERIM)
        text = to_markdown(difference_document(MODEL, model_difference(empty, empty)))

        for told in (
            "The earlier version names no outcome, so there is nothing to hold against it.",
            "No outcome came that nobody had planned.",
            "There is no card in either version.",
            "No card is linked to another in either version.",
            "Nobody noted in either version what must be so.",
        ):
            assert told in text

    def test_two_models_are_both_named(self) -> None:
        earlier = LogicModel(id="LM-0", title="Talks")

        assert difference_title(MODEL, changed(LINK)) == "Meals: version 1 and version 2"
        assert difference_title(MODEL, changed(LINK), MODEL) == "Meals: version 1 and version 2"
        assert difference_title(MODEL, changed(LINK), earlier) == "Talks, version 1, and Meals, version 2"


@pytest.fixture(scope="module")
def boxes(cocreate: ProgrammeRecord) -> str:
    model = cocreate.logic_model_by_id["LM-programme"]
    names = {factor.id: factor.label for factor in cocreate.factor_list.factors}
    return to_markdown(difference_document(model, model_difference(*model.versions), factors=names))


def test_box_1_against_box_3_shows_each_condition_and_because_that_box_3_adds(
    boxes: str, cocreate: ProgrammeRecord
) -> None:
    after = cocreate.logic_model_by_id["LM-programme"].versions[-1]
    conditions = {name for link in after.links for name in link.when}

    assert len(conditions) == 18
    assert "When (added): Supportive top-down policy that leaves workers free to steer (L2); " in boxes
    for name in conditions:
        assert f"{cocreate.factor_list.by_id[name].label} ({name})" in boxes
    (because,) = (link.because for link in after.links if link.because)
    assert f"Because {because}" in boxes
