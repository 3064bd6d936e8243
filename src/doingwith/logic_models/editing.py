"""Changing a drawing: every edit gives a new version, and the edit that takes it back.

    after = apply_edit(version, AddNode(node=Node(...)))
    again = apply_edit(after, inverse_edit(version, AddNode(node=Node(...))))   # as it was

Edited versions keep their nodes in reading order: columns from the left, each from the top.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from doingwith.logic_models.columns import ColumnNotes
from doingwith.logic_models.model import ChangeReason, CheckAnswer, ModelKind, ModelVersion

__all__ = [
    "ChangeAnswers",
    "ChangeNotes",
    "Edit",
    "EditRefused",
    "GiveReason",
    "Together",
    "apply_edit",
    "drawn_from",
    "in_reading_order",
    "inverse_edit",
]


class EditRefused(Exception):  # noqa: N818 - it reads as a sentence: the edit was refused
    """Why an edit cannot be made, as a sentence that people read."""


class Edit(Protocol):
    """One change to a drawing. ``applied`` gives the changed version, ``inverse`` what would undo it."""

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the change; raises EditRefused when it cannot be made."""
        ...

    def inverse(self, version: ModelVersion) -> "Edit":
        """The edit that takes this one back, once it has been applied to ``version``."""
        ...


def apply_edit(version: ModelVersion, edit: Edit) -> ModelVersion:
    """The version with the edit made, nodes in reading order. Raises EditRefused with a sentence."""
    if version.frozen is not None:
        raise EditRefused(
            f"Version {version.number} is frozen, so it stays as it is. Draw a new version from it to go on."
        )
    return edit.applied(in_reading_order(version))


def inverse_edit(version: ModelVersion, edit: Edit) -> Edit:
    """The edit that gives ``version`` back, in reading order, after ``edit`` has been made."""
    return edit.inverse(in_reading_order(version))


def in_reading_order(version: ModelVersion) -> ModelVersion:
    """The version with its nodes column by column; inside a column they keep their order."""
    ordered = tuple(sorted(version.nodes, key=lambda node: node.column.place))
    return version if ordered == version.nodes else replace(version, nodes=ordered)


def drawn_from(
    version: ModelVersion,
    *,
    number: int,
    kind: ModelKind,
    reason: str = "",
    people: tuple[str, ...] = (),
) -> ModelVersion:
    """A new version that begins as a copy of ``version``.

    Nodes and links keep their identifiers, so that the two can be compared. What was noted and
    answered belongs to the drawing before and is not carried over.
    """
    return ModelVersion(
        number=number,
        kind=kind,
        nodes=tuple(replace(node, came_from=()) for node in version.nodes),
        links=version.links,
        people=people,
        based_on=version.number,
        reason=reason,
    )


@dataclass(frozen=True, kw_only=True)
class Together:
    """Several edits that are one change to people: made one after another, undone as one."""

    edits: tuple[Edit, ...]

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with all of them made."""
        for edit in self.edits:
            version = edit.applied(version)
        return version

    def inverse(self, version: ModelVersion) -> Edit:
        """Their inverses, last first."""
        undoing: list[Edit] = []
        for edit in self.edits:
            undoing.insert(0, edit.inverse(version))
            version = edit.applied(version)
        return Together(edits=tuple(undoing))


@dataclass(frozen=True, kw_only=True)
class ChangeNotes:
    """Puts these notes under their column; empty ones take the notes away."""

    notes: ColumnNotes

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the notes, columns from the left."""
        others = [notes for notes in version.columns if notes.column is not self.notes.column]
        kept = [*others, self.notes] if self.notes != ColumnNotes(column=self.notes.column) else others
        return replace(version, columns=tuple(sorted(kept, key=_from_the_left)))

    def inverse(self, version: ModelVersion) -> Edit:
        """The notes as they were."""
        return ChangeNotes(notes=version.notes(self.notes.column))


def _from_the_left(notes: ColumnNotes) -> int:
    return notes.column.place


@dataclass(frozen=True, kw_only=True)
class ChangeAnswers:
    """Puts these answers to the three questions in the place of those before."""

    answers: tuple[CheckAnswer, ...]

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the answers."""
        return replace(version, answers=self.answers)

    def inverse(self, version: ModelVersion) -> Edit:
        """The answers as they were."""
        return ChangeAnswers(answers=version.answers)


@dataclass(frozen=True, kw_only=True)
class GiveReason:
    """Says why a node or link differs from the version before; an empty ``text`` takes the reason away."""

    about: str
    text: str

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the reason, after those of other nodes and links; as it is when it says so."""
        if version.reason_for(self.about) == self.text:
            return version
        others = tuple(reason for reason in version.reasons if reason.about != self.about)
        given = (ChangeReason(about=self.about, text=self.text),) if self.text else ()
        return replace(version, reasons=(*others, *given))

    def inverse(self, version: ModelVersion) -> Edit:
        """The reasons as they were."""
        return _ChangeReasons(reasons=version.reasons)


@dataclass(frozen=True, kw_only=True)
class _ChangeReasons:
    """Puts these reasons in the place of those before."""

    reasons: tuple[ChangeReason, ...]

    def applied(self, version: ModelVersion) -> ModelVersion:
        return replace(version, reasons=self.reasons)

    def inverse(self, version: ModelVersion) -> Edit:
        return _ChangeReasons(reasons=version.reasons)
