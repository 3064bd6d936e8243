"""The programme report says what the record says, and every statement leads to what it rests on."""

from dataclasses import replace

import pytest
from tests.support.report_programmes import LONG, empty_programme, many_projects, two_readers
from tests.support.report_reading import anchors, links, row_words, section, sentences, tables

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis, Sign
from doingwith.reporting.document import Document, SignMark, Trace
from doingwith.reporting.programme_report import CHAPTERS, Audience, programme_report


class TestTracing:
    def test_every_link_leads_somewhere(self, report: Document) -> None:
        assert set(links(report)) <= set(anchors(report))

    def test_every_judgement_has_its_row(self, report: Document, cocreate: ProgrammeRecord) -> None:
        held = {
            f"{case.id}-{judgement.factor}"
            for case in cocreate.cases
            for reading in case.readings
            for judgement in reading.judgements()
        }

        assert held <= set(anchors(report))

    def test_no_two_places_share_an_anchor(self, report: Document) -> None:
        assert len(anchors(report)) == len(set(anchors(report)))

    def test_a_statement_links_to_the_judgements_behind_it(self, report: Document) -> None:
        items = section(report, "summary").blocks[0].items
        limits = next(item for item in items if "Resource and capacity limits (F1)" in item)
        trace = next(span for span in limits if isinstance(span, Trace))

        assert [link.to for link in trace.links] == ["CS1-F1", "CS2-F1", "CS3-F1", "CS4-F1"]

    def test_a_mark_in_the_table_of_cases_leads_to_its_judgement(self, report: Document) -> None:
        table = tables(section(report, "case-by-factor"))[0]
        limits = next(row for row in table.rows if "(F1)" in row.cells[0].spans[0])

        assert limits.cells[1].spans == (SignMark(Sign.CONSTRAINING, Basis.EXPLICIT, "CS1-F1"),)
        assert limits.cells[5].spans == (SignMark(),)


class TestSummary:
    def test_says_in_sentences_what_the_record_shows(self, report: Document) -> None:
        assert sentences(section(report, "summary")) == [
            "Co:Create has 25 projects with 13 commissioning partners in Sheffield City Region "
            "(all projects).",
            "How far they got is reported for 5 projects: 2 go on (Child Friendly Rotherham, "
            "Young People's Drug & Alcohol Service); "
            "1 was held back (Gypsy Traveller Engagement); "
            "2 stopped (Multiple Complex Needs, Patient Engagement). "
            "For 20 projects the stage was not reported.",
            "5 projects were read as cases, each by one reader only (who read which): "
            "how far two readers would agree is unknown (limits).",
            "The cases rest on 84 judgements of conditions (42 stated in the sources, 42 inferred) and "
            "29 judgements of results (15 stated in the sources, 14 inferred) (CS1, CS2, CS3, CS4, CS5).",
            "Most often reported as enabling, in 4 of 5 cases: "
            "Supportive top-down policy that leaves workers free to steer (L2) (CS2, CS3, CS4, CS5); "
            "Co-production facilitators involved (C3) (CS2, CS3, CS4, CS5); "
            "Engagement fits the person and the culture (C6) (CS2, CS3, CS4, CS5); "
            "Contributions acknowledged and used (C9) (CS2, CS3, CS4, CS5).",
            "Most often reported as constraining, in 4 of 5 cases: "
            "Resource and capacity limits (F1) (CS1, CS2, CS3, CS4).",
            "14 of 58 factors are reported in no case, which is not the same as absent (which they are).",
            "The revised theory of change speaks of 30 factors of the list and leaves 28 out "
            "(evidence for each clause, left out).",
            "7 claims: 4 plausible, 1 suggestive and 2 not shown (what each rests on). "
            "20 projects of 25 have no contribution record; they are missing, and counted nowhere.",
        ]

    def test_every_sentence_leads_to_what_it_rests_on(self, report: Document) -> None:
        items = section(report, "summary").blocks[0].items

        assert all(any(isinstance(span, Trace) for span in item) for item in items)


class TestProjectsAndStages:
    def test_lists_every_project_with_its_stage_or_says_that_none_was_reported(
        self, report: Document
    ) -> None:
        rows = row_words(tables(section(report, "projects"))[0])

        assert len(rows) == 25
        assert rows[0][4:] == ["stage not reported", "no case"]
        assert [row for row in rows if row[0] == "Patient Engagement"][0][4:] == [
            "Stopped before Define",
            "CS1",
        ]

    def test_says_which_project_came_out_of_which(self, report: Document) -> None:
        assert "Gypsy Traveller Engagement followed Intermediate Care, stated in the sources." in sentences(
            section(report, "projects")
        )

    def test_tells_why_projects_halted(self, report: Document) -> None:
        rows = row_words(tables(section(report, "stages"))[0])

        assert rows[3] == [
            "Multiple Complex Needs",
            "Develop",
            "Stopped at Deliver",
            "Business case refused for lack of resources / Responsible officers changed in restructuring",
            "stated",
        ]
        assert sentences(section(report, "stages"))[0] == (
            "A cross marks a stop, a bar a project held back, an arrow one that goes on. "
            "For 20 other projects no stage was reported; they are not drawn."
        )


class TestCases:
    def test_marks_a_case_read_by_one_reader(self, report: Document) -> None:
        assert sentences(section(report, "case-CS1"))[0] == (
            "Read by one reader only (transcriber); no second person has judged this case."
        )

    def test_shows_a_brief_in_its_versions_with_who_asked_and_why(self, report: Document) -> None:
        briefs = tables(section(report, "case-CS1-story"))[0]

        assert row_words(briefs)[1] == [
            "2",
            "Co:Create facilitates; hospital staff do the engagement",
            "facilitator",
            "The first brief asked for a project done for the trust, "
            "and facilitation was mistaken for consultancy",
            "could not agree",
        ]

    def test_shows_a_judgement_with_sign_basis_reason_and_reader(self, report: Document) -> None:
        conditions = tables(section(report, "case-CS1-judgements"))[0]
        limits = next(row for row in conditions.rows if row.anchor == "CS1-F1")

        assert row_words(replace(conditions, groups=(replace(conditions.groups[0], rows=(limits,)),))) == [
            [
                "[\u2212]",
                "Resource and capacity limits (F1)",
                "stated",
                "Capacity and time limits hurt communication",
                "transcriber",
            ]
        ]

    def test_tells_a_case_by_stage_with_links_to_its_judgements(self, report: Document) -> None:
        rows = row_words(tables(section(report, "case-CS3-stages"))[0])

        assert rows[1][0] == "Factors"
        assert rows[1][2] == (
            "+ Coaching and can-do approach (C3) / "
            "Regular meetings and reflection difficult (no sign given) (F3, C8)"
        )

    def test_a_sign_without_a_frame_in_a_stage_table_is_not_taken_for_inferred(
        self, report: Document
    ) -> None:
        assert sentences(section(report, "case-CS3-stages"))[-1] == (
            "Signs in this table have no frame: their basis stands with the judgement they lead to."
        )

    def test_keeps_views_side_by_side(self, report: Document) -> None:
        assert {
            "Other participants: Agreed that young people's voice shaped the overall process.",
            "Lead commissioner: Did not agree that young people's voice shaped the overall process.",
        } <= set(sentences(section(report, "case-CS3-findings")))

    def test_claims_no_contribution_to_an_event_outside(self, report: Document) -> None:
        events = tables(section(report, "case-CS5-findings"))[0]

        assert row_words(events) == [["Ofsted overall good", "2018-01", "no contribution claimed", "stated"]]


class TestComparison:
    def test_tells_of_a_result_that_it_came_about(self, report: Document) -> None:
        assert (
            "Learning enters service planning (U6): came about in 4 of 5 cases (CS2, CS3, CS4, CS5); "
            "did not come about in 1 of 5 cases (CS1)." in sentences(section(report, "shared"))
        )

    def test_counts_the_factors_that_no_case_reports(self, report: Document) -> None:
        silent = sentences(section(report, "no-case"))

        assert silent[0] == (
            "14 of 58 factors are reported in no case. "
            "That is not the same as absent: nobody said that they were not at work."
        )
        assert len(silent) == 15

    def test_counts_halts_among_the_projects_whose_stage_is_known(self, report: Document) -> None:
        assert sentences(section(report, "halts"))[0] == (
            "3 of 5 projects whose stage is reported were stopped or held back."
        )

    def test_compares_halted_cases_with_the_others(self, report: Document) -> None:
        rows = row_words(tables(section(report, "halts"))[1])

        assert ["No money for the solution itself (F8)", "2 of 3 (CS2, CS4)", "0 of 2"] in rows


class TestTheory:
    def test_says_what_changed_in_each_statement(self, report: Document) -> None:
        assert sentences(section(report, "change-revised"))[:4] == [
            "Statement 1: 6 WHEN clauses added.",
            "Statement 2: 11 WHEN clauses added.",
            "Statement 3: 3 THEN clauses added, 3 THEN clauses carrying on an earlier idea, "
            "1 earlier idea split and 1 THEN idea dropped.",
            "Statement 4: 6 BECAUSE clauses added.",
        ]

    def test_shows_the_evidence_for_a_clause(self, report: Document) -> None:
        clauses = tables(section(report, "theory-revised"))[0]

        assert row_words(clauses)[2] == [
            "WHEN",
            "permission to carry the risk",
            "L1",
            "[+] CS2 L1, + CS3 L1",
            "at work in every case that reports it",
        ]

    def test_says_which_clauses_no_case_supports(self, report: Document) -> None:
        assert sentences(section(report, "unsupported"))[:2] == [
            "1 clause: no case reports it.",
            "THEN wider invitations to share",
        ]

    def test_says_which_clauses_have_cases_against_them_and_how_many(self, report: Document) -> None:
        told = sentences(section(report, "unsupported"))

        assert "5 clauses: cases for and against." in told
        assert "BECAUSE proposals approved in principle: 1 case for, 2 against; 3 judgements" in told
        assert "6 clauses: at work and in the way." in told
        assert (
            "WHEN protected time to plan, meet and build relationships: "
            "2 cases at work, 2 in the way; 4 judgements"
        ) in told

    def test_counts_factors_beside_the_theory(self, report: Document) -> None:
        beside = section(report, "beside-theory")

        assert sentences(beside)[0] == "30 factors of the list are in the theory; 28 not."
        assert len(tables(beside)[0].rows) == 28


class TestLimits:
    def test_names_what_the_report_cannot_say(self, report: Document) -> None:
        assert sentences(section(report, "limits"))[:5] == [
            "CS1, CS2, CS3, CS4 and CS5 were read by one reader only. How far two readers would agree is "
            "unknown, and every count of signs made from such a reading is one person\u2019s judgement.",
            "Judged by: one coder, no second coder.",
            "56 of 113 judgements were inferred by a reader: the sources do not state them.",
            "For 20 projects no stage was reported; that does not say that they stopped, "
            "nor that they went on.",
            "14 factors are reported in no case; not reported is not absent.",
        ]

    def test_shows_where_the_sources_contradict_themselves(self, report: Document) -> None:
        assert row_words(tables(section(report, "limits"))[0])[0][2] == "676, 700 and 1303"


class TestOtherProgrammes:
    def test_an_empty_programme_says_so_chapter_by_chapter(self) -> None:
        document = programme_report(empty_programme())

        assert [text for _, each in document.all_sections() for text in sentences(each)] == [
            "New Programme has no projects yet.",
            "No project has been read as a case yet.",
            "No theory of change has been written yet.",
            "There are no projects yet.",
            "No project\u2019s stage has been reported yet.",
            "The method was not reported.",
            "No project has been read as a case yet.",
            "There are no cases to compare yet.",
            "No comparison of which conditions go together with an outcome was saved.",
            "No theory of change has been written yet.",
            "No logic model has been drawn yet.",
            "No project has a contribution record yet. "
            "That says nothing of whether anything was contributed.",
            "No project is reported as stopped or held back.",
            "No barriers were reported.",
            "No recommendations were made.",
            "No limits were reported.",
            "There is no drawing to put into words.",
            "There is no contribution record, and so no evidence.",
        ]

    def test_two_readers_who_differ_both_stand(self) -> None:
        document = programme_report(two_readers())
        judgements = section(document, "case-CS1-judgements")

        assert sentences(judgements)[0] == (
            "Readers gave different signs to 1 factor (T1). "
            "All their judgements stand below; none is averaged away."
        )
        assert [row.anchor for row in tables(judgements)[0].rows] == ["CS1-T1", "CS1-T1-blue"]
        assert "1 project was read as a case, by two readers (who read which)." in sentences(
            section(document, "summary")
        )
        assert set(links(document)) <= set(anchors(document))

    def test_ten_thousand_projects_all_have_their_row(self) -> None:
        document = programme_report(many_projects(10_000))

        assert len(tables(section(document, "projects"))[0].rows) == 10_000
        assert len(tables(section(document, "stages"))[0].rows) == 10_000
        assert set(links(document)) <= set(anchors(document))

    def test_takes_long_names(self) -> None:
        record = two_readers()
        document = programme_report(replace(record, programme=replace(record.programme, name=LONG)))

        assert document.title == f"{LONG}: programme report"


@pytest.mark.parametrize("audience", Audience)
def test_every_audience_has_chapters(audience: Audience) -> None:
    assert CHAPTERS[audience]


def test_the_same_record_gives_the_same_document(cocreate: ProgrammeRecord, report: Document) -> None:
    assert programme_report(cocreate) == report
