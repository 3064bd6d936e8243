"""Taking back one's own step after others have drawn on."""

from dataclasses import replace

import pytest

from doingwith.logic_models.columns import Column, ColumnNotes
from doingwith.logic_models.editing import ChangeAnswers, ChangeNotes, EditRefused, GiveReason, apply_edit
from doingwith.logic_models.link_edits import AddLink, RemoveLink
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import CheckAnswer, ModelCheck, ModelKind, ModelVersion, Verdict
from doingwith.logic_models.node_edits import AddNode, ChangeNode, MoveNode, RemoveNode
from doingwith.logic_models.nodes import Node
from doingwith.logic_models.taking_back import taken_back

MEET = Node(id="meet", column=Column.ACTIVITIES, text="Dinner together")
TALK = Node(id="talk", column=Column.ACTIVITIES, text="Talk about a good service")
FILM = Node(id="film", column=Column.ACTIVITIES, text="Make a film")
HEARD = Node(id="heard", column=Column.OUTCOMES, text="Young people feel heard")
LINK = Link(id="l1", from_="meet", to="heard")
DRAWN = ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=(MEET, TALK, HEARD), links=(LINK,))


def test_a_reworded_card_is_as_before_and_a_new_one_stays() -> None:
    after = apply_edit(DRAWN, ChangeNode(node=replace(MEET, text="Lunch")))
    now = apply_edit(after, AddNode(node=FILM, place=0))

    back = taken_back(now, before=DRAWN, after=after)

    assert back.nodes == (FILM, MEET, TALK, HEARD)


def test_a_removed_card_comes_back_with_its_links_to_its_place() -> None:
    after = apply_edit(DRAWN, RemoveNode(id="meet"))
    now = apply_edit(after, ChangeNode(node=replace(TALK, text="Talk")))

    back = taken_back(now, before=DRAWN, after=after)

    assert [node.text for node in back.nodes] == ["Dinner together", "Talk", "Young people feel heard"]
    assert back.links == (LINK,)


def test_a_card_moved_inside_its_column_goes_back_beside_one_that_came_since() -> None:
    after = apply_edit(DRAWN, MoveNode(id="talk", column=Column.ACTIVITIES, place=0))
    now = apply_edit(after, AddNode(node=FILM))

    back = taken_back(now, before=DRAWN, after=after)

    assert [node.id for node in back.in_column(Column.ACTIVITIES)] == ["meet", "talk", "film"]


def test_an_answer_goes_and_the_answer_of_another_stays() -> None:
    mine = CheckAnswer(check=ModelCheck.GAPS, verdict=Verdict.NO, by="workers")
    theirs = CheckAnswer(check=ModelCheck.GAPS, verdict=Verdict.YES, by="young people")
    after = apply_edit(DRAWN, ChangeAnswers(answers=(mine,)))
    now = apply_edit(after, ChangeAnswers(answers=(mine, theirs)))

    assert taken_back(now, before=DRAWN, after=after).answers == (theirs,)


def test_a_reason_goes_and_a_reason_for_something_else_stays() -> None:
    after = apply_edit(DRAWN, GiveReason(about="meet", text="too dear"))
    now = apply_edit(after, GiveReason(about="talk", text="too long"))

    back = taken_back(now, before=DRAWN, after=after)

    assert [reason.about for reason in back.reasons] == ["talk"]
    assert apply_edit(now, GiveReason(about="talk", text="")).reasons == after.reasons


def test_notes_are_as_before() -> None:
    notes = ColumnNotes(column=Column.INPUTS, empty_because="nobody gave anything")
    after = apply_edit(DRAWN, ChangeNotes(notes=notes))

    assert taken_back(after, before=DRAWN, after=after).columns == ()


class TestItIsRefused:
    def test_when_the_card_was_changed_again(self) -> None:
        after = apply_edit(DRAWN, ChangeNode(node=replace(MEET, text="Lunch")))
        now = apply_edit(after, ChangeNode(node=replace(MEET, text="Breakfast")))

        with pytest.raises(EditRefused) as refused:
            taken_back(now, before=DRAWN, after=after)

        assert str(refused.value) == "Somebody has changed this card since, so this cannot be taken back."

    def test_when_a_link_rests_on_the_card(self) -> None:
        after = apply_edit(DRAWN, AddNode(node=FILM))
        now = apply_edit(after, AddLink(link=Link(id="l2", from_="film", to="heard")))

        with pytest.raises(EditRefused, match="^A link needs this card"):
            taken_back(now, before=DRAWN, after=after)

    def test_when_the_two_were_linked_anew(self) -> None:
        after = apply_edit(DRAWN, RemoveLink(id="l1"))
        now = apply_edit(after, AddLink(link=replace(LINK, id="l2")))

        with pytest.raises(EditRefused, match="^Somebody has linked the two cards anew since"):
            taken_back(now, before=DRAWN, after=after)

    def test_when_the_order_was_changed_again(self) -> None:
        after = apply_edit(DRAWN, MoveNode(id="talk", column=Column.ACTIVITIES, place=0))
        now = apply_edit(after, MoveNode(id="talk", column=Column.ACTIVITIES))

        with pytest.raises(EditRefused, match="^Somebody has changed the order of the cards since"):
            taken_back(now, before=DRAWN, after=after)

    def test_when_the_notes_were_changed_again(self) -> None:
        after = apply_edit(DRAWN, ChangeNotes(notes=ColumnNotes(column=Column.INPUTS, reflection="a")))
        now = apply_edit(after, ChangeNotes(notes=ColumnNotes(column=Column.INPUTS, reflection="b")))

        with pytest.raises(EditRefused, match="^Somebody has changed what is noted under inputs since"):
            taken_back(now, before=DRAWN, after=after)

    def test_when_the_reason_was_given_anew(self) -> None:
        after = apply_edit(DRAWN, GiveReason(about="meet", text="too dear"))
        now = apply_edit(after, GiveReason(about="meet", text="too far"))

        with pytest.raises(EditRefused, match="^Somebody has changed what was said here since"):
            taken_back(now, before=DRAWN, after=after)
