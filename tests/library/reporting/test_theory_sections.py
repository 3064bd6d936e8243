"""The report on contexts, mechanisms and outcomes, and on readiness."""

from dataclasses import replace
from datetime import date

import pytest
from tests.support.report_reading import anchors, links, row_words, section, sentences, tables

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.document import Document
from doingwith.reporting.programme_report import programme_report
from doingwith.theory.readiness import Rating, ReadinessRound, Side, counted_answers
from doingwith.theory.theory import Advice, ClosedDraft, Decision, Fate


@pytest.fixture(scope="module")
def of_cocreate(cocreate: ProgrammeRecord) -> Document:
    return programme_report(cocreate)


@pytest.fixture(scope="module")
def of_example(example: ProgrammeRecord) -> Document:
    return programme_report(example)


def test_tells_each_statement_as_each_case_tells_it(of_cocreate: Document) -> None:
    found = tables(section(of_cocreate, "cmo"))

    assert [table.columns for table in found] == [("Case", "Contexts", "Mechanisms", "Outcomes")] * 4
    assert [row[0] for row in row_words(found[0])] == ["CS2", "CS3", "CS4", "CS5"]
    assert "Nothing of it is reported in CS1." in sentences(section(of_cocreate, "cmo"))


def test_says_of_what_the_cases_cannot_be_asked(of_cocreate: Document) -> None:
    told = sentences(section(of_cocreate, "cmo"))

    sentence = "No outcome of this statement names a factor, so no case can be asked about it."
    assert told.count(sentence) == 3


def test_every_mark_leads_to_its_judgement(of_cocreate: Document, of_example: Document) -> None:
    for report in (of_cocreate, of_example):
        assert set(links(report)) <= set(anchors(report))


def test_tells_the_last_round_of_each_project_that_was_asked(
    of_example: Document, example: ProgrammeRecord
) -> None:
    (found,) = tables(section(of_example, "readiness-waiting-room"))

    assert found.columns == (
        "Condition",
        "People who use services",
        "Commissioners",
        "Facilitators",
        "What counts",
    )
    first, second = row_words(found)
    assert first == [
        "somebody with the power to decide is in the room",
        "partly in place: she may decide about the desk, not about the text (young people of the counselling "
        "service, written down by a facilitator)",
        "in place (officer of the council)",
        "partly in place: what costs money is decided elsewhere (facilitators of the programme)",
        "partly in place (the views differ)",
    ]
    assert second[-1] == "in place for every side"
    alone = replace(example, readiness=(example.readiness_of_project["waiting-room"],))
    told = sentences(section(programme_report(alone), "readiness"))
    assert told[0].endswith("1 project was not asked.")
    (by_code,) = tables(section(of_example, "readiness-night-bus"))
    assert row_words(by_code)[0][1] == (
        "1 in place, 1 partly in place, 2 not in place and 1 don't know (5 people answered themselves)"
    )


def test_counts_people_who_answered_themselves_and_says_that_few_are_not_shown(
    example: ProgrammeRecord,
) -> None:
    kept = example.readiness_of_project["waiting-room"]
    answered = [{"s1.when1": Rating.IN_PLACE}, *[{"s1.when1": Rating.PARTLY}] * 4]
    told = counted_answers(answered, name="a", side=Side.PEOPLE)
    assert told
    alone = ReadinessRound(number=1, theory=kept.rounds[0].theory, answers=(told,))
    record = replace(example, readiness=(replace(kept, rounds=(alone,)),))

    found = section(programme_report(record), "readiness-waiting-room")

    ((first,),) = map(row_words, tables(found))
    assert first[1] == "1 in place and 4 partly in place (5 people answered themselves)"
    assert sentences(found)[-1] == "1 condition was rated by nobody, or by too few to be shown."


def test_a_programme_in_which_nobody_was_asked_has_no_such_section(of_cocreate: Document) -> None:
    assert "readiness" not in anchors(of_cocreate)


def test_a_version_tells_why_it_was_written_what_was_decided_and_what_became_of_advice(
    cocreate: ProgrammeRecord,
) -> None:
    first, revised = cocreate.theory_versions
    decided = (
        Decision(
            statement="toc1.rev", factors=("L5",), proposed="rules that bend", fate=Fate.REJECTED,
            reason="One case is too few",
        ),
        Decision(
            statement="gone", factors=("C3",), proposed="a facilitator", fate=Fate.ACCEPTED,
            reason="All say so.",
        ),
    )  # fmt: skip
    advised = (
        Advice(
            text="Say it shorter.", by="advisory group", given_on=date(2026, 5, 4), became="Statement 1 is."
        ),
        Advice(text="Ask the young people.", by="commissioner"),
    )
    told = replace(revised, reason="It left facilitators out", decisions=decided, advice=advised)

    said = sentences(
        section(programme_report(replace(cocreate, theory_versions=(first, told))), "theory-revised")
    )

    assert "Why: It left facilitators out." in said[0]
    at = said.index("What was decided about proposals")
    assert said[at : at + 6] == [
        "What was decided about proposals",
        "Statement 1: “rules that bend” was rejected: One case is too few.",
        "A statement that was taken out: “a facilitator” was accepted: All say so.",
        "Advice, and what became of it",
        "“Say it shorter.” (advisory group, 4 May 2026). What became of it: Statement 1 is.",
        "“Ask the young people.” (commissioner). What became of it: Nobody has said yet what became of it.",
    ]


def test_tells_which_revisions_came_to_nothing_and_what_became_of_the_advice(
    example: ProgrammeRecord,
) -> None:
    (*before, last) = example.theory_versions
    told = ClosedDraft(
        reason="the programme ends first",
        closed_on=date(2026, 3, 4),
        advice=(Advice(text="Say it shorter.", by="advisory group", became="We tried"),),
    )
    silent = replace(told, reason="", closed_on=None, advice=(Advice(text="Say more.", by="a tester"),))
    version = replace(last, closed_drafts=(told, silent))
    report = programme_report(replace(example, theory_versions=(*before, version)))

    words = " ".join(sentences(section(report, f"theory-{version.id}")))

    assert "Revisions of it that came to nothing" in words
    assert (
        "A draft was closed on 4 March 2026 without a new version, because: the programme ends first."
        in words
    )
    assert "What became of it: We tried. The draft was closed, because: the programme ends first." in words
    assert "A draft was closed without a new version. Why was not reported." in words
    assert "“Say more.” (a tester). What became of it: The draft was closed." in words
