"""A card with several ideas becomes several, and two with one idea become one; nothing known of them goes."""

from dataclasses import replace

import pytest

from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import EditRefused, apply_edit, inverse_edit
from doingwith.logic_models.joining import joining_two, splitting_in_place
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.node_edits import AddNode
from doingwith.logic_models.nodes import Node, OutcomeStatus, Provenance, Valence

TIME = Node(id="time", column=Column.INPUTS, text="Time of the commissioner")
MEET = Node(id="meet", column=Column.ACTIVITIES, text="Dinner together")
TALK = Node(id="talk", column=Column.ACTIVITIES, text="Talk about what a good service is")
FILM = Node(id="film", column=Column.ACTIVITIES, text="Make a film")
HEARD = Node(id="heard", column=Column.OUTCOMES, text="Young people feel heard", status=OutcomeStatus.PARTLY)
DRAWN = ModelVersion(
    number=1,
    kind=ModelKind.A_PRIORI,
    nodes=(TIME, MEET, TALK, HEARD),
    links=(
        Link(id="l1", from_="time", to="meet"),
        Link(id="l2", from_="meet", to="heard"),
        Link(id="l3", from_="talk", to="heard"),
    ),
)
DINED = replace(MEET, actor="workers", source="page 3", provenance=Provenance.TRANSCRIBED)
SEEN = replace(HEARD, id="seen", text="They are seen", status=OutcomeStatus.NOT_KNOWN)


def ids(version: ModelVersion) -> list[str]:
    return [node.id for node in version.nodes]


def drawn(*nodes: Node) -> ModelVersion:
    """The drawing with these cards in the place of those of the same name, or beside them."""
    changed = {node.id: node for node in nodes}
    kept = [changed.pop(node.id, node) for node in DRAWN.nodes]
    return replace(DRAWN, nodes=(*kept, *changed.values()))


class TestSplitting:
    def test_puts_the_cards_where_the_one_stood_and_keeps_what_is_known_of_it_on_the_first(self) -> None:
        before = drawn(DINED)
        edit = splitting_in_place(
            before, "meet", [("eat", "We eat"), ("round", "Each speaks")], earlier={"meet"}
        )

        after = apply_edit(before, edit)

        assert ids(after) == ["time", "eat", "round", "talk", "heard"]
        assert after.node_by_id["eat"] == replace(DINED, id="eat", text="We eat", came_from=("meet",))
        assert after.node_by_id["round"] == Node(
            id="round", column=Column.ACTIVITIES, text="Each speaks", actor="workers", came_from=("meet",)
        )
        assert [(link.from_, link.to) for link in after.links[:2]] == [("time", "eat"), ("eat", "heard")]
        assert apply_edit(after, inverse_edit(before, edit)) == before

    def test_is_refused_when_the_card_is_gone(self) -> None:
        with pytest.raises(
            EditRefused, match="^The card is not here any more. Somebody may have taken it out.$"
        ):
            splitting_in_place(DRAWN, "gone", [("a", "A"), ("b", "B")])


class TestJoining:
    @pytest.mark.parametrize(
        ("names", "left"),
        [
            (("meet", "talk"), ["time", "evening", "film", "heard"]),
            (("talk", "meet"), ["time", "evening", "film", "heard"]),
            (("film", "meet"), ["time", "talk", "evening", "heard"]),
        ],
    )
    def test_puts_the_card_where_the_first_stood(self, names: tuple[str, str], left: list[str]) -> None:
        before = apply_edit(DRAWN, AddNode(node=FILM))
        edit = joining_two(before, names, to="evening", text="An evening", earlier=set(names))

        after = apply_edit(before, edit)

        assert ids(after) == left
        assert after.node_by_id["evening"].came_from == names
        assert apply_edit(after, inverse_edit(before, edit)) == before

    def test_keeps_what_both_say(self) -> None:
        heard = replace(HEARD, actor="youth", status_because="a film", evidence=("E1", "E2"), source="page 3")
        seen = replace(SEEN, actor="workers", status_because="a letter", evidence=("E2", "E3"))
        seen = replace(seen, valence=Valence.POSITIVE, source="page 4", provenance=Provenance.INFERRED)
        before = drawn(heard, seen)

        after = apply_edit(before, joining_two(before, ("seen", "heard"), to="both", text="Seen and heard"))

        assert after.node_by_id["both"] == Node(
            id="both",
            column=Column.OUTCOMES,
            text="Seen and heard",
            actor="workers; youth",
            status=OutcomeStatus.PARTLY,
            status_because="a letter\na film",
            valence=Valence.POSITIVE,
            evidence=("E2", "E3", "E1"),
            source="page 4; page 3",
        )

    @pytest.mark.parametrize(
        ("before", "names", "sentence"),
        [
            (DRAWN, ("meet", "gone"), "The card is not here any more. Somebody may have taken it out."),
            (
                DRAWN,
                ("meet", "heard"),
                "The two cards stand in different columns. Move one of them first.",
            ),
            (
                drawn(replace(SEEN, status=OutcomeStatus.ACHIEVED)),
                ("heard", "seen"),
                "The two cards do not say the same about whether they came about. "
                "Let both say the same first, then join them.",
            ),
        ],
    )
    def test_is_refused_in_a_sentence(
        self, before: ModelVersion, names: tuple[str, str], sentence: str
    ) -> None:
        with pytest.raises(EditRefused) as refused:
            joining_two(before, names, to="one", text="One")

        assert str(refused.value) == sentence
