"""The chapter on contribution: verdicts with their reasons, both sides heard, and what is missing named."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.support.report_reading import anchors, links, row_words, section, sentences, tables

from doingwith.analysis.contribution import drawn
from doingwith.analysis.contribution.claims import ClaimOverride
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.telling import with_story
from doingwith.analysis.contribution.verdicts import ClaimVerdict
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.logic_models.model import LogicModel
from doingwith.reporting.chapters import contribution as chapter
from doingwith.reporting.document import Document
from doingwith.reporting.programme_report import programme_report


def report_with(cocreate: ProgrammeRecord, changed: ContributionRecord) -> Document:
    records = tuple(changed if one.id == changed.id else one for one in cocreate.contributions)
    return programme_report(replace(cocreate, contributions=records))


def test_counts_claims_and_names_what_is_missing(report: Document) -> None:
    assert sentences(section(report, "contribution"))[0] == (
        "7 claims: 4 plausible, 1 suggestive and 2 not shown. 20 projects of 25 have no contribution record; "
        "they are missing, and counted nowhere. Verdicts follow from the evidence by a table "
        "(the evidence, link by link)."
    )
    missing = sentences(section(report, "contribution-missing"))
    assert missing[0].endswith("That says nothing of whether anything was contributed.")
    assert "Intermediate Care" in missing[1]
    assert missing[1].count(";") == 19


def test_a_link_shows_its_verdict_why_and_whose_word_it_rests_on(report: Document) -> None:
    path = tables(section(report, "contribution-CS3"))[0]

    assert row_words(path)[1] == [
        "L2",
        "“young people and commissioners debate and judge the bids together by the same criteria” helped to "
        "bring about “the provider is chosen after weighing what users care about” (in the logic model) / "
        "Tests: Statement 4 as a whole: IF commissioners are enabled to facilitate change",
        "Contested, because evidence speaks for it and against it, and the contradiction is open.",
        "For: a commissioner and others who took part / Against: the lead commissioner",
    ]


def test_the_logic_models_of_a_record_are_looked_for_once(
    cocreate: ProgrammeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for: list[str] = []

    def models_about(models: Sequence[LogicModel], project: str) -> tuple[LogicModel, ...]:
        looked_for.append(project)
        return drawn.models_about(models, project)

    monkeypatch.setattr(chapter, "models_about", models_about)

    made = section(programme_report(cocreate), "contribution-CS3")

    assert sorted(looked_for) == sorted(one.project for one in cocreate.contributions)
    assert "(in the logic model)" in row_words(tables(made)[0])[1][1]


def test_a_claim_says_how_its_verdict_follows_and_what_else_could_explain_it(report: Document) -> None:
    said = sentences(section(report, "contribution-CS3"))

    assert said[0] == (
        "Case CS3. How did young people's part in the procurement, prepared with Co:Create, change which "
        "service was bought?"
    )
    assert "The weakest link is L2, contested, and no claim is better than its weakest link." in said
    assert "No single source tells the whole path, so the claim is at most plausible." in said
    assert any(text.startswith("Rival explanation R2, the commissioners would have come") for text in said)


def test_what_is_missing_in_a_record_is_named(report: Document) -> None:
    said = sentences(section(report, "contribution-CS2"))

    assert "Nobody has told how link L3 came about." in said
    assert "No single source tells the whole path of claim K2." in said
    assert any(text.startswith("To look for next: what the community journalists say") for text in said)


def test_a_case_without_a_claim_says_why_and_claims_no_part_in_what_happened_around_it(
    report: Document,
) -> None:
    said = sentences(section(report, "contribution-CS5"))

    assert (
        "No claim of a contribution is made: The report names Co:Create as one of many responses and makes "
        "no separate claim."
    ) in said
    assert any("no part in it is claimed, stated in the sources." in text for text in said)


def test_the_annex_holds_every_item_for_and_against(report: Document, cocreate: ProgrammeRecord) -> None:
    said = sentences(section(report, "evidence-CS3-L2"))

    assert any(text.startswith("Against it: The lead commissioner did not think") for text in said)
    whole = " ".join(text for _, each in report.all_sections() for text in sentences(each))
    for record in cocreate.contributions:
        assert all(f"({item.id}: " in whole for item in record.evidence)


def test_every_link_leads_somewhere_also_for_records_of_a_large_programme(report: Document) -> None:
    assert set(links(report)) <= set(anchors(report))
    assert {"evidence-CS3-L2", "logic-model-LM-P15"} <= set(links(report))


def test_a_verdict_that_people_gave_stands_beside_the_table_s(cocreate: ProgrammeRecord) -> None:
    record = cocreate.contributions[2]
    own = ClaimOverride(verdict=ClaimVerdict.PLAUSIBLE, reason="both sides were heard", by="the team")
    claims = (replace(record.claims[0], override=own), *record.claims[1:])
    said = sentences(section(report_with(cocreate, replace(record, claims=claims)), "contribution-CS3"))

    assert (
        "Verdict: plausible, given by the team instead of the table's, because both sides were heard." in said
    )
    assert "The table says: suggestive." in said


def test_evidence_that_was_taken_out_stands_in_the_annex_with_its_reason(cocreate: ProgrammeRecord) -> None:
    record = cocreate.contributions[2]
    evidence = tuple(
        replace(item, taken_out="it was misheard") if item.id == "E6" else item for item in record.evidence
    )
    report = report_with(cocreate, replace(record, evidence=evidence))

    assert any(
        text.startswith("Evidence E6 was taken out: It was misheard.")
        for text in sentences(section(report, "evidence-CS3"))
    )
    assert not any("(E6: " in text for text in sentences(section(report, "evidence-CS3-L1")))


@pytest.mark.parametrize("changed", [False, True])
def test_the_story_in_peoples_words_says_when_it_was_told_of_another_record(
    cocreate: ProgrammeRecord, changed: bool
) -> None:
    record = with_story(
        cocreate.contributions[2], text="We sat at one table.\n\nAll of us.", by="young people"
    )
    record = replace(record, question="Another question?") if changed else record
    said = sentences(section(report_with(cocreate, record), "contribution-CS3"))

    assert "The story in people's words, told by young people" in said
    assert {"We sat at one table.", "All of us."} <= set(said)
    assert ("The record has changed since this was told." in said) is changed


def test_each_round_tells_its_six_steps_and_which_are_open(report: Document) -> None:
    case = section(report, "contribution-CS3")
    steps = next(table for table in tables(case) if table.caption == "The six steps in round 1 of CS3")

    assert (
        "Round 1. Did young people's part change the specification and the choice of the provider, and did "
        "Co:Create contribute to that? 4 steps of six are done. Open: “Seek more evidence where the story is "
        "weak” (not begun) and “Revise the story” (not begun)."
    ) in sentences(case)
    assert row_words(steps)[1:3] == [
        [
            "Lay out how it was meant to work, and what could stop it",
            "Done.",
            "The path follows the report's steps of co-produced procurement.",
        ],
        ["Gather the evidence there is", "Done.", "The published report and the interviews quoted in it."],
    ]
    assert row_words(steps)[4][1:] == ["Not begun.", "Nothing was noted."]


def test_a_round_of_which_nothing_was_noted_says_so(cocreate: ProgrammeRecord) -> None:
    third = cocreate.contribution_of_project["P15"]
    bare = replace(third, rounds=(replace(third.rounds[0], steps=()),))

    case = section(report_with(cocreate, bare), "contribution-CS3")

    assert any("Nobody has noted yet how far its six steps have come." in one for one in sentences(case))
    assert not any(table.caption.startswith("The six steps") for table in tables(case))
