"""Small contribution records, made in a line."""

from typing import Any

from doingwith.analysis.contribution.claims import ContributionClaim, Rival, RivalKind
from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Way
from doingwith.analysis.contribution.record import CausalLink, CausalNode, ContributionRecord, Search
from doingwith.analysis.contribution.verdicts import RivalVerdict
from doingwith.logic_models.nodes import OutcomeStatus


def item(name: str, *on: str, way: Way = Way.FOR, **given: Any) -> EvidenceItem:
    """An item that bears on these links in one way."""
    bearing = {key: given.pop(key) for key in ("strength", "answer") if key in given}
    return EvidenceItem(
        **{
            "id": name,
            "text": f"what {name} says",
            "kind": EvidenceKind.TESTIMONY,
            "bearings": tuple(Bearing(on=target, way=way, **bearing) for target in on),
            **given,
        }
    )


def link(name: str, from_: str, to: str, **given: Any) -> CausalLink:
    """A link that is told and for which evidence was sought."""
    return CausalLink(
        **{"id": name, "from_": from_, "to": to, "narrative": "told", "search": Search.SOUGHT, **given}
    )


def record(*evidence: EvidenceItem, **given: Any) -> ContributionRecord:
    """Two links from A by B to C, a claim on C, which came about, and a rival that coexists."""
    return ContributionRecord(
        **{
            "id": "R",
            "project": "P1",
            "question": "did it?",
            "nodes": tuple(CausalNode(id=name, text=f"node {name}") for name in "ABC"),
            "links": (link("L1", "A", "B"), link("L2", "B", "C")),
            "evidence": evidence,
            "claims": (
                ContributionClaim(
                    id="K1", statement="it did", outcome="C", path=("L1", "L2"), status=OutcomeStatus.ACHIEVED
                ),
            ),
            "rivals": (rival(RivalVerdict.COEXISTS),),
            **given,
        }
    )


def rival(verdict: RivalVerdict) -> Rival:
    """Something else that could explain the claim's result."""
    return Rival(id="X1", text="a new law", kind=RivalKind.POLICY, claims=("K1",), verdict=verdict)
