"""One's own step is taken back, and what others did since stays."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.properties.logic_models import model_versions
from tests.properties.test_logic_model_edits import columns, names
from tests.properties.test_logic_model_edits import edits as rough_edits

from doingwith.logic_models.editing import Edit, EditRefused, apply_edit, in_reading_order
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.node_edits import ChangeNode
from doingwith.logic_models.nodes import Node
from doingwith.logic_models.taking_back import taken_back

edits = rough_edits | st.builds(
    ChangeNode, node=st.builds(Node, id=names, column=columns, text=st.sampled_from(["one", "another"]))
)
often = settings(max_examples=300, deadline=None, derandomize=True)


def drawn(version: ModelVersion, tried: Sequence[Edit]) -> ModelVersion:
    """The version after those of the edits that can be made."""
    for edit in tried:
        try:
            version = apply_edit(version, edit)
        except EditRefused:
            continue
    return version


def parts(version: ModelVersion) -> dict[str, Node | Link]:
    return {**version.node_by_id, **version.link_by_id}


def with_one_way_each(version: ModelVersion) -> ModelVersion:
    """Without links that say the same of the same two cards, as no edit would have made them."""
    ways = {(link.from_, link.to, link.kind): link for link in version.links}
    return in_reading_order(replace(version, links=tuple(ways.values())))


@often
@given(version=model_versions(), edit=edits)
def test_a_step_taken_back_at_once_gives_what_was_before(version: ModelVersion, edit: Edit) -> None:
    before = with_one_way_each(version)
    after = drawn(before, [edit])

    assert taken_back(after, before=before, after=after) == replace(before, columns=after_columns(before))


def after_columns(version: ModelVersion) -> tuple[object, ...]:
    """The notes that say something, columns from the left."""
    said = (notes for notes in version.columns if notes.answers or notes.reflection or notes.empty_because)
    return tuple(sorted(said, key=lambda notes: notes.column.place))


@often
@given(version=model_versions(), edit=edits, others=st.lists(edits, max_size=6))
def test_mine_goes_and_theirs_stays(version: ModelVersion, edit: Edit, others: list[Edit]) -> None:
    before = with_one_way_each(version)
    after = drawn(before, [edit])
    now = drawn(after, others)
    try:
        back = taken_back(now, before=before, after=after)
    except EditRefused:
        assume(False)
    was, became, stands, stayed = (parts(each) for each in (before, after, now, back))

    mine = {key for key in {*was, *became} if was.get(key) != became.get(key)}
    assert {key: stayed.get(key) for key in mine} == {key: was.get(key) for key in mine}
    theirs = {*was, *stands} - mine
    assert {key: stayed.get(key) for key in theirs} == {key: stands.get(key) for key in theirs}


@often
@given(version=model_versions(), edit=edits, others=st.lists(edits, max_size=6))
def test_it_is_as_if_only_the_others_had_drawn(version: ModelVersion, edit: Edit, others: list[Edit]) -> None:
    """The slow and obvious twin: what the others did is done again, without mine."""
    before = with_one_way_each(version)
    after = drawn(before, [edit])
    try:
        back = taken_back(drawn(after, others), before=before, after=after)
        again = before
        for other in others:
            after, again = apply_edit(after, other), apply_edit(again, other)
    except EditRefused:
        assume(False)

    assert parts(back) == parts(again)
