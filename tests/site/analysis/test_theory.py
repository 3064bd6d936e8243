"""The theory page."""

import re
from dataclasses import replace

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.cases.reading_room import marked, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record, joined, stored
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of
from tests.support.theories import revised_again

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import SaidBy, Use, Way
from doingwith.theory.drafting import add_statement
from doingwith_site.consent.actions import answer_uses
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Code
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.theory.actions import agree_on_draft, change_draft, start_draft
from doingwith_site.theory.models import Clause

PAGE = "/programmes/cocreate/theory/"
NONE_MARKED = "No evidence is marked."
MEANS = (
    "“No evidence is marked” means that no passage that you may see has the clause as its code, and that no "
    "claim or link of a contribution record tests it."
)
LEAD = (
    "From “Preliminary theory of change” to “Revised theory of change”: 17 WHEN clauses added, "
    "the THEN of statement 3 widened from 3 clauses to 6, 6 BECAUSE clauses added, one idea split "
    "and one idea dropped."
)


def with_cases(record: ProgrammeRecord, size: int) -> ProgrammeRecord:
    """Another programme in which the first case is told of so many projects."""
    first, programme = record.cases[0], replace(record.programme, id=f"invented-{size}")
    cases = tuple(
        replace(first, id=f"CS{number}", project=project.id, related_projects=())
        for number, project in enumerate(record.projects[:size])
    )
    return replace(record, programme=programme, cases=cases)


class TestTheoryPage:
    def test_says_first_what_changed(self, cocreate: Programme, colin: User, browser_of: Browser) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Theory of change – Co:Create – Doing With" in words
        assert LEAD in words

    def test_tells_clause_by_clause_what_was_kept_reworded_added_and_dropped(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "kept everyone in commissioning is an active partner in better services" in words
        assert (
            "reworded growing sense that lived experience is worth something "
            "Before: people see the worth of what they know from experience"
        ) in words
        assert "added supportive policy from the top" in words
        assert "dropped what people do widens" in words

    def test_shows_the_evidence_for_each_clause_or_why_there_is_none(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)
        answer = browser.get(PAGE)

        words = words_of(answer)
        assert "Factor: Invitations to share the approach (U3) no case reports it" in words
        assert (
            "cases for and against (1 case for, 2 against; 3 judgements) 3 judgements with basis and reader "
            "Cases for it" in words
        )
        assert "new service designs emerge no factor named, so the cases cannot be asked" in words
        assert "Each mark is one judgement in one of 5 cases, and leads to it." in words
        links = re.findall(r'class="sign-link named" href="([^"#]+)#([^"]+)"', answer.content.decode())
        pages = {page: browser.get(page).content.decode() for page in {page for page, _ in links}}
        assert links
        assert "enabling, stated in the sources CS2" in words
        assert all(f'id="{anchor}"' in pages[page] for page, anchor in links)

    def test_each_of_the_17_when_clauses_opens_to_its_cases_with_sign_basis_and_reader(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        theory = cocreate_record().theory_by_id["revised"]
        clauses = [clause.text for statement in theory.statements for clause in statement.when]
        assert len(clauses) == 17
        for clause in clauses:
            row = words.split(f"added {clause} Factor: ", 1)[1].split(" added ", 1)[0]
            ways = r"(at work|in the way|both at once)"
            assert re.search(
                rf"\d judgements? with basis and reader Cases in which it was {ways} CS\d, ", row
            ), clause
            assert row.count("(transcriber, a single reader).") >= 1, clause
        assert (
            "at work and in the way (2 cases at work, 2 in the way; 4 judgements) "
            "4 judgements with basis and reader "
        ) in words
        assert (
            "Cases in which it was in the way CS1, Developing shared ownership of the problem "
            "Protected time in the plan: constraining, stated in the sources (transcriber, a single reader). "
            "CS3, "
        ) in words
        assert "at work and in the way (3 cases at work, 2 both ways; 9 judgements)" in words
        assert "Not reported in CS4: that is no evidence against it." in words

    def test_a_clause_leads_to_the_passages_that_are_marked_with_it(
        self, cocreate: Programme, colin: User, eve: User, noor: User, browser_of: Browser
    ) -> None:
        joined(noor, cocreate, Evaluator)
        case = read_by(cocreate, eve, noor)
        passage = marked(eve, notes_of(case, eve, "They felt heard."), "felt heard")
        clause = Clause.objects.filter(statement__version__identifier="revised").earliest("pk")
        code = CodeChosen(kind=CodeKind.CLAUSE, key=clause.identifier)
        give_code(by=eve, excerpt=passage, code=code, memo="")

        page = browser_of(eve).get(PAGE)
        told = "1 marked passage of what people said or wrote"

        assert told in words_of(page)
        token = Code.objects.get(kind=CodeKind.CLAUSE).token
        assert f"/programmes/cocreate/codes/{token}/" in page.content.decode()
        assert told not in words_of(browser_of(noor).get(PAGE)), "she reads the case, and has not finished"
        assert told not in words_of(browser_of(colin).get(PAGE)), "a commissioner opens no documents"

    def test_and_so_does_the_draft_and_the_version_made_of_it(
        self, cocreate: Programme, colin: User, eve: User, noor: User, browser_of: Browser
    ) -> None:
        joined(noor, cocreate, Evaluator)
        case = read_by(cocreate, eve, noor)
        passage = marked(eve, notes_of(case, eve, "They felt heard."), "felt heard")
        code = CodeChosen(kind=CodeKind.CLAUSE, key="toc1.rev.when1")
        give_code(by=eve, excerpt=passage, code=code, memo="")
        start_draft(by=eve, programme=cocreate)

        words = words_of(browser_of(eve).get(f"{PAGE}draft/"))

        assert "supportive policy from the top" in words
        assert "1 marked passage of what people said or wrote" in words
        assert NONE_MARKED in words
        assert words.count(MEANS) == 1
        assert "Tested by link" in words
        theirs = words_of(browser_of(colin).get(f"{PAGE}draft/"))
        assert "marked passage" not in theirs, "a commissioner opens no documents"
        assert "Nothing tests it." in theirs
        assert "“Nothing tests it” means that no claim or link of a contribution record tests" in theirs

        change_draft(
            by=eve, programme=cocreate, seen=1, verb="add",
            change=lambda draft: add_statement(draft, "people meet"),
        )  # fmt: skip
        agree_on_draft(by=eve, programme=cocreate, seen=2, label="Third", authors=[], reason="It grew.")

        assert "1 marked passage of what people said or wrote" in words_of(browser_of(eve).get(PAGE))

    def test_counts_no_passage_whose_teller_stopped_the_use(
        self, cocreate: Programme, farah: User, eve: User, noor: User, browser_of: Browser
    ) -> None:
        joined(noor, cocreate, Evaluator)
        case = read_by(cocreate, eve, noor)
        telling = leaving_hospital(farah, cocreate, project=case.project)
        account = an_account(telling, "They felt heard at last, they said.")[0]
        passage = mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=15)
        code = CodeChosen(kind=CodeKind.CLAUSE, key="toc1.rev.when1")
        give_code(by=eve, excerpt=passage, code=code, memo="")
        told = "1 marked passage of what people said or wrote"
        assert told in words_of(browser_of(eve).get(PAGE))

        answer_uses(
            by=None, agreement=account.agreement, answers={Use.PROJECT_TEAM: False},
            said_by=SaidBy.TELLER, way=Way.PAGE,
        )  # fmt: skip

        words = words_of(browser_of(eve).get(PAGE))
        assert told not in words
        assert NONE_MARKED in words
        assert words.count(MEANS) == 1

    def test_says_what_stands_beside_the_theory(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "28 of the 58 factors are not in it." in words
        assert "Among them all 9 that the list words as constraining: Short timescales" in words

    def test_holds_both_versions_in_full_with_their_authors(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Written by Co:Create team, Project Advisory Group and evaluation team." in words
        assert "IF commissioners are enabled to facilitate change THEN new service designs emerge" in words
        assert "What the transcriber observed" in words

    def test_compares_the_versions_asked_for(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(f"{PAGE}?from=revised&to=preliminary"))

        assert "From “Revised theory of change” to “Preliminary theory of change”: " in words

    def test_compares_versions_that_are_no_neighbours_through_those_between(
        self, priya: User, browser_of: Browser
    ) -> None:
        record = cocreate_record()
        third = revised_again(record.theory_by_id["revised"], s3_then1="people feel truly heard")
        stored(
            replace(record, theory_versions=(*record.theory_versions, replace(third, label="Third"))), priya
        )

        words = words_of(browser_of(priya).get(f"{PAGE}?from=preliminary&to={third.id}"))

        assert (
            LEAD.replace("Revised theory of change", "Third")
            + " Followed through “Revised theory of change”."
        ) in words
        assert "people feel truly heard Before: people can be truly heard" in words

    def test_answers_what_cannot_be_compared_with_a_sentence(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)

        unknown = words_of(browser.get(f"{PAGE}?from=nobody"))
        same = words_of(browser.get(f"{PAGE}?from=revised&to=revised"))

        assert "There is no version “nobody” here. Choose one from the list." in unknown
        assert LEAD in unknown
        assert "A version cannot be compared with itself. Choose two different ones." in same

    def test_reads_a_single_version_without_comparing_it(self, priya: User, browser_of: Browser) -> None:
        record = cocreate_record()
        stored(replace(record, theory_versions=record.theory_versions[:1], contributions=()), priya)

        words = words_of(browser_of(priya).get(PAGE))

        assert (
            "One version so far, “Preliminary theory of change”, with 4 statements and 7 clauses. "
            "There is nothing to compare it with yet."
        ) in words
        assert "Change Clause" not in words
        assert (
            "No clause of “Preliminary theory of change” names a factor, so the cases cannot be asked."
        ) in words

    def test_says_what_to_do_when_there_is_none(self, priya: User, browser_of: Browser) -> None:
        programme = create_programme(by=priya, name="Better Together")

        words = words_of(browser_of(priya).get(f"/programmes/{programme.identifier}/theory/"))

        assert "No theory of change has been written yet." in words
        assert "A programme lead can bring one in with an import." in words

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).get(PAGE).status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"

    def test_refuses_to_be_posted_to(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        assert browser_of(farah).post(PAGE).status_code == 405

    def test_asks_the_database_as_often_for_many_cases_as_for_few(
        self, priya: User, browser_of: Browser
    ) -> None:
        numbers = set()
        for size in (2, 20):
            stored(with_cases(cocreate_record(), size), priya)
            browser = browser_of(priya)
            with CaptureQueriesContext(connection) as queries:
                answer = browser.get(f"/programmes/invented-{size}/theory/")
            numbers.add(len(queries))

        assert "Marks are shown for the first 12 of 20 cases" in words_of(answer)
        assert len(numbers) == 1
