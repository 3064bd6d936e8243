"""The links of a logic model: which idea is thought to bring about which, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.logic_models.nodes import Provenance

__all__ = ["Assumption", "AssumptionStatus", "Link", "LinkKind", "Standing"]


class LinkKind(StrEnum):
    """What a link says of its two ends."""

    LEADS_TO = "leads_to"
    HINDERS = "hinders"
    CONDITION_OF = "condition_of"
    FEEDBACK = "feedback"


class Standing(StrEnum):
    """How a link stood up to what happened. A link that did not hold is left out of the later version."""

    UNTESTED = "untested"
    HELD = "held"
    WEAKENED = "weakened"


class AssumptionStatus(StrEnum):
    """What became of an assumption. *Untested* is not *failed*."""

    UNTESTED = "untested"
    HOLDS = "holds"
    PARTLY = "partly"
    FAILS = "fails"


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """Something that must be so for a link to work. ``status_because`` says what showed it."""

    id: str
    text: str
    status: AssumptionStatus = AssumptionStatus.UNTESTED
    status_because: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Link:
    """A way from one node to another. ``id`` stays the same in every version of the model.

    ``because`` is the reason for which one end brings about the other. ``when`` names the factors
    that must be in place, ``when_also`` says in words what is on no list. ``evidence`` names excerpts,
    documents or accounts. ``provenance`` is left out when those in the room drew the link themselves;
    ``source`` says where it stands otherwise.
    """

    id: str
    from_: str
    to: str
    kind: LinkKind = LinkKind.LEADS_TO
    because: str = ""
    when: tuple[str, ...] = ()
    when_also: str = ""
    assumptions: tuple[Assumption, ...] = ()
    actor: str = ""
    evidence: tuple[str, ...] = ()
    standing: Standing = Standing.UNTESTED
    standing_because: str = ""
    provenance: Provenance | None = None
    source: str = ""
