"""Two people do the same at the same moment: nothing is lost, doubled or left half done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record, joined

from doingwith.exchange.bundle.zip_file import bundle_zip
from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import Edit
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.node_edits import AddNode, ChangeNode
from doingwith.logic_models.nodes import Node
from doingwith.programmes.scales import DesignStage
from doingwith.projects.moves import Move, MoveKind
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.exchange.actions import confirm_import, prepare_import
from doingwith_site.exchange.models import PendingImport
from doingwith_site.logic_models.actions.drawing import change_drawing
from doingwith_site.logic_models.actions.versions import begin_model
from doingwith_site.logic_models.models import DrawingStep, LogicModelVersion
from doingwith_site.logic_models.records import version_value
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator, ProgrammeLead
from doingwith_site.programmes.actions import change_role, create_programme, remove_member
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.projects.actions import BriefChanged, add_project, move_project, write_brief
from doingwith_site.projects.models import Project

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def programme(priya: User) -> Programme:
    return create_programme(by=priya, name="Better Together")


@pytest.fixture
def project(priya: User, programme: Programme) -> Project:
    return add_project(by=priya, programme=programme, title="Leaving", brief="One.", new_partner="Council")


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Does all of them at the same moment, each on its own connection; what each gave, or its refusal."""
    ready = Barrier(len(acts))

    def done(act: Callable[[], object]) -> object:
        ready.wait(timeout=30)
        try:
            return act()
        except (Refused, NotYours) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(done, acts))


def test_of_two_briefs_written_at_once_one_is_kept_and_the_other_shown_both(
    priya: User, project: Project
) -> None:
    def write(text: str) -> Callable[[], object]:
        return lambda: write_brief(by=priya, project=project, based_on_version=1, text=text)

    answers = at_once(write("Hers."), write("His."))

    assert sorted(type(answer).__name__ for answer in answers) == ["Brief", "BriefChanged"]
    refused = next(answer for answer in answers if isinstance(answer, BriefChanged))
    assert {refused.latest.text, refused.yours} == {"Hers.", "His."}
    assert [brief.version for brief in project.briefs.order_by("version")] == [1, 2]


def test_two_moves_at_once_make_one_path(priya: User, project: Project) -> None:
    forward = Move(kind=MoveKind.FORWARD, to=DesignStage.DISCOVER)

    answers = at_once(*[lambda: move_project(by=priya, project=project, move=forward)] * 2)

    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    assert project.moves.count() == 1


def test_two_leads_who_remove_each_other_leave_one(priya: User, eve: User, programme: Programme) -> None:
    hers = programme.memberships.get(person=priya)
    hers_too = joined(eve, programme, ProgrammeLead)

    answers = at_once(
        lambda: remove_member(by=priya, membership=hers_too), lambda: remove_member(by=eve, membership=hers)
    )

    assert sum(answer is None for answer in answers) == 1
    assert programme.memberships.filter(role=ProgrammeLead.code).count() == 1


def test_two_leads_who_both_step_down_leave_one(priya: User, eve: User, programme: Programme) -> None:
    hers = programme.memberships.get(person=priya)
    hers_too = joined(eve, programme, ProgrammeLead)

    answers = at_once(
        lambda: change_role(by=priya, membership=hers, role=Evaluator),
        lambda: change_role(by=eve, membership=hers_too, role=Evaluator),
    )

    assert sum(isinstance(answer, Membership) for answer in answers) == 1
    assert programme.memberships.filter(role=ProgrammeLead.code).count() == 1


def test_a_removed_lead_changes_nothing_any_more(priya: User, eve: User, programme: Programme) -> None:
    hers_too = joined(eve, programme, ProgrammeLead)
    added = Membership.objects.get(person=priya, programme=programme)

    at_once(
        lambda: remove_member(by=eve, membership=added),
        lambda: change_role(by=priya, membership=hers_too, role=Evaluator),
    )

    assert programme.memberships.filter(role=ProgrammeLead.code).count() == 1


def test_an_import_confirmed_twice_at_once_is_made_once(zed: User) -> None:
    pending = prepare_import(by=zed, record=cocreate_record())

    answers = at_once(*[lambda: confirm_import(by=zed, pending=pending)] * 2)

    assert answers == [Programme.objects.get()] * 2
    assert Programme.objects.get().projects.count() == 25


def test_two_uploads_at_once_wait_beside_each_other(zed: User, browser_of: Browser) -> None:
    browsers, data = [browser_of(zed), browser_of(zed)], bundle_zip(cocreate_record())

    answers = at_once(
        *[
            lambda browser=browser: browser.post("/import/", {"bundle": SimpleUploadedFile("b.zip", data)})
            for browser in browsers
        ]
    )

    assert {answer.status_code for answer in answers} == {302}  # type: ignore[attr-defined]
    assert PendingImport.objects.count() == 2


def test_two_programmes_of_one_name_started_at_once_are_two(priya: User, eve: User) -> None:
    answers = at_once(
        lambda: create_programme(by=priya, name="Same"), lambda: create_programme(by=eve, name="Same")
    )

    assert all(isinstance(answer, Programme) for answer in answers)
    assert set(Programme.objects.values_list("identifier", flat=True)) == {"same", "same-2"}


class TestOneDrawing:
    @pytest.fixture
    def row(self, priya: User, programme: Programme, project: Project) -> LogicModelVersion:
        """A drawing with the cards “meet” and “talk”."""
        row = begin_model(
            by=priya, programme=programme, project=project, title="Ours", kind=ModelKind.A_PRIORI
        )
        for name in ("meet", "talk"):
            node = Node(id=name, column=Column.ACTIVITIES, text=name)
            change_drawing(by=priya, row=row, seen=0, verb="add_card", edit=partial(adding, node=node))
        return row

    def test_keeps_what_two_wrote_on_two_cards(self, priya: User, row: LogicModelVersion) -> None:
        answers = at_once(wording(priya, row, "meet", "Dinner"), wording(priya, row, "talk", "Listen"))

        assert [type(answer) for answer in answers] == [DrawingStep, DrawingStep]
        row.refresh_from_db()
        assert [node.text for node in version_value(row).nodes] == ["Dinner", "Listen"]

    def test_shows_one_of_two_who_wrote_on_one_card_both_texts(
        self, priya: User, row: LogicModelVersion
    ) -> None:
        answers = at_once(wording(priya, row, "meet", "Dinner"), wording(priya, row, "meet", "Lunch"))

        assert sorted(type(answer).__name__ for answer in answers) == ["DrawingChanged", "DrawingStep"]
        assert row.steps.count() == 4

    def test_does_once_what_is_sent_twice_with_one_key(self, priya: User, row: LogicModelVersion) -> None:
        answers = at_once(*[wording(priya, row, "meet", "Dinner", key="k")] * 2)

        assert answers[0] == answers[1]
        assert row.steps.count() == 4


def adding(drawing: ModelVersion, *, node: Node) -> Edit:
    return AddNode(node=node)


def wording(by: User, row: LogicModelVersion, card: str, text: str, *, key: str = "") -> Callable[[], object]:
    """Gives a card other words, as somebody does who saw the third step."""

    def edit(now: ModelVersion) -> Edit:
        return ChangeNode(node=replace(now.node_by_id[card], text=text))

    return lambda: change_drawing(
        by=by,
        row=row,
        seen=2,
        verb="change_card",
        edit=edit,
        about=lambda drawing: drawing.node_by_id.get(card),
        part=card,
        key=key,
    )
