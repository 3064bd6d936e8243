"""Splitting a card that holds several ideas, and joining two that hold one: what becomes of all they say."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from doingwith.logic_models.editing import Edit, EditRefused, Together
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.node_edits import MoveNode, merging, splitting
from doingwith.logic_models.nodes import Node, OutcomeStatus

__all__ = ["joining_two", "made_of", "splitting_in_place"]


def splitting_in_place(
    version: ModelVersion, name: str, into: Sequence[tuple[str, str]], *, earlier: Collection[str] = ()
) -> Edit:
    """The edit that makes several cards of one, where it stood. ``into`` are their identifiers and words.

    The first keeps what is known of the old one, and its links; the others keep who does it. ``earlier``
    are the nodes of the versions before. Raises EditRefused when the card is gone or fewer than two are made.
    """
    old = _standing(version, name)
    place = version.in_column(old.column).index(old)
    made = [Node(id=key, column=old.column, text=text, actor=old.actor) for key, text in into]
    made[:1] = [replace(old, id=node.id, text=node.text) for node in made[:1]]
    moved = (MoveNode(id=node.id, column=old.column, place=place + at) for at, node in enumerate(made))
    return Together(edits=(splitting(version, name, made, earlier=earlier), *moved))


def joining_two(
    version: ModelVersion, names: tuple[str, str], *, to: str, text: str, earlier: Collection[str] = ()
) -> Edit:
    """The edit that makes one card of two, where the first stood. It is called ``to`` and says ``text``.

    It keeps what both say of who does it, what shows it and what it rests on. Raises EditRefused when one
    is gone, when they stand in two columns, or when they disagree on whether they came about.
    """
    one, other = (_standing(version, name) for name in names)
    if one.column is not other.column:
        raise EditRefused("The two cards stand in different columns. Move one of them first.")
    places = [version.in_column(one.column).index(node) for node in (one, other)]
    into = _of_both(one, other, to, text)
    moved = MoveNode(id=to, column=one.column, place=places[0] - (places[1] < places[0]))
    return Together(edits=(merging(version, names, into, earlier=earlier), moved))


def made_of(names: Collection[str], before: ModelVersion, after: ModelVersion) -> frozenset[str]:
    """The nodes that a split or a join made of these: what it took out is one of ``names``, or came from one.

    They repeat what is told of it under new identifiers, so what holds for it holds for them.
    """
    gone = (node for node in before.nodes if node.id not in after.node_by_id)
    if not any(name in names for node in gone for name in (node.id, *node.came_from)):
        return frozenset()
    return frozenset(after.node_by_id.keys() - before.node_by_id.keys())


def _of_both(one: Node, other: Node, name: str, text: str) -> Node:
    statuses = {one.status, other.status} - {OutcomeStatus.NOT_KNOWN}
    valences = {one.valence, other.valence} - {None}
    if len(statuses) > 1 or len(valences) > 1:
        raise EditRefused(
            "The two cards do not say the same about whether they came about. "
            "Let both say the same first, then join them."
        )
    return replace(
        one,
        id=name,
        text=text,
        actor=_each_once("; ", one.actor, other.actor),
        status=next(iter(statuses), OutcomeStatus.NOT_KNOWN),
        status_because=_each_once("\n", one.status_because, other.status_because),
        valence=next(iter(valences), None),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        provenance=one.provenance if one.provenance is other.provenance else None,
        source=_each_once("; ", one.source, other.source),
    )


def _each_once(between: str, *words: str) -> str:
    return between.join(dict.fromkeys(filter(None, words)))


def _standing(version: ModelVersion, name: str) -> Node:
    node = version.node_by_id.get(name)
    if node is None:
        raise EditRefused("The card is not here any more. Somebody may have taken it out.")
    return node
