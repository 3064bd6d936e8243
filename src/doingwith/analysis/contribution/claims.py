"""Claims on a programme's contribution, what else could explain the result, and events around it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.analysis.contribution.verdicts import ClaimVerdict, LinkVerdict, RivalVerdict
from doingwith.cases.case import Claim
from doingwith.common.judgements import Basis
from doingwith.logic_models.nodes import OutcomeStatus
from doingwith.programmes.scales import DesignStage

__all__ = [
    "ClaimOverride",
    "ContributionClaim",
    "LinkOverride",
    "OutsideEvent",
    "Rival",
    "RivalKind",
    "Size",
]


class Size(StrEnum):
    """How large the programme's part is. It says nothing of how well that is shown."""

    CANNOT_SAY = "cannot_say"
    NONE = "none"
    MINOR = "minor"
    MODERATE = "moderate"
    MAJOR = "major"
    ESSENTIAL_PART = "essential_part"


class RivalKind(StrEnum):
    """What sort of thing else could explain the result."""

    OTHER_PROGRAMME = "other_programme"
    POLICY = "policy"
    CONTEXT = "context"
    PERSON = "person"
    CHANCE = "chance"
    REVERSE = "reverse"
    TELLING = "telling"


@dataclass(frozen=True, kw_only=True)
class LinkOverride:
    """A verdict on a link that people gave instead of the table's, with their reason. Both are shown."""

    verdict: LinkVerdict
    reason: str
    by: str = ""
    given_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ClaimOverride:
    """A verdict on a claim that people gave instead of the table's, with their reason. Both are shown."""

    verdict: ClaimVerdict
    reason: str
    by: str = ""
    given_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ContributionClaim:
    """What is claimed of one result. ``outcome`` is the node that it is about, ``path`` names links to it.

    A result that did not come about is asked the same question: ``status`` says how far it came about,
    and the statement may be that the programme had a part in its absence. ``stages`` are those on which
    the contribution bears. ``limits`` say what the claim does not reach. ``clauses`` name statements or
    clauses of the theory of change that the claim tests.
    """

    id: str
    statement: str
    outcome: str
    path: tuple[str, ...] = ()
    status: OutcomeStatus = OutcomeStatus.NOT_KNOWN
    size: Size = Size.CANNOT_SAY
    stages: tuple[DesignStage, ...] = ()
    limits: str = ""
    clauses: tuple[str, ...] = ()
    override: ClaimOverride | None = None


@dataclass(frozen=True, kw_only=True)
class Rival:
    """Something else that could explain the result of the claims it names. Evidence can bear on it.

    ``event`` names an event around the project when that is what could explain it.
    """

    id: str
    text: str
    kind: RivalKind
    claims: tuple[str, ...]
    verdict: RivalVerdict = RivalVerdict.CANNOT_SAY
    reasoning: str = ""
    event: str | None = None


@dataclass(frozen=True, kw_only=True)
class OutsideEvent:
    """Something that happened around the project, and whether the programme claims a part in it.

    An event that is not claimed has no claim, and none is made for it.
    """

    id: str
    what: str
    when: str
    claim: Claim
    basis: Basis
    source: str = ""
    lines: tuple[int, ...] = ()
    note: str = ""
