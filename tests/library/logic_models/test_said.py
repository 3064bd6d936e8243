"""What a drawing says, card by card."""

from doingwith.logic_models.columns import Answer, Column, ColumnNotes
from doingwith.logic_models.links import Assumption, Link
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.logic_models.said import said_in_drawing

DRAWING = ModelVersion(
    number=2,
    kind=ModelKind.INTERIM,
    nodes=(
        Node(id="a", column=Column.ACTIVITIES, text="We meet", actor="a nurse"),
        Node(id="b", column=Column.OUTCOMES, text="They are heard", status_because="they say so"),
        Node(id="c", column=Column.OUTCOMES, text="They come again", came_from=("b",)),
    ),
    links=(
        Link(
            id="l", from_="a", to="b", because="someone listens", when_also="it is quiet",
            assumptions=(Assumption(id="x", text="they come", status_because="they came"),),
        ),
    ),
    columns=(
        ColumnNotes(
            column=Column.OUTCOMES, answers=(Answer(prompt="p", text="for them"),),
            reflection="more came of it", empty_because="not shown beside cards",
        ),
        ColumnNotes(column=Column.INPUTS, empty_because="nobody knew"),
    ),
    reason="it had changed",
)  # fmt: skip
NOTES = ("", "for them\nmore came of it\nnobody knew\nit had changed")


def test_a_link_is_read_under_the_card_from_which_it_starts() -> None:
    assert list(said_in_drawing(DRAWING)) == [
        ("a", "We meet\na nurse"),
        ("b", "They are heard\nthey say so"),
        ("c", "They come again"),
        ("a", "someone listens\nit is quiet\nthey come\nthey came"),
        NOTES,
    ]


def test_what_rested_on_words_taken_back_says_nothing_nor_what_came_of_it() -> None:
    assert list(said_in_drawing(DRAWING, frozenset({"b", "l"}))) == [("a", "We meet\na nurse"), NOTES]
