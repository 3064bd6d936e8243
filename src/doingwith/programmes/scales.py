"""The scales a programme places its work on: participation, commissioning, design.

The three modes and their rungs follow the ladder of co-production published by Think Local
Act Personal; the four commissioning stages its description of the commissioning cycle; the
four design stages the Design Council's Double Diamond (CC BY 4.0).
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "CommissioningStage",
    "CommissioningStageNote",
    "DesignStage",
    "DesignStageNote",
    "Direction",
    "ModeNote",
    "ParticipationMode",
    "Rung",
    "Scales",
]


class ParticipationMode(StrEnum):
    """Whether something is done to people, for them, or with them."""

    TO = "to"
    FOR = "for"
    WITH = "with"


class Rung(StrEnum):
    """The seven rungs of the ladder, lowest first."""

    COERCION = "coercion"
    EDUCATING = "educating"
    INFORMING = "informing"
    CONSULTATION = "consultation"
    ENGAGEMENT = "engagement"
    CO_DESIGN = "co_design"
    CO_PRODUCTION = "co_production"


class CommissioningStage(StrEnum):
    """The four parts of the commissioning cycle, in order."""

    ANALYSE = "analyse"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"


class DesignStage(StrEnum):
    """The four stages of the Double Diamond, in order. A project may move back."""

    DISCOVER = "discover"
    DEFINE = "define"
    DEVELOP = "develop"
    DELIVER = "deliver"

    @property
    def position(self) -> int:
        """0 for discover to 3 for deliver."""
        return list(DesignStage).index(self)


class Direction(StrEnum):
    """Whether a design stage opens the question out or narrows it down."""

    DIVERGE = "diverge"
    CONVERGE = "converge"


@dataclass(frozen=True, kw_only=True)
class ModeNote:
    """What a participation mode means in this programme, and its rungs."""

    mode: ParticipationMode
    label: str
    meaning: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, kw_only=True)
class CommissioningStageNote:
    """What the programme offers at one part of the commissioning cycle."""

    stage: CommissioningStage
    offer: str


@dataclass(frozen=True, kw_only=True)
class DesignStageNote:
    """What one design stage asks and what comes out of it."""

    stage: DesignStage
    direction: Direction
    asks: str
    product: str


@dataclass(frozen=True, kw_only=True)
class Scales:
    """A programme's wording of the three scales."""

    participation: tuple[ModeNote, ...] = ()
    participation_note: str = ""
    commissioning: tuple[CommissioningStageNote, ...] = ()
    commissioning_note: str = ""
    design: tuple[DesignStageNote, ...] = ()
    design_note: str = ""
