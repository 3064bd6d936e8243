"""Documents of the whole programme, which are of no project: kept, read, marked and found like others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.conftest import Browser
from tests.site.evidence.project_file import notes_kept, own_kept
from tests.site.words import words_of

from doingwith_site.cases.search_index import index_again
from doingwith_site.evidence.models import Document, Excerpt
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

OWN = "/programmes/cocreate/documents/"


@pytest.fixture
def plan(cocreate: Programme, eve: User) -> Document:
    return own_kept(eve)


def test_one_is_put_in_and_stands_in_no_projects_file(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser = browser_of(eve)
    assert "Nothing that belongs to the whole programme has been put in yet." in words_of(browser.get(OWN))

    file = SimpleUploadedFile("plan.txt", b"We read every case twice.")
    page = browser.post(f"{OWN}new/", {"title": "The plan", "kind": "other", "document": file}, follow=True)

    assert "We read every case twice." in words_of(page)
    row = Document.objects.get()
    assert (row.programme, row.project, row.identifier) == (cocreate, None, "D01")
    assert "The plan" in words_of(browser.get(OWN))
    project_file = words_of(browser.get("/programmes/cocreate/projects/P08/documents/"))
    assert "Nothing has been put into this project's file yet." in project_file
    assert "Documents of the whole programme" in project_file


def test_one_may_be_called_as_a_projects_document_is(plan: Document, eve: User, browser_of: Browser) -> None:
    notes_kept(eve)

    assert sorted(Document.objects.values_list("identifier", flat=True)) == ["D01", "D01"]
    browser = browser_of(eve)
    assert "The plan" in words_of(browser.get(f"{OWN}D01/"))
    assert "Workshop notes" in words_of(browser.get("/programmes/cocreate/projects/P08/documents/D01/"))


def test_a_new_version_stands_beside_the_old(plan: Document, eve: User, browser_of: Browser) -> None:
    file = SimpleUploadedFile("plan.txt", b"We read every case three times.")

    page = browser_of(eve).post(f"{OWN}D01/new/", {"document": file}, follow=True)

    assert "Version 2 is kept, and so are all versions before it." in words_of(page)
    assert plan.versions.count() == 2


def test_the_file_is_taken_away_under_the_programmes_name(
    plan: Document, eve: User, browser_of: Browser
) -> None:
    answer = browser_of(eve).get(f"{OWN}D01/versions/1/")

    assert answer["Content-Disposition"] == 'attachment; filename="cocreate-D01-v1.txt"'


def test_a_passage_is_marked_and_leads_back(plan: Document, eve: User, browser_of: Browser) -> None:
    browser = browser_of(eve)
    where = f"{OWN}D01/versions/1/read/"

    browser.post(where, {"way": "selection", "begins": "0", "ends": "5", "own": "time"})

    excerpt = Excerpt.objects.get()
    assert (excerpt.quote, excerpt.project) == ("Notes", None)
    page = browser.get(f"/programmes/cocreate/excerpts/{excerpt.token}/")
    assert where in page.content.decode()


def test_its_words_are_found(plan: Document, eve: User, browser_of: Browser) -> None:
    browser = browser_of(eve)

    for _ in range(2):
        page = browser.get("/programmes/cocreate/search/", {"q": "timetable"})
        assert f"{OWN}D01/versions/1/read/?page=1" in page.content.decode()
        index_again(plan.programme)


def test_nobody_reads_it_without_the_permission(
    plan: Document, colin: User, zed: User, browser_of: Browser
) -> None:
    for address in (OWN, f"{OWN}D01/", f"{OWN}D01/versions/1/", f"{OWN}D01/versions/1/read/"):
        assert browser_of(colin).get(address).status_code == 403
        assert browser_of(zed).get(address).status_code == 404
