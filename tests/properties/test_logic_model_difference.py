"""What must hold of the difference between any two drawings."""

from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.following import slow_ties
from tests.properties.logic_models import model_versions

from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import apply_difference, model_difference
from doingwith.logic_models.families import families
from doingwith.logic_models.fates import LinkFate, NodeFate
from doingwith.logic_models.lineage import bones
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node

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


# --- through the versions between --------------------------------------------------------------------------

Chain = tuple[ModelVersion, ...]


def chain_of(seed: int) -> Chain:
    """Three or four drawings, each made from the one before: cheap, because a seed alone is drawn."""
    chance = Random(seed)
    names = [Node(id=name, column=Column.OUTCOMES, text=name) for name in "abcd"[: chance.randint(0, 4)]]
    made = [
        ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=tuple(names), links=_links(chance, 1, names))
    ]
    for _ in range(chance.randint(2, 3)):
        made.append(drawn_anew(chance, made[-1]))
    return tuple(made)


def drawn_anew(chance: Random, before: ModelVersion) -> ModelVersion:
    """A drawing in which nodes are kept, split, joined and left out, and links are led elsewhere."""
    number, some = before.number + 1, [node for node in before.nodes if chance.random() < 0.6]
    kept = [replace(node, came_from=()) for node in some]
    new = [
        replace(
            node,
            id=f"{number}{node.id}",
            came_from=tuple(one.id for one in before.nodes if chance.random() < 0.4),
        )
        for node in before.nodes
        if chance.random() < 0.5
    ]
    nodes = [*kept, *new]
    here = {node.id for node in nodes}
    stayed = tuple(link for link in before.links if {link.from_, link.to} <= here)
    return ModelVersion(
        number=number,
        kind=ModelKind.INTERIM,
        nodes=tuple(nodes),
        links=(*stayed, *_links(chance, number, nodes)),
        based_on=before.number,
    )


def _links(chance: Random, number: int, nodes: list[Node]) -> tuple[Link, ...]:
    ways = [chance.sample(nodes, 2) for _ in range(chance.randint(0, 3)) if len(nodes) > 1]
    return tuple(Link(id=f"{number}-{at}", from_=start.id, to=end.id) for at, (start, end) in enumerate(ways))


chains = st.integers(0, 2**32).map(chain_of)


def slow_node_ties(before: ModelVersion, after: ModelVersion) -> set[tuple[str, str]]:
    return {
        (old.id, new.id)
        for old in before.nodes
        for new in after.nodes
        if old.id == new.id or old.id in new.came_from or new.id in old.came_from
    }


@many
@given(chains)
def test_along_a_chain_nodes_are_one_idea_when_steps_lead_from_one_to_the_other(chain: Chain) -> None:
    first, last = chain[0], chain[-1]
    ties = slow_ties([slow_node_ties(*step) for step in pairwise(chain)], slow_node_ties(first, last))
    groups = [{("b", node.id)} for node in first.nodes] + [{("a", node.id)} for node in last.nodes]
    for old, new in ties:
        touched = [group for group in groups if group & {("b", old), ("a", new)}]
        groups = [group for group in groups if group not in touched] + [set().union(*touched)]

    difference = model_difference(first, last, versions=chain)

    found = [
        {("b", node.id) for node in change.before} | {("a", node.id) for node in change.after}
        for change in difference.nodes
    ]
    assert sorted(map(sorted, found)) == sorted(map(sorted, groups))
    assert difference.through == tuple(version.number for version in chain[1:-1])


@many
@given(chains)
def test_along_a_chain_the_difference_put_into_the_old_gives_the_new_and_tells_each_once(
    chain: Chain,
) -> None:
    first, last = chain[0], chain[-1]
    difference = model_difference(first, last, versions=chain)
    again = apply_difference(difference, first)

    assert sorted(again.nodes, key=lambda node: node.id) == sorted(last.nodes, key=lambda node: node.id)
    assert sorted(again.links, key=lambda link: link.id) == sorted(last.links, key=lambda link: link.id)
    for side, drawn in (("before", first), ("after", last)):
        links = [getattr(change, side) for change in difference.links if getattr(change, side)]
        assert sorted(link.id for link in links) == sorted(drawn.link_by_id)


@many
@given(chains)
def test_a_drawing_that_is_again_as_it_was_differs_in_nothing_whatever_lies_between(chain: Chain) -> None:
    again = replace(chain[0], number=9, based_on=chain[-1].number)

    difference = model_difference(chain[0], again, versions=(*chain, again))

    assert difference.is_empty
    assert set(difference.nodes) == set(difference.nodes_that(NodeFate.KEPT))


@many
@given(chains)
def test_versions_between_are_only_followed_and_their_words_are_not_needed(chain: Chain) -> None:
    first, last = chain[0], chain[-1]

    assert model_difference(first, last, versions=map(bones, chain[1:-1])) == model_difference(
        first, last, versions=chain
    )
    for before, after in pairwise(chain):
        assert model_difference(before, after, versions=chain) == model_difference(before, after)
