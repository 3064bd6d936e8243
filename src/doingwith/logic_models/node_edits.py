"""Edits of nodes: add, change, move, remove, split and merge."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import Edit, EditRefused, Together
from doingwith.logic_models.link_edits import AddLink, ChangeLink, RemoveLink
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import REALISED_COLUMNS, Node, OutcomeStatus

__all__ = ["AddNode", "ChangeNode", "MoveNode", "RemoveNode", "merging", "splitting"]


@dataclass(frozen=True, kw_only=True)
class AddNode:
    """Adds a node to its column: at ``place``, counted from 0 at the top, or at the end."""

    node: Node
    place: int | None = None

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the node. Refused when its id is taken or it says nothing."""
        if self.node.id in version.node_by_id or self.node.id in version.link_by_id:
            raise EditRefused(f"“{self.node.id}” is already here. Give the new card another id.")
        _check_words(self.node)
        return replace(version, nodes=_placed(version.nodes, self.node, self.place))

    def inverse(self, version: ModelVersion) -> Edit:
        """Takes the node out again."""
        return RemoveNode(id=self.node.id)


@dataclass(frozen=True, kw_only=True)
class ChangeNode:
    """Lets a node say something else. ``node`` is the whole node as it is to stand, in its column."""

    node: Node

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the node changed. Refused for another column, and for inherited wording."""
        before = _found(version, self.node.id)
        _check_words(self.node)
        if before.column is not self.node.column:
            raise EditRefused("To put a card into another column, move it.")
        if before.refers_to != self.node.refers_to or (before.refers_to and before.text != self.node.text):
            raise EditRefused(
                f"“{before.text}” is the programme's wording, so a project cannot change it. "
                "Propose the change to the programme instead."
            )
        return replace(
            version, nodes=tuple(self.node if node.id == self.node.id else node for node in version.nodes)
        )

    def inverse(self, version: ModelVersion) -> Edit:
        """The node as it was."""
        return ChangeNode(node=_found(version, self.node.id))


@dataclass(frozen=True, kw_only=True)
class MoveNode:
    """Puts a node into a column at a place, counted from 0 at the top; its links go with it."""

    id: str
    column: Column
    place: int | None = None

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the node moved. Refused when it would carry a status out of the outcomes."""
        node = _found(version, self.id)
        told = node.status is not OutcomeStatus.NOT_KNOWN or node.valence is not None
        if told and self.column not in REALISED_COLUMNS:
            raise EditRefused(
                f"“{node.text}” says whether it has come about, and only outcomes and impact do that. "
                "Set its status to “not known”, and take out whether it was good or bad, before you move it."
            )
        others = tuple(one for one in version.nodes if one.id != self.id)
        return replace(version, nodes=_placed(others, replace(node, column=self.column), self.place))

    def inverse(self, version: ModelVersion) -> Edit:
        """Puts it back where it stood."""
        node = _found(version, self.id)
        return MoveNode(id=self.id, column=node.column, place=version.in_column(node.column).index(node))


@dataclass(frozen=True, kw_only=True)
class RemoveNode:
    """Takes a node out, and the links from it and to it."""

    id: str

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version without them."""
        _found(version, self.id)
        return replace(
            version,
            nodes=tuple(node for node in version.nodes if node.id != self.id),
            links=tuple(link for link in version.links if self.id not in (link.from_, link.to)),
        )

    def inverse(self, version: ModelVersion) -> Edit:
        """Puts the node and its links back where they stood."""
        node = _found(version, self.id)
        back = AddNode(node=node, place=version.in_column(node.column).index(node))
        links = (
            AddLink(link=link, place=place)
            for place, link in enumerate(version.links)
            if self.id in (link.from_, link.to)
        )
        return Together(edits=(back, *links))


def splitting(
    version: ModelVersion, name: str, into: Sequence[Node], *, earlier: Collection[str] = ()
) -> Edit:
    """The edit that makes several nodes of one. The links of the old one go to the first of the new.

    ``earlier`` are the nodes of the versions before: where the old node is one of them, the new ones
    say that they came from it. Raises EditRefused when there are fewer than two to make.
    """
    old = _found(version, name)
    if len(into) < 2:
        raise EditRefused("To split a card, write at least two.")
    came_from = _origins([old], earlier)
    made = [AddNode(node=replace(node, came_from=came_from)) for node in into]
    return Together(
        edits=(*made, *_relinked(version, {name}, into[0].id), RemoveNode(id=name)),
    )


def merging(
    version: ModelVersion, names: Collection[str], into: Node, *, earlier: Collection[str] = ()
) -> Edit:
    """The edit that makes one node of several. Their links go to it; a link between them goes.

    ``earlier`` are the nodes of the versions before, as in ``splitting``. Raises EditRefused when
    there are fewer than two to merge.
    """
    old = [_found(version, name) for name in names]
    if len(old) < 2:
        raise EditRefused("To merge cards, choose at least two.")
    added = AddNode(node=replace(into, came_from=_origins(old, earlier)))
    removed = (RemoveNode(id=node.id) for node in old)
    return Together(edits=(added, *_relinked(version, {node.id for node in old}, into.id), *removed))


def _origins(nodes: Sequence[Node], earlier: Collection[str]) -> tuple[str, ...]:
    """Which nodes of versions before these go back to, each once."""
    known = ((node.id,) if node.id in earlier else node.came_from for node in nodes)
    return tuple(dict.fromkeys(name for names in known for name in names))


def _relinked(version: ModelVersion, old: set[str], new: str) -> list[Edit]:
    """The links of the old nodes led to the new one; what would then stand twice goes."""
    edits: list[Edit] = []
    seen = {_way(link) for link in version.links}
    for link in version.links:
        if not old & {link.from_, link.to}:
            continue
        led = replace(
            link, from_=new if link.from_ in old else link.from_, to=new if link.to in old else link.to
        )
        if led.from_ == led.to or _way(led) in seen:
            edits.append(RemoveLink(id=link.id))
        else:
            seen.add(_way(led))
            edits.append(ChangeLink(link=led))
    return edits


def _way(link: Link) -> tuple[str, str, str]:
    return link.from_, link.to, link.kind


def _placed(nodes: tuple[Node, ...], node: Node, place: int | None) -> tuple[Node, ...]:
    """The nodes with one more, in reading order."""
    before = [one for one in nodes if one.column.place < node.column.place]
    column = [one for one in nodes if one.column is node.column]
    after = [one for one in nodes if one.column.place > node.column.place]
    column.insert(len(column) if place is None else place, node)
    return (*before, *column, *after)


def _found(version: ModelVersion, name: str) -> Node:
    node = version.node_by_id.get(name)
    if node is None:
        raise EditRefused(f"There is no card “{name}” any more. Somebody may have taken it out.")
    return node


def _check_words(node: Node) -> None:
    if not node.text.strip():
        raise EditRefused("A card needs words: write what it stands for.")
