"""Pictures of tiles side by side: a theory before and after, its support, and the path of a claim."""

import xml.etree.ElementTree as ElementTree
from dataclasses import fields, replace

import pytest

from doingwith.analysis.clause_bearings import ClauseStanding, clause_bearings
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_difference import PartDifference, theory_difference
from doingwith.reporting.figures.beside import Beside, Group, Tiles, beside_figure, lay_out
from doingwith.reporting.figures.claim_path import claim_paths
from doingwith.reporting.figures.svg import Box, Text
from doingwith.reporting.figures.theory_tiles import CHANGES, support_tiles, theory_difference_tiles
from doingwith.theory.theory import Clause, Statement, TheoryVersion

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(cocreate: ProgrammeRecord) -> dict[str, Beside]:
    before, after = cocreate.theory_versions
    return {
        "difference": theory_difference_tiles(theory_difference(before, after)),
        "support": support_tiles(after, clause_bearings(cocreate, after)),
        "path": claim_paths(next(one for one in cocreate.contributions if one.id == "CS3")),
        "long": Beside(
            title="word " * 80,
            left="Left",
            right="Right",
            groups=(
                Group(heading="h" * 200, rows=(row("a " * 300, "b"), row("", "c" * 500)), note="n " * 200),
            ),
        ),
    }


def row(left: str, right: str) -> Tiles:
    return Tiles(left=left, right=right, mark="+", between="added because of very many words " * 3)


def inside(text: Text, box: Box) -> bool:
    own = text.box
    return (
        own.x >= box.x
        and own.y >= box.y
        and own.x + own.width <= box.x + box.width
        and own.y + own.height <= box.y + box.height
    )


@pytest.mark.parametrize("name", ["difference", "support", "path", "long"])
def test_no_words_lie_on_others_and_all_stand_in_the_picture(drawn: dict[str, Beside], name: str) -> None:
    placed = lay_out(drawn[name])
    boxes = [text.box for text in placed.texts if any(text.lines)]

    for at, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[at + 1 :])
        assert box.x >= 0
        assert box.x + box.width <= 960
        assert box.y + box.height <= placed.height
    for tile, _ in placed.tiles:
        within = [text for text in placed.texts if tile.overlaps(text.box)]
        assert all(inside(text, tile) for text in within)


@pytest.mark.parametrize("name", ["difference", "support", "path"])
def test_every_word_is_in_the_picture_and_in_its_twin(drawn: dict[str, Beside], name: str) -> None:
    told = drawn[name]
    tree = ElementTree.fromstring(beside_figure(told, name=name).svg)
    written = [" ".join(part.text or "" for part in text) for text in tree.iter(f"{SVG}text")]

    assert tree.findtext(f"{SVG}title") == told.title
    assert tree.findtext(f"{SVG}desc") == told.twin
    for group in told.groups:
        for each in group.rows:
            assert {each.left, each.right, each.mark, each.between} <= set(written)
            assert each.spoken in told.twin


def test_every_clause_before_and_after_stands_in_the_difference(
    drawn: dict[str, Beside], cocreate: ProgrammeRecord
) -> None:
    rows = [each for group in drawn["difference"].groups for each in group.rows]
    before, after = cocreate.theory_versions

    for version, side in ((before, "left"), (after, "right")):
        told = [getattr(each, side) for each in rows]
        for statement in version.statements:
            for clause in (*statement.when, *statement.then, *statement.because):
                assert any(words.startswith(clause.text) for words in told)
    assert "supportive policy from the top [L2]" in drawn["difference"].twin


def test_whatever_can_become_of_a_clause_is_drawn() -> None:
    assert set(CHANGES) == {field.name for field in fields(PartDifference)} - {"part", "now"}


def test_what_moved_was_split_or_merged_is_drawn_once_with_a_word_for_it() -> None:
    before = Statement(
        id="s",
        if_="x",
        when=(Clause(id="a", text="time"), Clause(id="b", text="trust"), Clause(id="c", text="food")),
    )
    after = Statement(
        id="s",
        if_="x",
        when=(Clause(id="e", text="trust and food", keeps=("b", "c")),),
        then=(Clause(id="f", text="time", keeps=("a",)), Clause(id="g", text="hours", keeps=("a",))),
    )
    one, other = (TheoryVersion(id="v", label="V", statements=(each,)) for each in (before, after))

    told = theory_difference_tiles(theory_difference(one, other))

    rows = [(each.left, each.between, each.right) for group in told.groups for each in group.rows]
    assert rows[1:] == [
        ("trust", "merged and reworded", "trust and food"),
        ("food", "merged and reworded", "trust and food"),
        ("time", "moved", "Now in statement 1, THEN"),
        ("time", "moved", "Now in statement 1, THEN"),
        ("time", "moved from statement 1, WHEN, and split", "time"),
        ("time", "moved from statement 1, WHEN, split and reworded", "hours"),
    ]


def test_support_names_cases_and_those_that_report_nothing(drawn: dict[str, Beside]) -> None:
    first = drawn["support"].groups[0].rows[0]

    assert (first.left, first.mark) == ("WHEN supportive policy from the top [L2]", "+")
    assert first.right == "At work: CS2, CS3, CS4 and CS5. Not reported: CS1."
    assert len({each.mark for group in drawn["support"].groups for each in group.rows}) <= len(ClauseStanding)


def test_a_path_says_what_is_shown_and_which_link_is_the_weakest(drawn: dict[str, Beside]) -> None:
    first, _ = drawn["path"].groups

    assert [each.between for each in first.rows] == [
        "L1: helped to bring about; well supported",
        "L2: helped to bring about; contested; the weakest link",
    ]
    assert first.note.startswith("Verdict: suggestive.")


def test_a_record_without_a_claim_says_why_there_is_no_path(cocreate: ProgrammeRecord) -> None:
    record = next(one for one in cocreate.contributions if not one.claims)
    told = claim_paths(replace(record, no_claim_because="nobody stayed"))

    assert told.note == "No claim of a contribution is made. Nobody stayed."
    assert told.groups == ()


def test_letters_that_mean_something_in_xml_are_only_letters() -> None:
    told = Beside(title="<&>", left="", right="", groups=(Group(heading="", rows=(row("<b>", "&amp;"),)),))

    tree = ElementTree.fromstring(beside_figure(told, name="x").svg)

    assert "<b>" in ["".join(text.itertext()) for text in tree.iter(f"{SVG}text")]
