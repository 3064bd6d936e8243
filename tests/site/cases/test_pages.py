"""A page of a PDF is seen as it looks, and parts of it are marked by two corners."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from tests.site.conftest import Browser
from tests.site.evidence.project_file import pdf_kept
from tests.site.words import words_of

from doingwith.evidence.excerpts import Area, AreaUnit
from doingwith_site.cases.models import Case
from doingwith_site.evidence.documents.extraction.reading import Unreadable, extract, page_picture
from doingwith_site.evidence.documents.extraction.run import UnreadableFile, picture_of_page
from doingwith_site.evidence.models import Document, DocumentVersion, Excerpt
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

DOCUMENT = "/programmes/cocreate/projects/P08/documents/D01/versions/1/"
PAGE, PICTURE = f"{DOCUMENT}read/pages/2/", f"{DOCUMENT}pages/2/"
CORNERS = {"way": "page", "left": "72", "top": "100", "right": "300", "bottom": "200", "own": "a chart"}
A4 = (596, 842)


@pytest.fixture
def report(cocreate: Programme, eve: User) -> Document:
    return pdf_kept(eve)


class TestThePicture:
    def test_is_drawn_by_the_worker_no_larger_than_it_may_be(
        self, report: Document, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).get(PICTURE)

        picture = Image.open(io.BytesIO(answer.content))
        assert (picture.format, max(picture.size) <= 1_600) == ("JPEG", True)
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "no-store" in answer["Cache-Control"]

    @pytest.mark.parametrize("page", [0, 3, 10**12])
    def test_of_a_page_that_is_not_there_is_not_found(
        self, report: Document, eve: User, browser_of: Browser, page: int
    ) -> None:
        assert browser_of(eve).get(f"{DOCUMENT}pages/{page}/").status_code == 404
        assert browser_of(eve).get(f"{DOCUMENT}read/pages/{page}/").status_code == 404

    def test_of_a_file_that_broke_is_not_found(
        self, report: Document, eve: User, browser_of: Browser
    ) -> None:
        kept = report.versions.get().file
        kept.storage.delete(kept.name)
        kept.storage.save(kept.name, ContentFile(b"%PDF-1.7 broken"))

        assert browser_of(eve).get(PICTURE).status_code == 404

    def test_of_something_broken_is_a_reason(self) -> None:
        with pytest.raises(Unreadable, match="^broken$"):
            page_picture(b"%PDF-1.7 broken", 1)
        with pytest.raises(UnreadableFile, match="^This file cannot be opened."):
            picture_of_page(b"%PDF-1.7 broken", 1)

    def test_a_page_larger_than_the_standard_allows_is_not_offered(self) -> None:
        large = PDF_OF.replace(b"WIDTH", b"90000")

        assert extract("pdf", large).sizes == ((0, 0),)
        assert DocumentVersion(file="x", sizes=[[0, 0]]).size_of(1) is None


PDF_OF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 WIDTH 100]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


class TestAPartOfAPage:
    def test_is_marked_by_numbers_without_a_script(
        self, report: Document, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        page = browser.post(PAGE, CORNERS, follow=True)

        excerpt = Excerpt.objects.get()
        assert (excerpt.page, excerpt.unit, excerpt.kind) == (2, "point", "area")
        assert (excerpt.left, excerpt.top, excerpt.right, excerpt.bottom) == (72, 100, 300, 200)
        assert "1 part of this page that you may see is marked." in words_of(page)
        assert 'viewBox="0 0 596 842"' in page.content.decode()
        assert "a part of page 2, 72,100 to 300,200" in words_of(browser.get(f"{DOCUMENT}read/"))
        assert PAGE in browser.get(f"/programmes/cocreate/excerpts/{excerpt.token}/").content.decode()

    def test_stays_within_the_page(self, report: Document, eve: User, browser_of: Browser) -> None:
        page = browser_of(eve).post(PAGE, {**CORNERS, "right": "597"})

        assert "The frame must lie within the page, which is 596 points wide and 842 high." in words_of(page)
        assert not Excerpt.objects.exists()

    def test_leads_from_page_to_page(self, report: Document, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)

        assert "See the pages as they look" in words_of(browser.get(f"{DOCUMENT}read/"))
        first = words_of(browser.get(f"{DOCUMENT}read/pages/1/"))
        last = words_of(browser.get(PAGE))
        assert ("Next page" in first, "Page before" in first) == (True, False)
        assert ("Next page" in last, "Page before" in last) == (False, True)

    def test_leaves_in_a_bundle_in_points(self, report: Document, eve: User, browser_of: Browser) -> None:
        browser_of(eve).post(PAGE, CORNERS)
        Case.objects.filter(project__identifier="P08").update(phase="comparing")

        (source,) = whole_record(report.project.programme).marked_sources

        assert source.excerpts[0].area == Area(
            left=72, top=100, right=300, bottom=200, unit=AreaUnit.POINT, page=2
        )
