"""What can become of the nodes and links of a drawing, and what became of all of them."""

from dataclasses import dataclass
from enum import StrEnum

from doingwith.logic_models.likeness import Suggestion
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import REALISED_COLUMNS, Node

__all__ = ["LinkChange", "LinkFate", "ModelDifference", "NodeChange", "NodeFate"]


class NodeFate(StrEnum):
    """What became of a node."""

    KEPT = "kept"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    DROPPED = "dropped"


class LinkFate(StrEnum):
    """What became of a link. *Untested* is not *held*, and a link that says something else did not hold."""

    HELD = "held"
    WEAKENED = "weakened"
    UNTESTED = "untested"
    REVERSED = "reversed"
    REDIRECTED = "redirected"
    CHANGED_KIND = "changed_kind"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class NodeChange:
    """Nodes that are one idea before and after, what became of it, and why as people gave it.

    One idea can be moved and reworded at once, so there may be several fates; *kept* stands alone.
    """

    before: tuple[Node, ...]
    after: tuple[Node, ...]
    fates: tuple[NodeFate, ...]
    reasons: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the node says and holds the same on both sides."""
        return self.before == self.after

    @property
    def is_unanticipated(self) -> bool:
        """Whether it is an outcome or impact that nobody had drawn before."""
        return not self.before and any(node.column in REALISED_COLUMNS for node in self.after)


@dataclass(frozen=True, kw_only=True)
class LinkChange:
    """A link before and after; one is None where it was added or dropped."""

    before: Link | None
    after: Link | None
    fate: LinkFate
    reasons: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the link says and holds the same on both sides."""
        return self.before == self.after


@dataclass(frozen=True, kw_only=True)
class ModelDifference:
    """Two drawings, and every node and link of either with what became of it.

    In reading order after; what was dropped stands last. ``suggestions`` are pairs of added and
    dropped nodes that may be the same: for people to confirm, and not counted as anything until then.
    ``through`` are the numbers of the versions between, through which all was followed.
    """

    before: ModelVersion
    after: ModelVersion
    nodes: tuple[NodeChange, ...]
    links: tuple[LinkChange, ...]
    suggestions: tuple[Suggestion, ...]
    through: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether every node and link is the same in both."""
        changes = [change.is_nothing for change in self.nodes] + [change.is_nothing for change in self.links]
        return all(changes)

    def nodes_that(self, fate: NodeFate) -> tuple[NodeChange, ...]:
        """The nodes of which this became."""
        return tuple(change for change in self.nodes if fate in change.fates)

    def links_that(self, fate: LinkFate) -> tuple[LinkChange, ...]:
        """The links of which this became."""
        return tuple(change for change in self.links if change.fate is fate)
