"""The way to a passage and back: scanned papers, places in long texts, pictures, and older versions."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from tests.site.cases.reading_room import marked, read_by
from tests.site.conftest import Browser
from tests.site.evidence.papers import PAPERS
from tests.site.evidence.project_file import notes_kept, pdf_kept, taken
from tests.site.programme import joined
from tests.site.words import words_of

from doingwith_site.cases.presenters.frames import MOST_LINES, grid_lines
from doingwith_site.evidence.documents.actions import add_version
from doingwith_site.evidence.excerpts.actions import mark_area, mark_text
from doingwith_site.evidence.excerpts.sources import page_of, source_of
from doingwith_site.evidence.models import DocumentVersion, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

DOCUMENT = "/programmes/cocreate/projects/P08/documents/D01/"
READ = f"{DOCUMENT}versions/1/read/"
LONG = "\n\n".join(f"Paragraph {number}, in which somebody waited." for number in range(500))


def page_of_passage(excerpt: Excerpt) -> str:
    return f"/programmes/cocreate/excerpts/{excerpt.token}/"


class TestAScannedPaper:
    def test_leads_to_its_pages(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        pdf_kept(eve)
        DocumentVersion.objects.update(text="\n", starts=[0, 1])

        page = browser_of(eve).get(DOCUMENT)

        assert page.content.decode().count(f'href="{READ}pages/1/"') == 2, "the button, and the version"
        assert "They can be seen as they look, and parts of them marked." in words_of(page)

    def test_without_pages_to_see_leads_nowhere(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        pdf_kept(eve)
        DocumentVersion.objects.update(text="\n", starts=[0, 1], sizes=[])

        page = browser_of(eve).get(DOCUMENT)

        assert "Read and mark" not in words_of(page)
        assert "No text was found in it" in words_of(page)


class TestReadItWhereItStands:
    def test_opens_the_page_at_the_paragraph(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        document = notes_kept(eve, LONG)
        browser = browser_of(eve)
        for words in ("Paragraph 3, in", "somebody waited.\n\nParagraph 400"):
            excerpt = marked(eve, document, words)
            found = re.search(
                rf'href="({READ}[^"]*)">Read it where', browser.get(page_of_passage(excerpt)).content.decode()
            )
            assert found is not None
            address, _, anchor = found[1].partition("#")

            page = browser.get(address).content.decode()

            assert f'id="{anchor}"' in page
            assert "<mark>" in page[page.index(f'id="{anchor}"') :][:200]

    def test_says_no_place_when_the_words_are_others_by_now(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        excerpt = marked(eve, notes_kept(eve, LONG), "Paragraph 3, in")
        Excerpt.objects.update(begins=10**6, ends=10**6 + 15)

        assert f'href="{READ}">Read it' in browser_of(eve).get(page_of_passage(excerpt)).content.decode()


class TestAPartOfAPicture:
    def test_is_shown_in_its_picture_with_no_other(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        upload = SimpleUploadedFile("x", PAPERS["image"]())
        boxes = {"title": "Drawing", "kind": "image", "document": upload}
        browser.post("/programmes/cocreate/projects/P08/documents/new/", boxes)
        source = source_of(DocumentVersion.objects.get())
        excerpt = mark_area(by=eve, source=source, left=1, top=2, right=30, bottom=20)
        mark_area(by=eve, source=source, left=3, top=4, right=9, bottom=9)

        page = browser.get(page_of_passage(excerpt)).content.decode()

        assert f'<image href="{DOCUMENT}versions/1/"' in page
        assert page.count("<rect") == 1
        assert '<rect class="frame" x="1" y="2" width="29" height="18" />' in page

    def test_of_a_page_is_shown_on_it_and_leads_to_it(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        source = page_of(pdf_kept(eve).versions.get(), 2)
        excerpt = mark_area(by=eve, source=source, left=72, top=100, right=300, bottom=200)

        page = browser_of(eve).get(page_of_passage(excerpt)).content.decode()

        assert f'<image href="{DOCUMENT}versions/1/pages/2/" width="596" height="842" />' in page
        assert '<rect class="frame" x="72" y="100" width="228" height="100" />' in page
        assert f'href="{READ}pages/2/">Read it where it stands' in page

    def test_whose_picture_is_not_kept_is_told_in_words(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        source = page_of(pdf_kept(eve).versions.get(), 2)
        excerpt = mark_area(by=eve, source=source, left=72, top=100, right=300, bottom=200)
        DocumentVersion.objects.update(file="")

        page = browser_of(eve).get(page_of_passage(excerpt))

        assert "A part of page 2, 72,100 to 300,200" in words_of(page)
        assert "<image" not in page.content.decode()


class TestOlderVersions:
    def test_are_read_and_say_which_they_are_and_how_many_passages_each_has(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        document = notes_kept(eve)
        first = source_of(document.versions.get())
        mark_text(by=eve, source=first, begins=0, ends=5)
        mark_text(by=eve, source=first, begins=6, ends=8)
        add_version(by=eve, document=document, taken=taken("Notes, second thoughts"))
        browser = browser_of(eve)

        page = browser.get(DOCUMENT)

        words = words_of(page)
        assert f'<a href="{READ}">Read and mark' in page.content.decode()
        assert "Read and mark version 1 2 passages that you may see" in words
        assert words.count("that you may see") == 1
        older = words_of(browser.get(READ))
        assert "Workshop notes, version 1 of 2" in older
        assert "2 passages that you may see are marked in it." in older

    def test_count_nothing_that_another_reader_marks(
        self, cocreate: Programme, eve: User, noor: User, farah: User, browser_of: Browser
    ) -> None:
        document = notes_kept(eve)
        joined(noor, cocreate, Evaluator)
        read_by(cocreate, eve, noor)
        marked(eve, document, "Notes")

        for person, number in ((eve, 1), (noor, 0), (farah, 0)):
            assert words_of(browser_of(person).get(DOCUMENT)).count("passage") == number


class TestTheGrid:
    def test_stands_on_a_picture_for_who_may_mark_it(
        self, cocreate: Programme, eve: User, farah: User, browser_of: Browser
    ) -> None:
        pdf_kept(eve)

        page = browser_of(eve).get(f"{READ}pages/1/").content.decode()

        assert '<svg class="grid" width="596" height="842" viewBox="0 0 1000 1413"' in page
        assert (
            '<line x1="167.8" x2="167.8" y1="0" y2="100%" /><text x="167.8" y="0" dx=".2em" dy="1em">100<'
            in page
        )
        assert 'class="grid"' not in browser_of(farah).get(f"{READ}pages/1/").content.decode()

    @pytest.mark.parametrize(
        ("size", "upright", "lying"),
        [
            ((596, 842), [100, 200, 300, 400, 500], [100, 200, 300, 400, 500, 600, 700, 800]),
            ((4_000, 3_000), [500 * each for each in range(1, 8)], [500, 1_000, 1_500, 2_000, 2_500]),
            ((1, 1), [], []),
        ],
    )
    def test_has_round_numbers(self, size: tuple[int, int], upright: list[int], lying: list[int]) -> None:
        across, down = grid_lines(*size)

        assert ([line.number for line in across], [line.number for line in down]) == (upright, lying)

    @given(st.integers(1, 100_000), st.integers(1, 100_000))
    def test_is_neither_empty_nor_crowded(self, width: int, height: int) -> None:
        across, down = grid_lines(width, height)

        longer = max(len(across), len(down))
        assert longer <= MOST_LINES
        assert longer >= 3 or max(width, height) < 5
        assert all(abs(line.at * width / 1_000 - line.number) <= width / 10_000 for line in across)
