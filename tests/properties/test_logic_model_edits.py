"""Whatever is done to a drawing can be taken back."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.logic_models import model_versions

from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import Edit, EditRefused, apply_edit, in_reading_order, inverse_edit
from doingwith.logic_models.inheriting import TakeOverWords
from doingwith.logic_models.link_edits import AddLink, RemoveLink
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.node_edits import AddNode, MoveNode, RemoveNode
from doingwith.logic_models.nodes import Node

names = st.sampled_from(["a", "b", "c", "d", "e", "f"])
columns = st.sampled_from(Column)
places = st.none() | st.integers(0, 3)
edits = st.one_of(
    st.builds(AddNode, node=st.builds(Node, id=names, column=columns, text=st.just("words")), place=places),
    st.builds(MoveNode, id=names, column=columns, place=places),
    st.builds(RemoveNode, id=names),
    st.builds(TakeOverWords, id=names, text=st.sampled_from(["words", "other words"])),
    st.builds(AddLink, link=st.builds(Link, id=st.sampled_from(["l", "m", "n"]), from_=names, to=names)),
    st.builds(RemoveLink, id=st.sampled_from(["l", "m", "n"])),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(version=model_versions(), tried=st.lists(edits, max_size=12))
def test_a_row_of_edits_is_taken_back_one_by_one(version: ModelVersion, tried: list[Edit]) -> None:
    drawn = in_reading_order(version)
    now, undoing = drawn, list[Edit]()
    for edit in tried:
        try:
            after = apply_edit(now, edit)
        except EditRefused:
            continue
        undoing.append(inverse_edit(now, edit))
        now = after

    for edit in reversed(undoing):
        now = apply_edit(now, edit)

    assert now == drawn
