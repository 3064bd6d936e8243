"""A bundle says which cards of two drawings people hold for one idea, and whose word it is."""

from dataclasses import replace

import pytest

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.changes import Noun, changes_between
from doingwith.exchange.merge import merge
from doingwith.exchange.one_project import of_project
from doingwith.logic_models.confirmed import Confirmed, Place, SameNodes

FILE = "same-nodes.yaml"
TEST = Place(model="LM-P17", version=1, node="a.test")
PILOTS = Place(model="LM-P20", version=1, node="a.pilots")
SAID = Confirmed(before=TEST, after=PILOTS, by="evaluator")


@pytest.fixture
def record(cocreate: ProgrammeRecord) -> ProgrammeRecord:
    return replace(cocreate, same_nodes=SameNodes(pairs=(SAID,)))


def test_it_stands_in_a_file_of_its_own_and_comes_back(record: ProgrammeRecord) -> None:
    files = dict(bundle_files(record))

    assert "by: evaluator" in files[FILE]
    found = check_files({name: text.encode() for name, text in files.items()})
    assert found.record == record, found.problems


def test_a_bundle_without_any_has_no_such_file(cocreate: ProgrammeRecord) -> None:
    assert FILE not in dict(bundle_files(cocreate))


def test_a_pair_names_what_is_there(record: ProgrammeRecord) -> None:
    gone = (
        replace(SAID, after=replace(PILOTS, model="LM-P99")),
        replace(SAID, after=replace(PILOTS, version=9)),
        replace(SAID, after=replace(PILOTS, node="a.pilot")),
        replace(SAID, after=TEST),
    )

    problems = integrity_problems(replace(record, same_nodes=SameNodes(pairs=gone)))

    assert [(one.entry, one.wrong) for one in problems] == [
        ("same-nodes", "There is no logic model “LM-P99”."),
        ("same-nodes", "Logic model “LM-P20” has no version 9."),
        ("same-nodes", "There is no node “a.pilot”."),
        ("same-nodes", "“a.test” is said to be one idea with itself."),
    ]


def test_a_merge_keeps_what_stands_here_and_who_said_it(record: ProgrammeRecord) -> None:
    by_nobody = replace(record, same_nodes=SameNodes(pairs=(replace(SAID, by=""),)))
    without = replace(record, same_nodes=SameNodes())

    assert merge(record, by_nobody).record.same_nodes == record.same_nodes
    assert merge(by_nobody, record).record.same_nodes == record.same_nodes
    assert merge(record, without).record.same_nodes == record.same_nodes
    assert merge(without, record).conflicts == ()


def test_a_pair_whose_card_is_gone_from_the_drawing_does_not_stay(record: ProgrammeRecord) -> None:
    models = tuple(
        replace(one, versions=(replace(one.versions[0], nodes=(), links=(), frozen=None),))
        if one.id == "LM-P17"
        else one
        for one in record.logic_models
    )

    assert record.same_nodes.standing_in(models) == SameNodes()


def test_one_project_takes_along_only_pairs_of_its_own_drawings(record: ProgrammeRecord) -> None:
    assert of_project(record, "P17").same_nodes == SameNodes()


def test_what_an_import_brings_is_told(record: ProgrammeRecord, cocreate: ProgrammeRecord) -> None:
    (found,) = (one for one in changes_between(cocreate, record) if one.noun is Noun.SAME_NODES)

    assert [one.id for one in found.added] == ["a.test in LM-P17:1 and a.pilots in LM-P20:1"]
