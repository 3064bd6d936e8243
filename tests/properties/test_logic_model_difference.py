"""What must hold of the difference between any two drawings."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.logic_models import model_versions

from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import LinkFate, NodeFate, apply_difference, model_difference
from doingwith.logic_models.families import families
from doingwith.logic_models.model import ModelVersion

many = settings(max_examples=200, deadline=None, derandomize=True)


@st.composite
def pairs_of_versions(draw: st.DrawFn) -> tuple[ModelVersion, ModelVersion]:
    """Two drawings that share some nodes and links, of which some changed on the way."""
    before, other = draw(model_versions()), draw(model_versions())
    kept = (
        draw(st.lists(st.sampled_from(before.nodes), unique_by=lambda node: node.id)) if before.nodes else []
    )
    columns = [draw(st.sampled_from([node.column, node.column, *other_columns(other)])) for node in kept]
    shared = [replace(node, column=column) for node, column in zip(kept, columns, strict=True)]
    names = {node.id.casefold() for node in shared}
    origins = [node.id for node in before.nodes]
    new = [
        replace(node, came_from=tuple(draw(st.lists(st.sampled_from(origins), max_size=2, unique=True))))
        if origins
        else node
        for node in other.nodes
        if node.id.casefold() not in names
    ]
    after = tuple(draw(st.permutations([*shared, *new])))
    here = {node.id for node in after}
    links = {link.id: link for link in (*before.links, *other.links) if {link.from_, link.to} <= here}
    return before, ModelVersion(number=2, kind=other.kind, nodes=after, links=tuple(links.values()))


def other_columns(version: ModelVersion) -> list[Column]:
    return [node.column for node in version.nodes]


@many
@given(version=model_versions(), chance=st.randoms(use_true_random=False))
def test_a_drawing_differs_in_nothing_from_itself_and_from_a_permuted_copy(
    version: ModelVersion, chance: Random
) -> None:
    nodes, links = list(version.nodes), list(version.links)
    chance.shuffle(nodes)
    chance.shuffle(links)

    assert model_difference(version, version).is_empty
    assert model_difference(version, replace(version, nodes=tuple(nodes), links=tuple(links))).is_empty


@many
@given(pairs_of_versions())
def test_the_difference_put_into_the_old_gives_the_new(pair: tuple[ModelVersion, ModelVersion]) -> None:
    before, after = pair
    again = apply_difference(model_difference(before, after), before)

    assert sorted(again.nodes, key=lambda node: node.id) == sorted(after.nodes, key=lambda node: node.id)
    assert sorted(again.links, key=lambda link: link.id) == sorted(after.links, key=lambda link: link.id)


@many
@given(pairs_of_versions())
def test_every_node_and_link_is_told_once(pair: tuple[ModelVersion, ModelVersion]) -> None:
    before, after = pair
    difference = model_difference(before, after)

    assert sorted(node.id for change in difference.nodes for node in change.before) == sorted(
        before.node_by_id
    )
    assert sorted(node.id for change in difference.nodes for node in change.after) == sorted(after.node_by_id)
    assert sorted(change.before.id for change in difference.links if change.before) == sorted(
        before.link_by_id
    )
    assert sorted(change.after.id for change in difference.links if change.after) == sorted(after.link_by_id)


@many
@given(pairs_of_versions())
def test_looked_at_from_the_end_what_was_added_is_dropped(pair: tuple[ModelVersion, ModelVersion]) -> None:
    before, after = pair
    there, back = model_difference(before, after), model_difference(after, before)

    assert {change.after for change in there.nodes_that(NodeFate.ADDED)} == {
        change.before for change in back.nodes_that(NodeFate.DROPPED)
    }
    assert len(there.links_that(LinkFate.ADDED)) == len(back.links_that(LinkFate.DROPPED))


@many
@given(pairs_of_versions())
def test_families_are_those_of_a_slow_search(pair: tuple[ModelVersion, ModelVersion]) -> None:
    """Joins whatever shares a tie, again and again, until nothing more joins."""
    before, after = pair
    groups = [{("b", node.id)} for node in before.nodes] + [{("a", node.id)} for node in after.nodes]
    ties = [
        {("b", name), ("a", node.id)}
        for node in after.nodes
        for name in (node.id, *node.came_from)
        if name in before.node_by_id
    ]
    ties += [
        {("b", node.id), ("a", name)}
        for node in before.nodes
        for name in node.came_from
        if name in after.node_by_id
    ]
    for tie in ties:
        touched = [group for group in groups if group & tie]
        groups = [group for group in groups if not group & tie] + [set().union(*touched)]

    found = [
        {("b", node.id) for node in family.before} | {("a", node.id) for node in family.after}
        for family in families(before, after).all
    ]
    assert sorted(map(sorted, found)) == sorted(map(sorted, groups))
