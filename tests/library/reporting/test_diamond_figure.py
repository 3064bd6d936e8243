"""The picture of the Double Diamond: words and lines keep apart, and it says what it leaves out."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from tests.support.report_programmes import LONG, many_projects, move, project

from doingwith.analysis.diamond import DiamondPositions, diamond_positions, position_of
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.scales import DesignStage
from doingwith.projects.project import Project
from doingwith.projects.stages import Movement, StageMove, StageStatus
from doingwith.reporting.figures.diamond import diamond_svg
from doingwith.reporting.figures.diamond_layout import Layout, lay_out
from doingwith.reporting.figures.svg import Box

HELD = (
    move(DesignStage.DELIVER, StageStatus.LIMITED, Movement.HELD_BACK, ("no money",)),
    move(DesignStage.DEFINE, StageStatus.NOT_REACHED, Movement.STOP, ("no agreement",)),
    move(DesignStage.DISCOVER, StageStatus.ENTERED),
    move(DesignStage.DEVELOP, StageStatus.PARTLY),
)


def positions_of(*projects: Project) -> DiamondPositions:
    placed = tuple(found for each in projects if (found := position_of(each)))
    return DiamondPositions(placed=placed, not_reported=())


def crowd() -> DiamondPositions:
    return positions_of(*(project(f"P{i}", title=LONG, path=(HELD[i % 4],)) for i in range(12)))


def word_boxes(layout: Layout) -> list[Box]:
    texts = [*layout.headings, *layout.notes]
    texts += [text for lane in layout.lanes for text in (lane.title, lane.standing)]
    return [text.box for text in texts]


def line_boxes(layout: Layout) -> list[Box]:
    """Each lane with the room of its end mark, and, wide, the diamonds that lanes cross."""
    lanes = [
        Box(min(lane.start, lane.end) - 8, lane.y - 10, abs(lane.end - lane.start) + 20, 20)
        for lane in layout.lanes
    ]
    diamonds = Box(layout.left, layout.top, 4 * layout.stage, layout.bottom - layout.top)
    return [*lanes, diamonds]


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
class TestLayout:
    def test_no_words_overlap(self, cocreate: ProgrammeRecord, narrow: bool) -> None:
        for positions in (diamond_positions(cocreate), crowd()):
            layout = lay_out(positions.placed, ["For 20 projects the stage was not reported."], narrow=narrow)

            assert not any(one.overlaps(other) for one, other in combinations(word_boxes(layout), 2))

    def test_no_words_lie_on_a_line(self, cocreate: ProgrammeRecord, narrow: bool) -> None:
        for positions in (diamond_positions(cocreate), crowd()):
            layout = lay_out(positions.placed, ["A note."], narrow=narrow)

            assert not any(
                words.overlaps(line) for words in word_boxes(layout) for line in line_boxes(layout)
            )

    def test_everything_is_inside_the_picture(self, narrow: bool) -> None:
        layout = lay_out(crowd().placed, ["A note."], narrow=narrow)

        for box in word_boxes(layout):
            assert box.x >= 0
            assert box.x + box.width <= layout.width
            assert box.y >= 0
            assert box.y + box.height <= layout.height

    def test_a_project_moved_back_points_left(self, narrow: bool) -> None:
        path = (
            move(DesignStage.DEVELOP, StageStatus.ENTERED),
            StageMove(
                stage=DesignStage.DISCOVER,
                status=StageStatus.ENTERED,
                basis=HELD[0].basis,
                movement=Movement.BACK,
                reasons=("the test failed",),
            ),
        )
        lane = lay_out(positions_of(project("P1", path=path)).placed, [], narrow=narrow).lanes[0]

        assert lane.end < lane.start


def test_describes_every_project_it_draws(cocreate: ProgrammeRecord) -> None:
    assert diamond_svg(diamond_positions(cocreate)).description == (
        "Gypsy Traveller Engagement: Held back at Deliver. "
        "Child Friendly Rotherham: Deliver reached in part. "
        "Young People's Drug & Alcohol Service: Deliver reached. "
        "Multiple Complex Needs: Stopped at Deliver. "
        "Patient Engagement: Stopped before Define. "
        "For 20 projects the stage was not reported."
    )


def test_ten_thousand_projects_are_counted_rather_than_drawn() -> None:
    figure = diamond_svg(diamond_positions(many_projects(10_000)), max_lanes=3)

    assert figure.description == (
        "Project 0: Discover reached. Project 1: Discover reached. Project 2: Discover reached. "
        "9,997 more projects in the table."
    )


def test_says_that_no_stage_has_been_reported() -> None:
    figure = diamond_svg(DiamondPositions(placed=(), not_reported=(project("P1"),)))

    assert figure.description == "No project\u2019s stage has been reported yet."


def test_is_one_image_for_those_who_listen(cocreate: ProgrammeRecord) -> None:
    picture = ElementTree.fromstring(diamond_svg(diamond_positions(cocreate)).svg)

    assert (picture.get("role"), picture.get("aria-labelledby")) == ("img", "diamond-title diamond-desc")


def test_is_a_group_of_links_when_projects_have_pages(cocreate: ProgrammeRecord) -> None:
    figure = diamond_svg(diamond_positions(cocreate), link=lambda each: f"/p/{each.id}/?a=1&b=2")
    picture = ElementTree.fromstring(figure.svg)

    assert picture.get("role") == "group"
    assert [a.get("href") for a in picture.iter("{http://www.w3.org/2000/svg}a")][0] == "/p/P08/?a=1&b=2"


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_carries_no_style_that_a_strict_page_would_refuse(cocreate: ProgrammeRecord, narrow: bool) -> None:
    svg = diamond_svg(diamond_positions(cocreate), narrow=narrow).svg

    assert "style" not in svg
    assert "<script" not in svg


def test_the_whole_title_stays_within_reach_when_its_label_is_cut() -> None:
    svg = diamond_svg(positions_of(project("P1", title=f"{LONG}<&>", path=(HELD[2],)))).svg
    titles = [each.text for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}title")]

    assert f"{LONG}<&>" in titles


def test_two_widths_stand_on_one_page_without_sharing_names(cocreate: ProgrammeRecord) -> None:
    positions = replace(diamond_positions(cocreate))
    names = [ElementTree.fromstring(diamond_svg(positions, narrow=n).svg)[0].get("id") for n in (False, True)]

    assert names == ["diamond-title", "diamond-narrow-title"]
