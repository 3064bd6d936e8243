"""A case told by design stage: what was aimed at, what helped, what was seen by whom."""

from dataclasses import dataclass
from enum import StrEnum

from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.scales import DesignStage

__all__ = ["EntryKind", "StageAim", "StageEntry", "StageTable"]


class EntryKind(StrEnum):
    """What a line of a stage table tells."""

    FACTOR = "factor"
    ACTIVITY = "activity"
    VIEW = "view"
    REQUIREMENT = "requirement"
    CHALLENGE = "challenge"
    ROLE = "role"


@dataclass(frozen=True, kw_only=True)
class StageAim:
    """What was aimed at in one stage."""

    stage: DesignStage
    text: str


@dataclass(frozen=True, kw_only=True)
class StageEntry:
    """One line of a stage table. No sign means that the source gives none."""

    stage: DesignStage
    stage_basis: Basis
    kind: EntryKind
    text: str
    sign: Sign | None = None
    factors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StageTable:
    """The lines of a case by stage."""

    title: str
    aims: tuple[StageAim, ...] = ()
    entries: tuple[StageEntry, ...] = ()
    note: str = ""
