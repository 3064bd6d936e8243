"""A drawing is changed step by step by several people, and no word is lost."""

from dataclasses import replace

import pytest
from tests.site.programme import EXAMPLE
from tests.site.tellings import an_account, leaving_hospital

from doingwith.consent.uses import Way
from doingwith.exchange.bundle.check import read_bundle
from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import Edit
from doingwith.logic_models.evidence import evidence_named
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.node_edits import AddNode, ChangeNode, RemoveNode
from doingwith.logic_models.nodes import Node
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.exchange.actions import import_record
from doingwith_site.logic_models.actions.drawing import (
    DrawingChanged,
    change_drawing,
    set_aside,
    take_back,
)
from doingwith_site.logic_models.actions.versions import freeze_version
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion
from doingwith_site.logic_models.queries import latest_number, shown_step, standing_steps
from doingwith_site.logic_models.records import step_value, version_content, version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

DRAWN = ModelVersion(
    number=1,
    kind=ModelKind.A_PRIORI,
    nodes=(
        Node(id="meet", column=Column.ACTIVITIES, text="Dinner together"),
        Node(id="heard", column=Column.OUTCOMES, text="Young people feel heard"),
    ),
)


@pytest.fixture
def row(cocreate: Programme) -> LogicModelVersion:
    """A drawing of the project P08 that is still open."""
    model = LogicModel.objects.create(
        programme=cocreate,
        project=cocreate.projects.get(identifier="P08"),
        identifier="LM-new",
        title="New",
        position=99,
    )
    return LogicModelVersion.objects.create(model=model, number=1, content=version_content(DRAWN))


def worded(
    by: User, row: LogicModelVersion, card: str, text: str, *, seen: int, key: str = ""
) -> DrawingStep:
    """Gives a card other words, as somebody does who saw the step ``seen``."""

    def edit(now: ModelVersion) -> Edit:
        return ChangeNode(node=replace(now.node_by_id[card], text=text))

    return change_drawing(
        by=by,
        row=row,
        seen=seen,
        verb="change_card",
        edit=edit,
        about=lambda drawing: drawing.node_by_id.get(card),
        part=card,
        key=key,
    )


def texts(row: LogicModelVersion) -> list[str]:
    row.refresh_from_db()
    return [node.text for node in version_value(row).nodes]


def test_two_cards_changed_at_once_stand_side_by_side(row: LogicModelVersion, eve: User, farah: User) -> None:
    worded(farah, row, "meet", "Lunch", seen=0)
    worded(eve, row, "heard", "They are heard", seen=0)

    assert texts(row) == ["Lunch", "They are heard"]
    assert latest_number(row) == 2


def test_one_card_changed_at_once_is_for_people_to_join(
    row: LogicModelVersion, eve: User, farah: User
) -> None:
    worded(farah, row, "meet", "Lunch", seen=0)

    with pytest.raises(DrawingChanged) as changed:
        worded(eve, row, "meet", "Breakfast", seen=0)

    assert changed.value.now.node_by_id["meet"].text == "Lunch"
    assert changed.value.step.by == farah
    assert texts(row)[0] == "Lunch"
    worded(eve, row, "meet", "Lunch or breakfast", seen=changed.value.step.number)
    assert texts(row)[0] == "Lunch or breakfast"


def test_what_comes_twice_is_done_once(row: LogicModelVersion, eve: User) -> None:
    first = worded(eve, row, "meet", "Lunch", seen=0, key="k1")
    again = worded(eve, row, "meet", "Lunch", seen=0, key="k1")

    assert again == first
    assert latest_number(row) == 1


def test_words_set_aside_stay_beside_the_drawing(row: LogicModelVersion, eve: User) -> None:
    step = set_aside(by=eve, row=row, part="meet", words={"What it says": "Breakfast"}, key="k2")
    again = set_aside(by=eve, row=row, part="meet", words={"What it says": "Breakfast"}, key="k2")

    assert (step.verb, step.aside) == ("aside", {"What it says": "Breakfast"})
    assert again == step
    assert texts(row) == ["Dinner together", "Young people feel heard"]


class TestTakingBack:
    def test_takes_back_ones_own_last_step_and_leaves_those_of_others(
        self, row: LogicModelVersion, eve: User, farah: User
    ) -> None:
        worded(eve, row, "meet", "Lunch", seen=0)
        worded(farah, row, "heard", "They are heard", seen=1)

        step = take_back(by=eve, row=row)

        assert texts(row) == ["Dinner together", "They are heard"]
        assert (step.verb, step.undoes, step.about) == ("undo", 1, "meet")

    def test_goes_back_step_by_step_until_nothing_is_left(self, row: LogicModelVersion, eve: User) -> None:
        worded(eve, row, "meet", "Lunch", seen=0)
        worded(eve, row, "meet", "Breakfast", seen=1)

        take_back(by=eve, row=row)
        assert texts(row)[0] == "Lunch"
        take_back(by=eve, row=row)
        assert texts(row)[0] == "Dinner together"

        with pytest.raises(Refused) as refused:
            take_back(by=eve, row=row)
        assert str(refused.value) == "There is nothing of yours left to take back in this drawing."

    def test_can_itself_be_taken_back(self, row: LogicModelVersion, eve: User) -> None:
        worded(eve, row, "meet", "Lunch", seen=0)
        undone = take_back(by=eve, row=row)

        take_back(by=eve, row=row, number=undone.number)

        assert texts(row)[0] == "Lunch"
        assert standing_steps(list(row.steps.all())) == {0, 1, 3}

    def test_is_refused_where_somebody_went_on_from_it(
        self, row: LogicModelVersion, eve: User, farah: User
    ) -> None:
        worded(eve, row, "meet", "Lunch", seen=0)
        worded(farah, row, "meet", "Supper", seen=1)

        with pytest.raises(Refused) as refused:
            take_back(by=eve, row=row)

        assert str(refused.value) == "Somebody has changed this card since, so this cannot be taken back."
        assert texts(row)[0] == "Supper"


class TestItIsRefused:
    def test_when_frozen(self, row: LogicModelVersion, eve: User) -> None:
        LogicModelVersion.objects.filter(pk=row.pk).update(is_frozen=True)

        for change in (
            lambda: worded(eve, row, "meet", "Lunch", seen=0),
            lambda: take_back(by=eve, row=row),
            lambda: set_aside(by=eve, row=row, part="meet", words={}),
        ):
            with pytest.raises(Refused) as refused:
                change()
            assert str(refused.value) == (
                "Version 1 is frozen, so it stays as it is. Draw a new version from it to go on."
            )
        assert not row.steps.exists()

    def test_for_whoever_may_not_draw(self, row: LogicModelVersion, colin: User) -> None:
        with pytest.raises(Refused):
            worded(colin, row, "meet", "Lunch", seen=0)

    def test_when_the_edit_cannot_be_made(self, row: LogicModelVersion, eve: User) -> None:
        with pytest.raises(Refused) as refused:
            change_drawing(
                by=eve, row=row, seen=0, verb="remove_card", edit=lambda now: RemoveNode(id="gone")
            )

        assert str(refused.value) == "There is no card “gone” any more. Somebody may have taken it out."


def test_what_an_import_brought_in_between_becomes_a_step(row: LogicModelVersion, eve: User) -> None:
    worded(eve, row, "meet", "Lunch", seen=0)
    elsewhere = replace(DRAWN, nodes=DRAWN.nodes[1:])
    LogicModelVersion.objects.filter(pk=row.pk).update(content=version_content(elsewhere))

    change_drawing(
        by=eve,
        row=row,
        seen=1,
        verb="add_card",
        edit=lambda now: AddNode(node=Node(id="film", column=Column.ACTIVITIES, text="Make a film")),
    )

    assert [step.verb for step in row.steps.all()] == ["start", "change_card", "import", "add_card"]
    assert texts(row) == ["Make a film", "Young people feel heard"]


def test_whoever_reads_what_an_import_brought_has_seen_the_step_that_it_becomes(
    row: LogicModelVersion, eve: User
) -> None:
    assert shown_step(row) == 0
    worded(eve, row, "meet", "Lunch", seen=0)
    elsewhere = replace(DRAWN, nodes=(replace(DRAWN.nodes[0], text="Supper"), DRAWN.nodes[1]))
    LogicModelVersion.objects.filter(pk=row.pk).update(content=version_content(elsewhere))
    row.refresh_from_db()

    step = worded(eve, row, "meet", "Late supper", seen=shown_step(row))

    assert (shown_step(LogicModelVersion.objects.get(pk=row.pk)), step.number) == (3, 3)
    assert texts(row)[0] == "Late supper"


def test_a_drawing_that_nobody_saw_is_not_frozen(row: LogicModelVersion, eve: User) -> None:
    step = worded(eve, row, "meet", "Lunch", seen=0)
    elsewhere = replace(DRAWN, nodes=DRAWN.nodes[1:])
    LogicModelVersion.objects.filter(pk=row.pk).update(content=version_content(elsewhere))

    with pytest.raises(Refused, match="^The drawing was changed meanwhile"):
        freeze_version(by=eve, row=row, seen=step.number, people=("all",), reason="")

    row.refresh_from_db()
    assert freeze_version(by=eve, row=row, seen=shown_step(row), people=("all",), reason="").is_frozen
    assert [each.verb for each in row.steps.all()] == ["start", "change_card", "import", "freeze"]


def test_sending_once_more_what_the_drawing_says_by_now_is_no_conflict(
    row: LogicModelVersion, eve: User
) -> None:
    first = worded(eve, row, "meet", "Lunch", seen=0)

    assert worded(eve, row, "meet", "Lunch", seen=0) == first
    with pytest.raises(DrawingChanged):
        worded(eve, row, "meet", "Breakfast", seen=0)


def test_a_step_is_recorded_without_words(row: LogicModelVersion, eve: User) -> None:
    worded(eve, row, "meet", "Lunch", seen=0)

    event = Event.objects.get(noun="drawing")
    assert (event.verb, event.object_id, event.detail) == ("change_card", "LM-new", {"version": 1, "step": 1})


SAID = "I waited eleven weeks. Nobody rang."


def test_words_taken_back_stand_in_no_step(row: LogicModelVersion, eve: User, farah: User) -> None:
    project = row.model.project
    assert project
    account = an_account(leaving_hospital(farah, row.model.programme, project=project), SAID)[0]
    quoted = f"One said: {SAID}"
    worded(eve, row, "meet", quoted, seen=0)
    worded(eve, row, "meet", "Lunch", seen=1)
    set_aside(by=eve, row=row, part="meet", words={"What it says": quoted})

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    left = "One said: [words taken back]."
    assert [step_value(step).nodes[0].text for step in row.steps.all()] == [
        "Dinner together",
        left,
        "Lunch",
        "Lunch",
    ]
    assert row.steps.latest("number").aside == {"What it says": left}
    assert latest_number(row) == 3


def test_passages_taken_back_are_named_in_no_step(priya: User) -> None:
    programme = import_record(by=priya, record=read_bundle(EXAMPLE))
    frozen = programme.logic_models.get(identifier="LM-waiting").versions.last()
    assert frozen
    step = DrawingStep.objects.create(version=frozen, number=0, verb="start", content=frozen.content)
    assert "e2" in evidence_named(step_value(step))

    withdraw(by=None, agreement=programme.agreements.get(identifier="W1"), way=Way.SPOKEN)

    step.refresh_from_db()
    assert "e2" not in evidence_named(step_value(step))


def test_a_page_that_was_read_before_a_step_does_not_pass_for_having_seen_it(
    row: LogicModelVersion, eve: User, farah: User
) -> None:
    worded(farah, row, "heard", "Young people feel heard and believed", seen=0)
    read = LogicModelVersion.objects.get(pk=row.pk)
    worded(eve, row, "heard", "Young people are heard", seen=1)

    assert (shown_step(read), latest_number(read)) == (1, 2)
    with pytest.raises(DrawingChanged):
        worded(farah, row, "heard", "Young people feel heard", seen=shown_step(read))
    assert shown_step(LogicModelVersion.objects.get(pk=row.pk)) == 2
