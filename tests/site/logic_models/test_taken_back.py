"""Words that are taken back stand in no logic model, frozen or not, and no link names their passages."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE
from tests.site.words import words_of

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Way
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.logic_models.columns import Column
from doingwith.logic_models.evidence import evidence_named
from doingwith.logic_models.freezing import freeze, is_as_frozen
from doingwith.logic_models.joining import joining_two, splitting_in_place
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.node_edits import ChangeNode, RemoveNode
from doingwith.logic_models.nodes import Node
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.logic_models import erasers
from doingwith_site.logic_models.actions.drawing import MakeEdit, change_drawing, take_back
from doingwith_site.logic_models.models import DrawingStep, LogicModelVersion
from doingwith_site.logic_models.models import LogicModel as LogicModelRow
from doingwith_site.logic_models.queries import lock_drawings, parts_lost
from doingwith_site.logic_models.records import logic_model_values, version_content, version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

GONE = "The words it rested on were taken back."
SAID = "I waited eleven weeks. Nobody rang."


@pytest.fixture
def record() -> ProgrammeRecord:
    """The invented programme, in which a frozen card repeats what a young person told."""
    record = read_bundle(EXAMPLE)
    model = record.logic_model_by_id["LM-waiting"]
    last = model.versions[-1]
    node = replace(last.nodes[0], text=f"One of them said: {SAID}")
    quoting = freeze(replace(last, nodes=(node, *last.nodes[1:]), frozen=None))
    changed = replace(model, versions=(*model.versions[:-1], quoting))
    others = tuple(changed if one.id == model.id else one for one in record.logic_models)
    return replace(record, logic_models=others)


@pytest.fixture
def example(priya: User, record: ProgrammeRecord) -> Programme:
    return import_record(by=priya, record=record)


def model_of(programme: Programme) -> LogicModel:
    return next(model for model in logic_model_values(programme) if model.id == "LM-waiting")


def test_the_words_and_the_passages_go_and_the_versions_stay_frozen(example: Programme) -> None:
    assert "e2" in evidence_named(model_of(example).versions[-1])

    withdraw(by=None, agreement=example.agreements.get(identifier="W1"), way=Way.SPOKEN)

    model = model_of(example)
    named = {name for version in model.versions for name in evidence_named(version)}
    assert named & {"e1", "e2", "e3"} == set()
    assert {"e5", "e17"} <= named
    assert model.versions[-1].nodes[0].text == "One of them said: [words taken back]."
    assert all(version.frozen and is_as_frozen(version) for version in model.versions)


def test_what_somebody_drew_while_the_words_went_stays_drawn(
    example: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_row = LogicModelVersion.objects.create(
        model=example.logic_models.get(identifier="LM-waiting"),
        number=99,
        content=version_content(ModelVersion(number=99, kind=ModelKind.INTERIM)),
    )
    card = Node(id="new", column=Column.INPUTS, text="A room")

    def waits_until_a_card_is_added(models: Iterable[LogicModelRow]) -> None:
        drawn = ModelVersion(number=99, kind=ModelKind.INTERIM, nodes=(card,))
        LogicModelVersion.objects.filter(pk=open_row.pk).update(content=version_content(drawn))
        with CaptureQueriesContext(connection) as asked:
            lock_drawings(models)
        assert connection.vendor == "sqlite" or "FOR UPDATE" in asked[0]["sql"]

    monkeypatch.setattr(erasers, "lock_drawings", waits_until_a_card_is_added)

    withdraw(by=None, agreement=example.agreements.get(identifier="W1"), way=Way.SPOKEN)

    open_row.refresh_from_db()
    assert version_value(open_row).nodes == (card,)


RESTS = Node(id="rests", column=Column.OUTCOMES, text="Heard", status_because="They say so", evidence=("e2",))
OTHER = Node(id="other", column=Column.OUTCOMES, text="Believed")


def drawn_in(example: Programme, *nodes: Node) -> LogicModelVersion:
    """An open drawing of the model with these cards."""
    model = example.logic_models.get(identifier="LM-waiting")
    drawn = ModelVersion(number=99, kind=ModelKind.INTERIM, nodes=nodes)
    return LogicModelVersion.objects.create(model=model, number=99, content=version_content(drawn))


def step(by: User, row: LogicModelVersion, edit: MakeEdit, verb: str = "split_card") -> DrawingStep:
    return change_drawing(by=by, row=row, seen=0, verb=verb, edit=edit)


def take_words_back(example: Programme) -> None:
    withdraw(by=None, agreement=example.agreements.get(identifier="W1"), way=Way.SPOKEN)


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (lambda now: splitting_in_place(now, "rests", [("one", "Heard"), ("two", "Asked")]), {"one", "two"}),
        (lambda now: joining_two(now, ("other", "rests"), to="both", text="Heard, believed"), {"both"}),
        (lambda now: RemoveNode(id="rests"), set()),
    ],
)
def test_what_a_card_becomes_when_it_is_split_or_joined_is_held_back_as_it_was(
    priya: User, example: Programme, edit: MakeEdit, made: set[str]
) -> None:
    row = drawn_in(example, RESTS, OTHER)
    take_words_back(example)
    before = parts_lost(example)
    assert ("LM-waiting", "rests") in before

    step(priya, row, edit)

    assert parts_lost(example) - before == {("LM-waiting", name) for name in made}


def test_a_card_of_others_that_nobody_took_back_is_split_without_a_mark(
    priya: User, example: Programme
) -> None:
    row = drawn_in(example, RESTS, OTHER)
    take_words_back(example)
    before = parts_lost(example)

    step(priya, row, lambda now: splitting_in_place(now, "other", [("one", "Believed"), ("two", "Asked")]))

    assert parts_lost(example) == before


def test_a_card_that_came_from_one_that_rested_on_the_words_is_known_by_its_own_name_too(
    priya: User, example: Programme
) -> None:
    child = replace(RESTS, id="child", evidence=(), came_from=("rests",))
    row = drawn_in(example, RESTS, child)

    take_words_back(example)
    step(priya, row, lambda now: splitting_in_place(now, "child", [("one", "Heard"), ("two", "Asked")]))

    found = {name for model, name in parts_lost(example) if model == "LM-waiting"}
    assert {"rests", "child", "one", "two"} <= found


def test_a_card_that_was_out_of_the_drawing_when_words_were_taken_back_comes_back_held_back(
    priya: User, example: Programme
) -> None:
    row = drawn_in(example, RESTS)
    step(priya, row, lambda now: RemoveNode(id="rests"), "remove_card")
    take_words_back(example)

    take_back(by=priya, row=row)

    row.refresh_from_db()
    assert version_value(row).nodes == (replace(RESTS, evidence=()),)
    assert ("LM-waiting", "rests") in parts_lost(example)


def test_what_a_card_was_split_into_after_it_cited_the_words_no_more_is_held_back_too(
    priya: User, example: Programme
) -> None:
    row = drawn_in(example, RESTS, OTHER)
    uncited = ChangeNode(node=replace(RESTS, evidence=()))
    step(priya, row, lambda now: uncited, "change_card")
    step(priya, row, lambda now: splitting_in_place(now, "rests", [("one", "Heard"), ("two", "Asked")]))

    take_words_back(example)

    found = {name for model, name in parts_lost(example) if model == "LM-waiting"}
    assert {"rests", "one", "two"} <= found
    assert "other" not in found


def test_pages_and_the_report_say_that_words_were_taken_back_and_not_that_nothing_was_linked(
    priya: User, example: Programme, browser_of: Browser
) -> None:
    row, browser = drawn_in(example, RESTS, OTHER), browser_of(priya)
    LogicModelVersion.objects.create(
        model=row.model, number=100, content=version_content(replace(version_value(row), number=100))
    )
    here = f"/programmes/{example.identifier}/logic-models/LM-waiting/"
    sides = {"from": "LM-waiting:99", "to": "LM-waiting:100"}
    before = words_of(browser.get(f"{here}difference/", sides))

    take_words_back(example)

    after = words_of(browser.get(f"{here}difference/", sides))
    assert GONE.lower()[:-1] not in before
    assert before.count("none that you may see") == 1
    assert "They say so “It is the weeks before that are hard.” (account W1)" in before
    assert after.count("none that you may see") == 1
    assert f"They say so {GONE[0].lower()}{GONE[1:-1]}" in after
    for page in (f"{here}99/", f"{here}99/outline/"):
        assert words_of(browser.get(page)).count(GONE) == 1
    assert GONE[1:-1] in words_of(browser.get(f"/programmes/{example.identifier}/report/"))


def test_whoever_proposes_a_change_while_the_words_go_waits(example: Programme) -> None:
    with CaptureQueriesContext(connection) as asked:
        take_words_back(example)

    reads = [
        one["sql"] for one in asked if 'JOIN "projects_project"' in one["sql"] and "proposals" in one["sql"]
    ]
    assert reads
    assert connection.vendor == "sqlite" or all("FOR NO KEY UPDATE" in one for one in reads)


def test_the_programme_can_leave_afterwards(priya: User, example: Programme) -> None:
    withdraw(by=None, agreement=example.agreements.get(identifier="W1"), way=Way.SPOKEN)

    check = check_files(read_zip(export_bundle(by=priya, programme=example)))

    assert check.problems == ()


def test_a_passage_that_is_no_longer_marked_is_not_named_on_the_way_out(
    priya: User, example: Programme
) -> None:
    example.excerpts.filter(identifier="e5").delete()

    check = check_files(read_zip(export_bundle(by=priya, programme=example)))

    assert check.problems == ()
    assert check.record is not None
    named = {name for version in check.record.logic_models[1].versions for name in evidence_named(version)}
    assert "e5" not in named
