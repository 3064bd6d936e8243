"""The nodes of a logic model: one idea each, in one column."""

from dataclasses import dataclass
from enum import StrEnum

from doingwith.logic_models.columns import Column

__all__ = ["REALISED_COLUMNS", "Node", "OutcomeStatus", "Provenance", "Valence"]


class OutcomeStatus(StrEnum):
    """How far an outcome has come about. *Not known* is not *not achieved*."""

    NOT_KNOWN = "not_known"
    TOO_EARLY = "too_early"
    NOT_ACHIEVED = "not_achieved"
    PARTLY = "partly"
    ON_TRACK = "on_track"
    ACHIEVED = "achieved"
    NO_LONGER_RELEVANT = "no_longer_relevant"


class Provenance(StrEnum):
    """Where the words of a node or a link come from, when the model was not drawn by those it is about."""

    TRANSCRIBED = "transcribed"
    INFERRED = "inferred"


class Valence(StrEnum):
    """Whether something nobody had planned was good or bad for the people concerned."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"


REALISED_COLUMNS = (Column.OUTCOMES, Column.IMPACT)
"""The columns whose nodes come about or do not, and so have a status."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """One idea of a logic model. ``id`` stays the same in every version of the model.

    ``refers_to`` names a node of the programme's own model; the wording is then inherited and cannot
    be edited in a project. ``came_from`` names nodes of an earlier version out of which this one was
    split or merged. ``status``, ``status_because`` and ``valence`` are for outcomes and impact;
    ``valence`` is given where an outcome was not planned. ``provenance`` is left out when those in the
    room drew the node themselves; ``source`` says where it stands otherwise. ``evidence`` names
    excerpts, documents or accounts that the status rests on.
    """

    id: str
    column: Column
    text: str
    refers_to: str | None = None
    came_from: tuple[str, ...] = ()
    actor: str = ""
    status: OutcomeStatus = OutcomeStatus.NOT_KNOWN
    status_because: str = ""
    valence: Valence | None = None
    evidence: tuple[str, ...] = ()
    provenance: Provenance | None = None
    source: str = ""
