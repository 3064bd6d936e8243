"""What a contribution record says of itself when its parts contradict one another."""

from dataclasses import replace
from typing import Any

import pytest

from doingwith.analysis.contribution.claims import ContributionClaim
from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Way
from doingwith.analysis.contribution.formal import Estimate, FormalUpdate, PerCent
from doingwith.analysis.contribution.record import CausalLink, CausalNode, NextEvidence, Round
from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord

FILE = "Name one that stands in this file, or add it there."


def said(record: ProgrammeRecord, **given: Any) -> list[str]:
    """The problems of the programme after this change to the record of CS3."""
    contributions = tuple(replace(one, **given) if one.id == "CS3" else one for one in record.contributions)
    return [
        f"{problem.entry} {'.'.join(map(str, problem.place))}: {problem.wrong} {problem.remedy}"
        for problem in integrity_problems(replace(record, contributions=contributions))
    ]


def test_a_record_is_of_a_project_that_is_there_and_has_no_other(cocreate: ProgrammeRecord) -> None:
    bare = {
        "nodes": tuple(replace(node, model_nodes=()) for node in cocreate.contributions[2].nodes),
        "links": tuple(replace(link, model_links=()) for link in cocreate.contributions[2].links),
    }

    assert said(cocreate, project="P99", **bare) == [
        "contribution/CS3 project: There is no project “P99”. Did you mean “P19”?"
    ]
    assert said(cocreate, project="P08", **bare) == [
        "contribution/CS3 project: The project “P08” already has a contribution record, “CS2”. "
        "Put the two together, or name the other project."
    ]


def test_an_id_stands_once_in_its_list(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contributions[2]

    assert said(cocreate, nodes=(*third.nodes, CausalNode(id="N1", text="again"))) == [
        "contribution/CS3 nodes.4.id: The id “N1” stands twice in “nodes”. Give one of them another id."
    ]
    assert said(cocreate, rivals=(replace(third.rivals[0], id="L1"), *third.rivals[1:])) == [
        "contribution/CS3 rivals.0.id: “L1” names a link and a rival explanation. "
        "Give one of them another id, so that evidence knows what it bears on."
    ]


def test_what_is_named_is_there(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contributions[2]
    item = EvidenceItem(
        id="E9", text="x", kind=EvidenceKind.FIGURE, bearings=(Bearing(on="link-9", way=Way.FOR),)
    )

    assert said(cocreate, links=(*third.links, CausalLink(id="L9", from_="N1", to="node-9"))) == [
        f"contribution/CS3 links.3.to: There is no node “node-9”. {FILE}"
    ]
    assert said(cocreate, evidence=(*third.evidence, item)) == [
        f"contribution/CS3 evidence.7.bearings.0.on: There is no link or rival explanation “link-9”. {FILE}"
    ]
    assert said(
        cocreate,
        rounds=(Round(number=1, question="?", next_evidence=(NextEvidence(what="x", link="link-9"),)),),
    ) == [f"contribution/CS3 rounds.0.next_evidence.0.link: There is no link “link-9”. {FILE}"]


def test_clauses_and_excerpts_that_are_named_are_there(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contributions[2]

    assert said(
        cocreate, links=(*third.links, CausalLink(id="L9", from_="N1", to="N2", clauses=("toc9",)))
    ) == [
        "contribution/CS3 links.3.clauses.0: There is no statement or clause “toc9”. "
        "Name one that stands in the folder theory, or add it there."
    ]
    assert said(cocreate, evidence=(replace(third.evidence[0], excerpts=("e1",)), *third.evidence[1:])) == [
        "contribution/CS3 evidence.0.excerpts.0: There is no excerpt “e1”. "
        "Name one that stands in the folder excerpts, or add it there."
    ]


def test_links_of_a_logic_model_that_are_named_are_there(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contributions[2]
    named = replace(third.links[0], model_links=("link-99",))

    assert said(cocreate, links=(named, *third.links[1:])) == [
        "contribution/CS3 links.0.model_links.0: There is no link of a logic model “link-99”. "
        "Name one that stands in the project's logic models, or add it there."
    ]


def test_a_path_leads_to_its_outcome(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contributions[2]
    astray = ContributionClaim(id="K3", statement="x", outcome="N4", path=("L1", "L2"))

    assert said(cocreate, claims=(*third.claims, astray)) == [
        "contribution/CS3 claims.2.path: The path of the claim “K3” does not lead to “N4”. "
        "Name the links from what the programme did to the outcome, one after the other."
    ]


def test_a_record_makes_a_claim_or_says_why_not(cocreate: ProgrammeRecord) -> None:
    assert said(cocreate, claims=(), rivals=()) == [
        "contribution/CS3 id: The record makes no claim and does not say why. "
        "Give it a claim, or say in “no_claim_because” why none is made."
    ]
    assert said(cocreate, no_claim_because="modesty") == [
        "contribution/CS3 claims: The record makes a claim and says why it makes none. "
        "Give it a claim, or say in “no_claim_because” why none is made."
    ]


def test_estimates_are_per_cents_from_low_to_high(cocreate: ProgrammeRecord) -> None:
    bad = Estimate(evidence="E1", sensitivity=PerCent(low=90, high=80), type_one=PerCent(low=5, high=101))
    formal = FormalUpdate(claim="K1", prior=PerCent(low=50, high=50), estimates=(bad,))

    assert [problem.split(": ", 1)[1] for problem in said(cocreate, updates=(formal,))] == [
        f"An estimate runs from {numbers} per cent. "
        "Write the lower number as “low” and the higher as “high”, at most 100."
        for numbers in ("90 to 80", "5 to 101")
    ]


@pytest.mark.parametrize("number", [2, 0])
def test_rounds_count_from_one(cocreate: ProgrammeRecord, number: int) -> None:
    assert said(cocreate, rounds=(Round(number=number, question="?"),)) == [
        f"contribution/CS3 rounds.0.number: This round is number {number}, and should be number 1. "
        "Number the rounds 1, 2, 3 and so on, oldest first."
    ]
