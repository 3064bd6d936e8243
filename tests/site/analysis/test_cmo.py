"""The page on contexts, mechanisms and outcomes."""

import re
from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.analysis.test_theory import with_cases
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record, stored
from tests.site.words import words_of

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.theory.theory import Statement
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/theory/cmo/"
SILENT = "Not reported, which is not the same as absent: "


def with_outcome(record: ProgrammeRecord) -> ProgrammeRecord:
    """Co:Create with a THEN of its second statement that the cases can be asked about."""
    version = record.theory_by_id["revised"]
    second = version.statements[1]
    asked = replace(second, then=(replace(second.then[0], factors=("U6",)),))

    def changed(statement: Statement) -> Statement:
        return asked if statement is second else statement

    revised = replace(version, statements=tuple(map(changed, version.statements)))
    return replace(record, theory_versions=(record.theory_versions[0], revised))


class TestCmoPage:
    def test_counts_contexts_mechanisms_and_outcomes_first(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert (
            "“Revised theory of change” names 17 contexts, 6 mechanisms and 10 outcomes. "
            "5 cases are asked about them."
        ) in words

    def test_shows_each_clause_against_each_case(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)
        answer = browser.get(PAGE)

        words = words_of(answer)
        assert (
            "political pressure for participation CS1 not reported CS2 not reported CS3 not reported "
            "CS4 not reported CS5"
        ) in words
        assert "new service designs emerge no factor named, so the cases cannot be asked" in words
        assert "No outcome of this statement names a factor, so no case can be asked about it." in words
        links = re.findall(r'class="sign-link named" href="([^"#]+)#([^"]+)"', answer.content.decode())
        pages = {page: browser.get(page).content.decode() for page in {page for page, _ in links}}
        assert links
        assert all(f'id="{anchor}"' in pages[page] for page, anchor in links)

    def test_tells_each_case_with_sign_basis_and_reader(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        told = words.split("CS2, The process of discovery", 1)[1].split("CS3, ", 1)[0]
        assert "7 of 28 clauses reported" in words
        assert (
            "Context, at work: supportive policy from the top Supportive top-down policy that leaves workers "
            "free to steer (L2) : enabling, stated in the sources (transcriber, a single reader)."
        ) in told
        assert f"{SILENT}political pressure for participation; incentives in which all gain." in told
        assert "Outcome, came about: findings go to users, providers" in told

    def test_tells_what_several_cases_tell_together_and_which_do_not_fit(
        self, priya: User, browser_of: Browser
    ) -> None:
        stored(with_outcome(cocreate_record()), priya)

        words = words_of(browser_of(priya).get(PAGE))

        assert "Told together “" in words
        together = words.split("Told together", 1)[1].split("Statement 3", 1)[0]
        assert re.search(r"“[^”]+”, then “commissioners, users and practitioners trust", together)
        assert "seen together in CS" in together

    def test_shows_the_version_asked_for(self, cocreate: Programme, colin: User, browser_of: Browser) -> None:
        browser = browser_of(colin)

        asked = words_of(browser.get(f"{PAGE}?version=preliminary"))
        unknown = words_of(browser.get(f"{PAGE}?version=nobody"))

        assert "“Preliminary theory of change” names no contexts, no mechanisms and 7 outcomes." in asked
        assert "There is no version “nobody” here. Choose one from the list." in unknown

    def test_says_what_is_missing_before_there_is_a_theory_or_a_case(
        self, priya: User, browser_of: Browser
    ) -> None:
        empty = create_programme(by=priya, name="Better Together")
        stored(replace(cocreate_record(), cases=(), contributions=(), configurations=()), priya)
        browser = browser_of(priya)

        without_theory = words_of(browser.get(f"/programmes/{empty.identifier}/theory/cmo/"))
        without_cases = words_of(browser.get(PAGE))

        assert "No theory of change has been written yet." in without_theory
        assert "No project has been read as a case yet." in without_cases

    def test_is_reached_from_the_theory(self, cocreate: Programme, colin: User, browser_of: Browser) -> None:
        page = browser_of(colin).get("/programmes/cocreate/theory/").content.decode()

        assert f'href="{PAGE}"' in page

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).get(PAGE).status_code == 404

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
                answer = browser.get(f"/programmes/invented-{size}/theory/cmo/")
            numbers.add(len(queries))

        assert "Cases 1 to 12 of 20 stand here. What is told together is asked of all of them." in words_of(
            answer
        )
        assert len(numbers) == 1
