"""A logic model as data: versions of nodes in columns, with links between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from doingwith.logic_models.columns import Column, ColumnNotes
from doingwith.logic_models.links import Link
from doingwith.logic_models.nodes import Node

__all__ = [
    "ChangeReason",
    "CheckAnswer",
    "Freezing",
    "LogicModel",
    "ModelCheck",
    "ModelKind",
    "ModelVersion",
    "Proposal",
    "Verdict",
]


class ModelKind(StrEnum):
    """When in a project's life a version was drawn: before it, on the way, or after the fact."""

    A_PRIORI = "a_priori"
    INTERIM = "interim"
    POST_FACTO = "post_facto"


class ModelCheck(StrEnum):
    """The three questions to a drafted model (after the Co:Create report, 2019, Box 2)."""

    COHERENT = "coherent"
    GAPS = "gaps"
    TRACEABLE = "traceable"


class Verdict(StrEnum):
    """A person's answer to one of the three questions."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class CheckAnswer:
    """What people answered to one of the three questions. ``by`` is the part they play, not a name."""

    check: ModelCheck
    verdict: Verdict
    text: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class ChangeReason:
    """Why a node or a link was changed or left out since the version before. ``about`` is its identifier."""

    about: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Freezing:
    """That a version is settled. ``hash`` is the SHA-256 of its canonical form, in hexadecimal."""

    hash: str
    dated_on: date | None = None
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class ModelVersion:
    """One drawing of a logic model. Nodes of one column stand in the order in which they are shown.

    ``people`` says who was in the room, by the part they play. ``reason`` says why it was drawn anew.
    ``based_on`` is the number of the version it was drawn from. A frozen version never changes.
    """

    number: int
    kind: ModelKind
    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    columns: tuple[ColumnNotes, ...] = ()
    answers: tuple[CheckAnswer, ...] = ()
    people: tuple[str, ...] = ()
    based_on: int | None = None
    reason: str = ""
    reasons: tuple[ChangeReason, ...] = ()
    dated_on: date | None = None
    source: str = ""
    frozen: Freezing | None = None

    @cached_property
    def node_by_id(self) -> Mapping[str, Node]:
        """Each node under its identifier."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def link_by_id(self) -> Mapping[str, Link]:
        """Each link under its identifier."""
        return {link.id: link for link in self.links}

    def in_column(self, column: Column) -> tuple[Node, ...]:
        """The nodes of one column, from the top."""
        return tuple(node for node in self.nodes if node.column is column)

    def notes(self, column: Column) -> ColumnNotes:
        """What was noted under a column; empty notes when nothing was."""
        found = (notes for notes in self.columns if notes.column is column)
        return next(found, ColumnNotes(column=column))

    def reason_for(self, about: str) -> str:
        """Why the node or link of this identifier is not as in the version before; empty when unsaid."""
        return next((reason.text for reason in self.reasons if reason.about == about), "")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What a project would change in a wording that it inherits, and what became of it.

    ``node`` is the node of the programme's own model, and ``wording`` what it said to the project when the
    proposal was made; empty where that was not kept. An empty ``became`` means that nobody has answered yet.
    """

    id: str
    node: str
    text: str
    reason: str
    wording: str = ""
    by: str = ""
    given_on: date | None = None
    became: str = ""


@dataclass(frozen=True, kw_only=True)
class LogicModel:
    """A project's logic model in versions, oldest first; without ``project``, the programme's own.

    ``proposals`` are what this project would change in wordings that it inherits.
    """

    id: str
    title: str
    project: str | None = None
    versions: tuple[ModelVersion, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def version(self, number: int) -> ModelVersion | None:
        """The version of that number, when there is one."""
        return next((version for version in self.versions if version.number == number), None)

    def newest(self, kind: ModelKind | None = None) -> ModelVersion | None:
        """The last version, or the last of one kind; None when there is none."""
        found = (one for one in reversed(self.versions) if kind is None or one.kind is kind)
        return next(found, None)
