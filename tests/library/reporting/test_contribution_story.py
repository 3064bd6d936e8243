"""The contribution story and the roll-up."""

from dataclasses import replace

import pytest
from tests.support.contribution_making import item
from tests.support.contribution_making import record as contribution_record

from doingwith.analysis.contribution.claims import ClaimOverride, LinkOverride
from doingwith.analysis.contribution.record import Challenge, ContributionRecord, NextEvidence, Round
from doingwith.analysis.contribution.verdicts import ClaimVerdict, LinkVerdict
from doingwith.analysis.contribution_rollup import contribution_rollup
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.scales import DesignStage
from doingwith.reporting.contribution_story import contribution_story, wanted_sentence


def _sentences(programme: ProgrammeRecord, name: str, **given: object) -> list[str]:
    found = next(one for one in programme.contributions if one.id == name)
    return [each for part in contribution_story(replace(found, **given)) for each in part.sentences]


def test_an_override_of_a_link_shows_both_verdicts_and_the_reason(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contribution_of_project["P15"]
    override = LinkOverride(
        verdict=LinkVerdict.SUPPORTED, reason="the debate was seen by all", by="evaluators"
    )
    links = tuple(replace(one, override=override) if one.id == "L2" else one for one in third.links)

    told = next(one for one in _sentences(cocreate, "CS3", links=links) if "(L2)" in one)

    assert told.endswith(
        "(L2): Supported: people set the table aside (evaluators), because the debate was seen by all. "
        "The table says contested, because evidence speaks for it and against it, and the contradiction is "
        "open."
    )


def test_an_override_of_a_claim_shows_both_verdicts_and_the_reason(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contribution_of_project["P15"]
    override = ClaimOverride(verdict=ClaimVerdict.PLAUSIBLE, reason="Both sides were heard", by="the team")
    claims = (replace(third.claims[0], override=override), *third.claims[1:])

    told = _sentences(cocreate, "CS3", claims=claims)

    assert (
        "Verdict: plausible, given by the team instead of the table's, because both sides were heard."
    ) in told
    assert "The table says: suggestive." in told


def test_what_is_open_stands_at_the_end(cocreate: ProgrammeRecord) -> None:
    latest = Round(
        number=1,
        question="?",
        challenges=(Challenge(by="the board", text="Too few voices.", answer="Two more were asked"),),
        next_evidence=(NextEvidence(what="the minutes", from_="the council", link="L1"),),
    )

    told = _sentences(cocreate, "CS3", rounds=(latest,))

    assert told[-2:] == [
        "The board objected: Too few voices. Two more were asked.",
        "To look for next: the minutes from the council, to test link L1.",
    ]


def test_what_earlier_rounds_left_open_stays_in_view_and_says_which_round_it_was(
    cocreate: ProgrammeRecord,
) -> None:
    wanted = NextEvidence(what="the minutes", from_="the council", link="L1")
    first = Round(
        number=1,
        question="?",
        challenges=(Challenge(by="the board", text="Too few voices"),),
        next_evidence=(wanted, replace(wanted, what="the budget", came_of_it="it was not kept")),
    )

    told = _sentences(cocreate, "CS3", rounds=(first, Round(number=2, question="And now?")))

    assert told[-2:] == [
        "The board objected in round 1: Too few voices. Nobody has answered yet.",
        "To look for next (noted in round 1): the minutes from the council, to test link L1.",
    ]


def test_what_looks_like_one_source_and_counts_as_two_is_said_at_the_link() -> None:
    nurse = {"source": "Interview 3", "told_by": "nurse"}
    made = contribution_record(item("E1", "L1", **nurse), item("E2", "L1", **nurse))

    told = [each for part in contribution_story(made) for each in part.sentences]

    assert (
        "Evidence E1 and E2 names the same source (Interview 3) and the same teller (nurse), and yet counts "
        "as 2 independent sources."
    ) in told


def test_what_came_of_looking_for_evidence_is_said() -> None:
    wanted = NextEvidence(what="the budget", link="L1", came_of_it="it was not kept")
    first = Round(number=1, question="?", next_evidence=(wanted,))
    record = ContributionRecord(
        id="R", project="P1", question="?", rounds=(first, Round(number=2, question="?"))
    )

    assert wanted_sentence(record, first, wanted) == (
        "It was looked for in round 1: the budget, to test link L1. What came of it: It was not kept."
    )


def test_the_programme_counts_no_project_without_a_record(cocreate: ProgrammeRecord) -> None:
    found = contribution_rollup(cocreate)

    assert (len(found.projects), len(found.missing)) == (25, 20)
    assert [one.project.id for one in found.without_claim] == ["P14"]
    assert found.verdicts == {
        ClaimVerdict.PROBABLE: 0,
        ClaimVerdict.PLAUSIBLE: 4,
        ClaimVerdict.SUGGESTIVE: 1,
        ClaimVerdict.NOT_SHOWN: 2,
    }


@pytest.mark.parametrize(
    ("stage", "projects"),
    [
        (DesignStage.DISCOVER, ["P08", "P17", "P20"]),
        (DesignStage.DEFINE, ["P08", "P15", "P20"]),
        (DesignStage.DEVELOP, ["P08", "P15", "P17"]),
        (DesignStage.DELIVER, ["P08", "P15", "P17"]),
    ],
)
def test_claims_stand_at_the_stages_they_bear_on(
    cocreate: ProgrammeRecord, stage: DesignStage, projects: list[str]
) -> None:
    assert [one.project.id for one in contribution_rollup(cocreate).projects if one.at(stage)] == projects
