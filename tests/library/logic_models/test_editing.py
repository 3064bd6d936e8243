"""Every edit of a drawing does what it says, can be taken back, and says no in a sentence."""

from dataclasses import replace

import pytest

from doingwith.logic_models.columns import Answer, Column, ColumnNotes
from doingwith.logic_models.editing import (
    ChangeAnswers,
    ChangeNotes,
    Edit,
    EditRefused,
    GiveReason,
    Together,
    apply_edit,
    drawn_from,
    inverse_edit,
)
from doingwith.logic_models.freezing import freeze
from doingwith.logic_models.inheriting import TakeOverWords, newer_words
from doingwith.logic_models.link_edits import AddLink, ChangeLink, RemoveLink
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import CheckAnswer, ModelCheck, ModelKind, ModelVersion, Verdict
from doingwith.logic_models.node_edits import AddNode, ChangeNode, MoveNode, RemoveNode, merging, splitting
from doingwith.logic_models.nodes import Node, OutcomeStatus

TIME = Node(id="time", column=Column.INPUTS, text="Time of the commissioner")
MEET = Node(id="meet", column=Column.ACTIVITIES, text="Dinner together")
TALK = Node(id="talk", column=Column.ACTIVITIES, text="Talk about what a good service is")
HEARD = Node(id="heard", column=Column.OUTCOMES, text="Young people feel heard", status=OutcomeStatus.PARTLY)
TRUST = Node(id="trust", column=Column.IMPACT, text="Trust lasts", refers_to="programme-trust")
TO_MEET = Link(id="l1", from_="time", to="meet")
TO_HEARD = Link(id="l2", from_="meet", to="heard", because="they are listened to")
ALSO = Link(id="l3", from_="talk", to="heard")
DRAWN = ModelVersion(
    number=1,
    kind=ModelKind.A_PRIORI,
    nodes=(TIME, MEET, TALK, HEARD, TRUST),
    links=(TO_MEET, TO_HEARD, ALSO),
)
FILM = Node(id="film", column=Column.ACTIVITIES, text="Make a film")


def ids(version: ModelVersion) -> list[str]:
    return [node.id for node in version.nodes]


EDITS: list[Edit] = [
    AddNode(node=FILM),
    AddNode(node=FILM, place=0),
    ChangeNode(node=replace(MEET, text="Lunch together", actor="workers")),
    MoveNode(id="meet", column=Column.OUTPUTS),
    MoveNode(id="talk", column=Column.ACTIVITIES, place=0),
    MoveNode(id="heard", column=Column.IMPACT, place=0),
    RemoveNode(id="meet"),
    RemoveNode(id="trust"),
    TakeOverWords(id="trust", text="Trust grows"),
    AddLink(link=Link(id="l4", from_="heard", to="trust"), place=1),
    ChangeLink(link=replace(TO_HEARD, to="trust", kind=LinkKind.CONDITION_OF)),
    RemoveLink(id="l2"),
    ChangeNotes(
        notes=ColumnNotes(column=Column.CONTEXT, answers=(Answer(prompt="context.start", text="A letter"),))
    ),
    ChangeAnswers(answers=(CheckAnswer(check=ModelCheck.GAPS, verdict=Verdict.NO),)),
    Together(edits=(AddNode(node=FILM), AddLink(link=Link(id="l4", from_="film", to="heard")))),
    splitting(DRAWN, "meet", (replace(MEET, id="dinner"), replace(MEET, id="opening round"))),
    merging(DRAWN, ("meet", "talk"), replace(MEET, id="evening")),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_every_edit_changes_something_and_can_be_taken_back(edit: Edit) -> None:
    after = apply_edit(DRAWN, edit)

    assert after != DRAWN
    assert apply_edit(after, inverse_edit(DRAWN, edit)) == DRAWN


def test_taking_back_what_was_taken_back_does_it_again() -> None:
    edit = RemoveNode(id="meet")
    after = apply_edit(DRAWN, edit)
    back = inverse_edit(DRAWN, edit)

    assert apply_edit(DRAWN, inverse_edit(after, back)) == after


def test_a_new_card_stands_last_in_its_column_or_where_it_is_put() -> None:
    assert ids(apply_edit(DRAWN, AddNode(node=FILM))) == ["time", "meet", "talk", "film", "heard", "trust"]
    first = apply_edit(DRAWN, AddNode(node=FILM, place=0))
    assert ids(first) == ["time", "film", "meet", "talk", "heard", "trust"]


def test_a_card_takes_its_links_with_it_when_it_goes() -> None:
    after = apply_edit(DRAWN, RemoveNode(id="meet"))

    assert (ids(after), [link.id for link in after.links]) == (["time", "talk", "heard", "trust"], ["l3"])


def test_splitting_leads_the_links_to_the_first_and_remembers_the_origin() -> None:
    into = (replace(MEET, id="dinner"), replace(MEET, id="round"))

    after = apply_edit(DRAWN, splitting(DRAWN, "meet", into, earlier={"meet"}))

    assert [(link.from_, link.to) for link in after.links] == [
        ("time", "dinner"), ("dinner", "heard"), ("talk", "heard"),
    ]  # fmt: skip
    assert [after.node_by_id[name].came_from for name in ("dinner", "round")] == [("meet",), ("meet",)]


def test_a_card_of_this_version_only_leaves_no_origin_when_it_is_split() -> None:
    after = apply_edit(DRAWN, splitting(DRAWN, "meet", (replace(MEET, id="a"), replace(MEET, id="b"))))

    assert after.node_by_id["a"].came_from == ()


def test_merging_keeps_one_link_of_each_way() -> None:
    edit = merging(DRAWN, ("meet", "talk"), replace(MEET, id="evening"), earlier={"meet", "talk"})

    after = apply_edit(DRAWN, edit)

    assert [(link.id, link.from_, link.to) for link in after.links] == [
        ("l1", "time", "evening"), ("l2", "evening", "heard"),
    ]  # fmt: skip
    assert after.node_by_id["evening"].came_from == ("meet", "talk")


def test_empty_notes_are_no_notes() -> None:
    noted = apply_edit(DRAWN, ChangeNotes(notes=ColumnNotes(column=Column.IMPACT, reflection="Too early")))

    assert apply_edit(noted, ChangeNotes(notes=ColumnNotes(column=Column.IMPACT))).columns == ()


def test_a_new_version_begins_with_the_cards_and_links_of_the_one_before() -> None:
    noted = replace(DRAWN, columns=(ColumnNotes(column=Column.IMPACT, reflection="Too early"),))

    later = drawn_from(
        freeze(noted), number=2, kind=ModelKind.POST_FACTO, reason="It is over", people=("youth",)
    )

    assert (later.nodes, later.links, later.based_on) == (DRAWN.nodes, DRAWN.links, 1)
    assert (later.columns, later.frozen, later.people) == ((), None, ("youth",))


REFUSED: list[tuple[Edit, str]] = [
    (AddNode(node=MEET), "“meet” is already here. Give the new card another id."),
    (AddNode(node=replace(FILM, id="l1")), "“l1” is already here. Give the new card another id."),
    (AddNode(node=replace(FILM, text=" ")), "A card needs words: write what it stands for."),
    (ChangeNode(node=replace(MEET, text="")), "A card needs words: write what it stands for."),
    (ChangeNode(node=FILM), "There is no card “film” any more. Somebody may have taken it out."),
    (
        ChangeNode(node=replace(MEET, column=Column.OUTPUTS)),
        "To put a card into another column, move it.",
    ),
    (
        ChangeNode(node=replace(TRUST, text="Trust grows")),
        "“Trust lasts” is the programme's wording, so a project cannot change it. "
        "Propose the change to the programme instead.",
    ),
    (
        ChangeNode(node=replace(TRUST, refers_to=None)),
        "“Trust lasts” is the programme's wording, so a project cannot change it. "
        "Propose the change to the programme instead.",
    ),
    (
        MoveNode(id="heard", column=Column.OUTPUTS),
        "“Young people feel heard” says whether it has come about, and only outcomes and impact do that. "
        "Set its status to “not known”, and take out whether it was good or bad, before you move it.",
    ),
    (RemoveNode(id="film"), "There is no card “film” any more. Somebody may have taken it out."),
    (AddLink(link=replace(ALSO, id="l2")), "“l2” is already here. Give the new link another id."),
    (
        AddLink(link=replace(ALSO, id="l9", to="gone")),
        "One of the two cards is not here any more, so they cannot be linked.",
    ),
    (
        AddLink(link=replace(ALSO, id="l9", to="talk")),
        "A card cannot lead to itself. Choose another one.",
    ),
    (
        AddLink(link=replace(ALSO, id="l9")),
        "The two cards are linked in this way already. Change that link instead.",
    ),
    (
        ChangeLink(link=replace(ALSO, id="l9")),
        "This link is not here any more. Somebody may have taken it out.",
    ),
    (RemoveLink(id="l9"), "This link is not here any more. Somebody may have taken it out."),
]


@pytest.mark.parametrize(("edit", "sentence"), REFUSED, ids=lambda value: type(value).__name__)
def test_what_cannot_be_done_is_refused_in_a_sentence(edit: Edit, sentence: str) -> None:
    with pytest.raises(EditRefused) as refusal:
        apply_edit(DRAWN, edit)

    assert str(refusal.value) == sentence


def test_a_frozen_version_is_not_edited() -> None:
    with pytest.raises(EditRefused) as refusal:
        apply_edit(freeze(DRAWN), AddNode(node=FILM))

    assert str(refusal.value) == (
        "Version 1 is frozen, so it stays as it is. Draw a new version from it to go on."
    )


@pytest.mark.parametrize(
    ("names", "sentence"),
    [(("meet",), "To merge cards, choose at least two."), ((), "To merge cards, choose at least two.")],
)
def test_one_card_cannot_be_merged(names: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        merging(DRAWN, names, FILM)


def test_a_card_is_not_split_into_one() -> None:
    with pytest.raises(EditRefused, match="To split a card, write at least two."):
        splitting(DRAWN, "meet", (FILM,))


def test_a_reason_that_is_given_already_changes_nothing() -> None:
    first = apply_edit(DRAWN, GiveReason(about="talk", text="Nobody came"))
    given = apply_edit(first, GiveReason(about="film", text="Too dear"))

    assert apply_edit(given, GiveReason(about="talk", text="Nobody came")) == given
    assert (given.reason_for("talk"), given.reason_for("gone")) == ("Nobody came", "")


class TestTheProgrammesNewWords:
    def test_are_known_for_cards_that_say_something_else(self) -> None:
        theirs = Node(id="programme-trust", column=Column.IMPACT, text="Trust grows")

        assert newer_words(DRAWN, (theirs, MEET)) == {"trust": "Trust grows"}
        assert newer_words(DRAWN, (replace(theirs, text="Trust lasts"),)) == {}
        assert newer_words(DRAWN, ()) == {}

    def test_are_taken_over_with_links_and_all_that_is_told(self) -> None:
        drawn = apply_edit(DRAWN, AddLink(link=Link(id="l4", from_="heard", to="trust")))

        after = apply_edit(drawn, TakeOverWords(id="trust", text="Trust grows"))

        assert after.node_by_id["trust"] == replace(TRUST, text="Trust grows")
        assert after.links == drawn.links

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("gone", "The card is not here any more. Somebody may have taken it out."),
            ("meet", "“Dinner together” is the project's own wording. Change it in the drawing."),
        ],
    )
    def test_are_not_given_to_a_card_that_is_not_the_programmes(self, name: str, told: str) -> None:
        with pytest.raises(EditRefused) as refused:
            apply_edit(DRAWN, TakeOverWords(id=name, text="New"))

        assert str(refused.value) == told
