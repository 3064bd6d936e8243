"""The report page, and the report taken away."""

from io import BytesIO

import pytest
from bench.synthetic import synthetic_programme
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document as WordFile
from tests.site.conftest import Browser
from tests.site.programme import stored
from tests.site.words import words_of

from doingwith.reporting import pdf
from doingwith.reporting.formats import FORMATS
from doingwith_site.audit.models import Event
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES, Evaluator
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.reporting.presenters import TAKE_AWAY

PAGE = "/programmes/cocreate/report/"
DOWNLOAD = f"{PAGE}download/"


class TestReport:
    def test_says_first_what_it_is_made_of(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert (
            "Written for evaluators from 25 projects and 5 cases, every figure counted afresh as you open it."
        ) in words
        assert "14 of 58 factors are reported in no case, which is not the same as absent" in words

    def test_each_statement_leads_to_the_judgements_behind_it(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        html = browser_of(colin).get(PAGE).content.decode()

        assert 'href="#CS1-F1"' in html
        assert 'id="CS1-F1"' in html

    @pytest.mark.parametrize("first_name", ["priya", "farah", "colin", "eve", "ade"])
    def test_every_role_may_read_it(
        self, cocreate: Programme, first_name: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        assert all(Permission.READ_REPORT in role.permissions for role in ROLES.values())

        assert browser_of(request.getfixturevalue(first_name)).get(PAGE).status_code == 200

    def test_a_role_without_the_permission_is_told_who_may(
        self, cocreate: Programme, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Evaluator, "permissions", frozenset({Permission.VIEW_PROGRAMME}))

        for response in (browser_of(eve).get(PAGE), browser_of(eve).post(DOWNLOAD, {"format": "html"})):
            assert response.status_code == 403
            assert "In this programme you are an evaluator." in words_of(response)

    def test_a_stranger_finds_nothing(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).get(PAGE).status_code == 404
        assert browser_of(zed).post(DOWNLOAD, {"format": "html"}).status_code == 404

    def test_an_empty_programme_says_what_to_do(self, priya: User, browser_of: Browser) -> None:
        create_programme(by=priya, name="Quiet Start")

        words = words_of(browser_of(priya).get("/programmes/quiet-start/report/"))

        assert "There is nothing to report yet: the programme has no projects." in words
        assert "Add a project, or import a programme, and its report writes itself." in words

    def test_asks_no_more_of_the_database_for_more_projects(self, priya: User, browser_of: Browser) -> None:
        queries = []
        for size in (25, 100):
            programme = stored(synthetic_programme(size, seed=size), priya)
            with CaptureQueriesContext(connection) as asked:
                browser_of(priya).get(f"/programmes/{programme.identifier}/report/")
            queries.append(len(asked))
            programme.delete()

        assert queries[0] == queries[1]


class TestDownload:
    @pytest.mark.parametrize("form", TAKE_AWAY)
    def test_gives_the_report_as_a_file_and_records_that_it_left(
        self, cocreate: Programme, eve: User, browser_of: Browser, form: str
    ) -> None:
        if form == "pdf":
            pytest.importorskip("weasyprint", exc_type=OSError)

        response = browser_of(eve).post(DOWNLOAD, {"format": form})

        assert response.headers["Content-Type"] == FORMATS[form].media_type
        assert response.headers["Content-Disposition"].endswith(f'.{form}"')
        event = Event.objects.get(noun="report")
        assert (event.by, event.verb, event.detail["format"]) == (eve, "take", form)

    def test_word_opens_with_its_title(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        response = browser_of(eve).post(DOWNLOAD, {"format": "docx"})

        word = WordFile(BytesIO(response.content))
        assert "Co:Create: programme report" in [paragraph.text for paragraph in word.paragraphs]

    def test_where_pdf_cannot_be_written_a_sentence_says_what_to_do(
        self, cocreate: Programme, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(name: str) -> None:
            raise OSError(name)

        monkeypatch.setattr(pdf, "import_module", missing)

        response = browser_of(eve).post(DOWNLOAD, {"format": "pdf"})

        assert "Take the report as Word or as a web page instead" in words_of(response)
        assert not Event.objects.filter(noun="report").exists()

    def test_a_form_that_is_not_offered_is_not_found(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        assert browser_of(eve).post(DOWNLOAD, {"format": "exe"}).status_code == 404

    def test_cannot_be_asked_for_by_a_link(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        assert browser_of(eve).get(DOWNLOAD).status_code == 405
