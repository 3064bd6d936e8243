"""A case's own page."""

import re
from dataclasses import replace

from bench.synthetic import synthetic_programme
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record, stored
from tests.site.words import words_of

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/cases/CS3/"


def read_twice(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record with a second reader of CS1, who sees protected time otherwise and adds urgency."""
    first, *others = record.cases
    second = Reading(
        reader="second reader",
        conditions=(
            Judgement(factor="F3", sign=Sign.ENABLING, basis=Basis.INFERRED, reason="a day was set aside"),
            Judgement(factor="L5", sign=Sign.ENABLING, basis=Basis.EXPLICIT),
        ),
    )
    return replace(record, cases=(replace(first, readings=(*first.readings, second)), *others))


class TestCasePage:
    def test_says_first_whose_it_is_where_it_stands_and_that_one_reader_read_it(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert (
            "Enabling people to co-produce procurement to develop solutions – Co:Create – Doing With" in words
        )
        assert (
            "Rotherham Metropolitan Borough Council. It reached Deliver. "
            "Read by one reader: a second reading would make this case stronger."
        ) in words

    def test_keeps_divergent_views_side_by_side(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        assert (
            "Two views, kept side by side "
            "Other participants Agree that young people's voice shaped the overall process. "
            "Lead commissioner Do not agree that young people's voice shaped the overall process. "
            "A commissioner puts the effect on the specification near 25 per cent."
        ) in words_of(browser_of(colin).get(PAGE))

    def test_tells_each_stage_with_what_the_source_leaves_unsigned(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Discover Aims Collaborative local needs assessment" in words
        assert "Regular meetings and reflection difficult (no sign given) F3 , the judgement" in words
        assert (
            "The source does not say at which stage each line stands: that is inferred by the reader."
        ) in words

    def test_gives_each_judgement_its_reason_its_basis_and_the_anchor_of_the_report(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        answer = browser_of(colin).get(PAGE)

        assert 'id="CS3-L5"' in answer.content.decode()
        assert (
            "enabling, stated in the sources Urgency (L5) "
            "Lead commissioner made the case for a pressing issue stated in the sources"
        ) in words_of(answer)

    def test_leads_from_each_stage_only_to_judgements_that_stand_on_the_page(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        html = browser_of(colin).get(PAGE).content.decode()
        links = set(re.findall(r'class="trace" href="#([^"]+)"', html))

        assert "CS3-H1" in links
        assert links <= set(re.findall(r'id="([^"]+)"', html))

    def test_counts_what_was_not_reported(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Not reported in this case: 36 of 58 factors" in words
        assert "No reader said anything of these. That is not the same as absent." in words

    def test_claims_no_part_in_what_happened_around_the_project(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get("/programmes/cocreate/cases/CS5/"))

        assert "Ofsted overall good 2018-01 no contribution claimed stated in the sources" in words

    def test_shows_two_readers_side_by_side_and_says_how_they_differ(
        self, priya: User, browser_of: Browser
    ) -> None:
        stored(read_twice(cocreate_record()), priya)

        answer = browser_of(priya).get("/programmes/cocreate/cases/CS1/")

        words = words_of(answer)
        assert "Read by 2 readers, who gave different signs to 1 factor." in words
        assert "The readers differ: constraining for transcriber and enabling for second reader." in words
        assert (
            "Urgency (L5) Transcriber not reported Second reader + enabling, stated in the sources" in words
        )
        html = answer.content.decode()
        assert 'id="CS1-F3"' in html
        assert 'id="CS1-F3-second-reader"' in html
        assert 'id="CS1-L5"' in html
        assert 'id="CS1-L5-second-reader"' not in html

    def test_says_so_when_nobody_has_read_it(self, priya: User, browser_of: Browser) -> None:
        record = cocreate_record()
        bare = tuple(replace(case, readings=()) for case in record.cases)
        stored(replace(record, cases=bare), priya)

        words = words_of(browser_of(priya).get("/programmes/cocreate/cases/CS1/"))

        assert "Nobody has read it as a case yet, so no factor is judged." in words
        assert "No condition has been judged in this case" in words

    def test_can_be_read_by_everybody_in_the_programme(
        self, cocreate: Programme, priya: User, farah: User, eve: User, ade: User, browser_of: Browser
    ) -> None:
        for person in (priya, farah, eve, ade):
            assert browser_of(person).get(PAGE).status_code == 200

    def test_is_not_there_for_a_stranger_nor_under_a_wrong_name(
        self, cocreate: Programme, zed: User, colin: User, browser_of: Browser
    ) -> None:
        assert browser_of(zed).get(PAGE).status_code == 404
        assert browser_of(colin).get("/programmes/cocreate/cases/CS9/").status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"

    def test_refuses_to_be_posted_to(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        assert browser_of(farah).post(PAGE).status_code == 405

    def test_asks_the_database_as_often_in_a_large_programme_as_in_a_small_one(
        self, priya: User, browser_of: Browser
    ) -> None:
        numbers = set()
        for size, readers in ((5, 1), (60, 2)):
            record = synthetic_programme(size, readers_per_case=readers)
            record = replace(record, programme=replace(record.programme, id=f"invented-{size}"))
            stored(record, priya)
            browser = browser_of(priya)
            page = f"/programmes/invented-{size}/cases/{record.cases[0].id}/"
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(page).status_code == 200
            numbers.add(len(queries))

        assert len(numbers) == 1
