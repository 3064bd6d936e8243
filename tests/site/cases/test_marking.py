"""Marking passages, pictures and recordings, with and without a script; codes, undoing, the table of all."""

import csv
import io
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http.response import HttpResponseBase
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from tests.site.cases.reading_room import judged, marked, notes_of, read_by, readings_in
from tests.site.conftest import Browser
from tests.site.evidence.papers import NOTES, PAPERS
from tests.site.programme import joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.common.judgements import Sign
from doingwith.consent.uses import SaidBy, Use, UseKind, Way
from doingwith_site.cases.excerpt_table import take_excerpts
from doingwith_site.cases.models import Case
from doingwith_site.cases.presenters.marking import runs, words_in
from doingwith_site.cases.presenters.passages import passage_words
from doingwith_site.cases.queries import case_in, my_passages
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.models import UseMade
from doingwith_site.evidence.excerpts.actions import (
    mark_area,
    mark_sound,
    mark_text,
    remove_excerpt,
    take_code_back,
)
from doingwith_site.evidence.excerpts.pages import pieces
from doingwith_site.evidence.excerpts.sources import Source, source_of
from doingwith_site.evidence.models import Account, Code, Coding, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

READ = "/programmes/cocreate/projects/P08/documents/D01/versions/1/read/"
CAFE = "the café was the only place"


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User) -> Case:
    """CS2 with a document of notes in its project."""
    joined(noor, cocreate, Evaluator)
    case = case_in(cocreate, "CS2")
    notes_of(case, eve)
    return case


@pytest.fixture
def source(case: Case) -> Source:
    return source_of(case.project.documents.get().versions.get())


def refusal(act: object, **words: object) -> str:
    with pytest.raises(Refused) as refused:
        act(**words)  # type: ignore[operator]
    return str(refused.value)


class TestMarkingWithoutAScript:
    def test_chooses_a_paragraph_then_the_first_and_last_word(
        self, case: Case, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        begins = NOTES.index("People said")
        page = browser.get(READ, {"paragraph": begins}).content.decode()
        assert f'<option value="{NOTES.index("the café")}">4. the</option>' in page

        answer = browser.post(
            READ,
            {
                "way": "words",
                "paragraph": begins,
                "begins": NOTES.index("the café"),
                "ends": NOTES.index(" where"),
                "code": "factor:L5",
                "own": "feeling heard",
                "memo": "The one place.",
            },
            follow=True,
        )

        excerpt = Excerpt.objects.get()
        assert excerpt.quote == CAFE
        assert NOTES[excerpt.begins : excerpt.ends] == CAFE
        assert {coding.code.kind for coding in excerpt.codings.all()} == {"factor", "free"}
        words = words_of(answer)
        assert "Marked." in words
        assert "Undo" in words
        assert "L5 Urgency Eve Lindqvist: The one place." in words
        assert f"<mark>{CAFE}</mark>" in answer.content.decode()

    def test_says_when_the_words_are_the_wrong_way_round(
        self, case: Case, eve: User, browser_of: Browser
    ) -> None:
        begins = NOTES.index("People said")
        boxes = {
            "way": "words",
            "paragraph": begins,
            "begins": NOTES.index("café"),
            "ends": NOTES.index(" said"),
        }

        answer = browser_of(eve).post(READ, boxes)

        assert "The last word comes before the first. Choose them the other way round." in words_of(answer)
        assert not Excerpt.objects.exists()


class TestMarkingASelection:
    def test_counts_code_points_and_checks_the_quote(
        self, case: Case, eve: User, browser_of: Browser
    ) -> None:
        quote = "to. 😀\n\nThe commissioner"
        begins = NOTES.index(quote)
        boxes = {"way": "selection", "begins": begins, "ends": begins + len(quote), "quote": ""}

        browser_of(eve).post(READ, boxes)

        assert Excerpt.objects.get().quote == quote

    def test_refuses_words_that_do_not_stand_there(self, case: Case, eve: User, browser_of: Browser) -> None:
        boxes = {"way": "selection", "begins": 0, "ends": 5, "quote": "Other"}

        answer = browser_of(eve).post(READ, boxes)

        assert (
            "The words at this place are not those that you marked. The text may have changed meanwhile. "
            "Open it again and mark them anew."
        ) in words_of(answer)
        assert not Excerpt.objects.exists()

    @pytest.mark.parametrize(("begins", "ends"), [(0, 0), (5, 4), (0, 10_000), (28, 30)])
    def test_refuses_a_place_without_words(self, source: Source, eve: User, begins: int, ends: int) -> None:
        assert refusal(mark_text, by=eve, source=source, begins=begins, ends=ends) == (
            "Mark at least one word of the text."
        )

    def test_leaves_spaces_around_out(self, source: Source, eve: User) -> None:
        at = NOTES.index(" café ")

        assert mark_text(by=eve, source=source, begins=at, ends=at + 6).quote == "café"

    def test_twice_is_one_passage(self, source: Source, eve: User) -> None:
        first = mark_text(by=eve, source=source, begins=0, ends=5)

        assert mark_text(by=eve, source=source, begins=0, ends=5) == first

    def test_is_for_evaluators(self, source: Source, farah: User) -> None:
        assert refusal(mark_text, by=farah, source=source, begins=0, ends=5).startswith(
            "Only a programme lead or an evaluator can read a project as a case"
        )


class TestMarkingPicturesAndSound:
    def test_frames_a_part_of_a_picture(self, case: Case, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)
        upload = SimpleUploadedFile("x", PAPERS["image"]())
        boxes = {"title": "Drawing", "kind": "image", "document": upload}
        browser.post("/programmes/cocreate/projects/P08/documents/new/", boxes)
        read = READ.replace("D01", "D02")

        answer = browser.post(
            read,
            {"way": "area", "left": "1", "top": "2", "right": "30", "bottom": "20", "own": "a face"},
            follow=True,
        )

        assert '<rect class="frame" x="1" y="2" width="29" height="18"' in answer.content.decode()
        assert "a part of the picture, 1,2 to 30,20" in words_of(answer)

    def test_refuses_a_frame_outside_of_it(self, source: Source, eve: User) -> None:
        picture = replace(source, width=40, height=30)

        assert refusal(mark_area, by=eve, source=picture, left=0, top=0, right=41, bottom=3) == (
            "The frame must lie within the picture, which is 40 dots wide and 30 high."
        )
        assert refusal(mark_area, by=eve, source=source, left=0, top=0, right=1, bottom=1) == (
            "This is not a picture, so no part of it can be framed."
        )

    def test_marks_a_stretch_of_a_recording(self, source: Source, eve: User) -> None:
        sound = replace(source, sounds=True, milliseconds=60_000)

        assert mark_sound(by=eve, source=sound, begins=1_000, ends=2_500).ends == 2_500
        assert refusal(mark_sound, by=eve, source=sound, begins=1_000, ends=60_001) == (
            "The stretch must lie within the recording, which lasts 60 seconds."
        )


class TestUndoing:
    def test_takes_the_mark_and_its_codes_away(self, case: Case, eve: User, browser_of: Browser) -> None:
        excerpt = marked(eve, case.project.documents.get(), CAFE, "feeling heard")

        answer = browser_of(eve).post(
            f"/programmes/cocreate/excerpts/{excerpt.token}/", {"act": "remove"}, follow=True
        )

        assert "The mark is gone." in words_of(answer)
        assert not Excerpt.objects.exists()
        assert not Coding.objects.exists()
        assert not Code.objects.exists()

    def test_leaves_a_passage_on_which_a_judgement_rests(self, case: Case, eve: User, noor: User) -> None:
        excerpt = marked(eve, case.project.documents.get(), CAFE)
        judged(read_by(case.programme, eve, noor), eve, passages=(excerpt,))

        assert refusal(remove_excerpt, by=eve, excerpt=excerpt) == (
            "A judgement rests on this passage, so its mark stays."
        )

    def test_is_for_ones_own_marks(self, case: Case, eve: User, noor: User) -> None:
        excerpt = marked(eve, case.project.documents.get(), CAFE, "feeling heard")

        with pytest.raises(NotYours):
            remove_excerpt(by=noor, excerpt=excerpt)
        with pytest.raises(NotYours):
            take_code_back(by=noor, coding=excerpt.codings.get())

    def test_leaves_what_somebody_else_coded(
        self, cocreate: Programme, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        excerpt = marked(eve, case.project.documents.get(), CAFE)
        readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.ENABLING})
        page = f"/programmes/cocreate/excerpts/{excerpt.token}/"
        browser_of(noor).post(page, {"act": "code", "code": "factor:L5"})

        assert refusal(remove_excerpt, by=eve, excerpt=excerpt) == (
            "Somebody else gave this passage a code, so it stays."
        )
        assert "L5 Urgency" in words_of(browser_of(eve).get(page))
        browser_of(noor).post(page, {"act": "uncode", "coding": Coding.objects.get().token})
        remove_excerpt(by=eve, excerpt=excerpt)


def test_a_note_is_not_written_over_when_a_code_is_given_again(
    source: Source, case: Case, eve: User, browser_of: Browser
) -> None:
    excerpt = marked(eve, case.project.documents.get(), CAFE, "waiting tires", "A memo of mine.")
    page = f"/programmes/cocreate/excerpts/{excerpt.token}/"
    browser = browser_of(eve)
    for memo in ("", "A memo of mine.", "Another."):
        browser.post(page, {"act": "code", "own": "waiting tires", "memo": memo})

    assert Coding.objects.get().memo == "A memo of mine.\n\nAnother."


class TestAccounts:
    @pytest.fixture
    def account(self, cocreate: Programme, case: Case, farah: User) -> Account:
        telling = leaving_hospital(farah, cocreate, project=case.project)
        return an_account(telling, "They asked me four times whether I was ready.")[0]

    @pytest.fixture
    def excerpt(self, account: Account, eve: User) -> Excerpt:
        return mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=14)

    def test_are_marked_and_the_teller_is_told(self, excerpt: Excerpt) -> None:
        assert excerpt.quote == "They asked me "[:13]
        used = excerpt.part.account.agreement.uses_made.get(kind="excerpt")  # type: ignore[union-attr]
        assert used.place == "project P08"

    def test_show_the_tellers_role_and_what_they_allow(
        self, excerpt: Excerpt, eve: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(eve).get(f"/programmes/cocreate/excerpts/{excerpt.token}/"))

        assert "Who told it the part they play was not reported" in words
        assert "It may be read by the people working on the project" in words

    def test_tell_their_teller_that_somebody_opened_them_and_take_a_worry(
        self, excerpt: Excerpt, account: Account, eve: User, browser_of: Browser
    ) -> None:
        browser, made = browser_of(eve), account.agreement.uses_made.filter(kind=UseKind.READ)
        worry = f'<a href="/programmes/cocreate/accounts/{account.identifier}/concern/">I am worried'
        for page in (f"accounts/{account.identifier}/parts/1/read/", f"excerpts/{excerpt.token}/"):
            made.delete()

            shown = browser.get(f"/programmes/cocreate/{page}").content.decode()

            assert worry in shown
            assert made.get().made_by == eve
            browser.get(f"/programmes/cocreate/{page}")
            assert made.count() == 1, "once, however often it is opened"
        assert "I am worried" not in words_of(browser.get(READ)), "a document tells of nobody's own life here"

    def test_pictures_and_sounds_are_named_where_judgements_rest_on_them(
        self, account: Account, source: Source, eve: User
    ) -> None:
        part = account.parts.get()
        seen = replace(source_of(part), width=64, height=48, sounds=True)
        area = mark_area(by=eve, source=seen, left=1, top=2, right=30, bottom=40)
        sound = mark_sound(by=eve, source=seen, begins=1_000, ends=3_000)
        page = mark_area(
            by=eve, source=replace(source, page=2, width=64, height=48), left=1, top=2, right=3, bottom=4
        )

        with CaptureQueriesContext(connection) as made:
            names = [passage_words(row) for row in my_passages(eve, case_in(source.programme, "CS2"))]

        assert {area, sound, page} == set(Excerpt.objects.all())
        assert names == [
            f"a part of the picture, 1,2 to 30,40, account {account.identifier}",
            f"from 1 to 3 seconds, account {account.identifier}",
            "a part of page 2, 1,2 to 3,4, Workshop notes",
        ]
        assert sum("evidence_account" in query["sql"] for query in made) == 1, "however many there are"

    def test_are_gone_from_everywhere_when_the_teller_says_no(
        self, excerpt: Excerpt, eve: User, browser_of: Browser
    ) -> None:
        agreement = excerpt.part.account.agreement  # type: ignore[union-attr]
        answers = {Use.PROJECT_TEAM: False}
        answer_uses(by=None, agreement=agreement, answers=answers, said_by=SaidBy.TELLER, way=Way.PAGE)
        browser = browser_of(eve)

        assert browser.get(f"/programmes/cocreate/excerpts/{excerpt.token}/").status_code == 404
        assert "They asked me" not in file_of(browser.post("/programmes/cocreate/excerpts.csv"))
        account = excerpt.part.account.identifier  # type: ignore[union-attr]
        assert browser.get(f"/programmes/cocreate/accounts/{account}/parts/1/read/").status_code == 404

    def test_leave_in_a_table_only_with_permission_to_quote(
        self, excerpt: Excerpt, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        held_back = file_of(browser.post("/programmes/cocreate/excerpts.csv"))
        agreement = excerpt.part.account.agreement  # type: ignore[union-attr]
        answers = {Use.QUOTE_WITHOUT_NAME: True}
        answer_uses(by=None, agreement=agreement, answers=answers, said_by=SaidBy.TELLER, way=Way.PAGE)

        allowed = file_of(browser.post("/programmes/cocreate/excerpts.csv"))

        assert "They asked me" not in held_back
        assert "its teller did not allow quoting" in held_back
        assert "They asked me" in allowed
        assert agreement.uses_made.filter(kind="export").count() == 1

    def test_held_back_in_a_table_keep_what_they_are_about_and_not_what_tells_of_them(
        self, excerpt: Excerpt, eve: User, browser_of: Browser
    ) -> None:
        programme = excerpt.programme
        for kind, key, memo in (
            ("free", "asked four times over", "She was worn out."),
            ("factor", "L5", "Told by W."),
        ):
            code = Code.objects.create(programme=programme, kind=kind, key=key)
            Coding.objects.create(excerpt=excerpt, code=code, coded_by=eve, memo=memo)

        lines = list(
            csv.DictReader(io.StringIO(file_of(browser_of(eve).post("/programmes/cocreate/excerpts.csv"))))
        )

        told = [(line["code_kind"], line["code"], line["coded_by"], line["memo"]) for line in lines]
        assert told == [("free", "", "Eve Lindqvist", ""), ("factor", "L5", "Eve Lindqvist", "")]
        assert {line["held_back"] for line in lines} == {"its teller did not allow quoting"}


class TestTheTableOfPassages:
    def test_has_a_line_for_each_code(self, case: Case, eve: User, browser_of: Browser) -> None:
        document = case.project.documents.get()
        marked(eve, document, CAFE, "L5", "The one place.")
        marked(eve, document, "the timetable")
        marked(eve, document, CAFE, "=cmd|' /C calc'!A0")

        lines = list(
            csv.DictReader(io.StringIO(file_of(browser_of(eve).post("/programmes/cocreate/excerpts.csv"))))
        )

        assert [(line["quote"], line["code"], line["memo"]) for line in lines] == [
            (CAFE, "L5", "The one place."),
            (CAFE, "'=cmd|' /C calc'!A0", ""),
            ("the timetable", "", ""),
        ]
        assert lines[0]["begins"] == str(NOTES.index(CAFE))

    def test_tells_one_teller_and_twenty_in_as_many_queries(self, case: Case, farah: User, eve: User) -> None:
        telling, asked = leaving_hospital(farah, case.programme, project=case.project), []
        for more in (1, 19):
            for _ in range(more):
                account, _ = an_account(
                    telling, "They asked me.", uses=(Use.PROJECT_TEAM, Use.QUOTE_WITHOUT_NAME)
                )
                mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=4)
            with CaptureQueriesContext(connection) as made:
                take_excerpts(by=eve, programme=case.programme)
            asked.append(len(made))

        assert asked[0] == asked[1]
        told = UseMade.objects.filter(kind="export", place="excerpts")
        assert told.count() == told.values("agreement").distinct().count() == 20

    def test_is_for_who_may_take_things_away(self, case: Case, farah: User, browser_of: Browser) -> None:
        assert browser_of(farah).post("/programmes/cocreate/excerpts.csv").status_code == 403


class TestAPageOfCodes:
    def test_costs_the_same_with_many_passages(self, case: Case, eve: User, browser_of: Browser) -> None:
        document = case.project.documents.get()
        marked(eve, document, CAFE, "L5")
        code = Code.objects.get()
        browser = browser_of(eve)
        counts = []
        for words in ("", "People", "said", "listened", "commissioner"):
            if words:
                marked(eve, document, words, "L5")
            with CaptureQueriesContext(connection) as made:
                page = words_of(browser.get(f"/programmes/cocreate/codes/{code.token}/"))
            counts.append(len(made))

        assert "5 passages that you may see." in page
        assert len(set(counts[1:])) == 1

    def test_is_honest_when_there_is_none(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        words = words_of(browser_of(eve).get("/programmes/cocreate/codes/"))

        assert "No code that you may see has been given to a passage yet." in words


texts = st.text(alphabet="ab é😀\n\t", max_size=60)


class TestLayingOutAText:
    @given(texts)
    def test_pages_hold_all_of_it(self, text: str) -> None:
        long = text * 500

        assert "".join(long[begins:ends] for begins, ends in pieces(long)) == long

    @given(texts, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
    def test_runs_hold_every_letter_once_and_mark_what_is_marked(
        self, text: str, places: list[tuple[int, int]]
    ) -> None:
        excerpts = [
            Excerpt(begins=begins, ends=min(begins + length, len(text)))
            for begins, length in places
            if begins < len(text)
        ]

        found = list(runs(text, 0, len(text), excerpts))

        assert "".join(run.text for run in found) == text
        letters = [run.marks for run in found for _ in run.text]
        for at, marks in enumerate(letters):
            assert marks == sum(e.begins <= at < e.ends for e in excerpts)  # type: ignore[operator]

    @given(texts)
    def test_words_stand_where_they_are_said_to(self, text: str) -> None:
        for begins, ends, word in words_in(text, 0):
            assert text[begins:ends] == word


def file_of(answer: HttpResponseBase) -> str:
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
