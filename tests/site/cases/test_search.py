"""Searching: accents, endings, marks, permissions, blinding, and what is gone when words are taken back."""

import re
from collections.abc import Sequence

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.cases.reading_room import judged, marked, notes_of, read_by, readings_in, seen_slowly
from tests.site.conftest import Browser
from tests.site.evidence.project_file import notes_kept, pdf_kept
from tests.site.programme import joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.cases.blinding import OPEN
from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis, Sign
from doingwith.consent.uses import SaidBy, Use, Way
from doingwith_site.cases.actions.comparing import answer_question, ask_question, propose
from doingwith_site.cases.actions.readings import choose_readers, excuse_reader, hand_in
from doingwith_site.cases.folding import folded
from doingwith_site.cases.models import Case, SearchText
from doingwith_site.cases.queries import case_in, factor_in
from doingwith_site.cases.search import hits, search
from doingwith_site.cases.search_documents import DOCUMENTS
from doingwith_site.cases.search_index import index_again
from doingwith_site.cases.visibility import sees_reading
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.erasers import ERASERS, TakenBack
from doingwith_site.consent.models import Agreement, UseMade
from doingwith_site.evidence.actions.parts import correct_part
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import DocumentVersion, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import can
from doingwith_site.projects.models import Brief

PAGE = "/programmes/cocreate/search/"
TOLD = "Nobody rang for a fortnight, and the ambulance came twice."


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User) -> Case:
    joined(noor, cocreate, Evaluator)
    case = case_in(cocreate, "CS2")
    notes_of(case, eve)
    return case


def found(person: User, programme: Programme, text: str) -> list[str]:
    """The marked words of each thing found, but for parts of theories, models and contribution records."""
    rows = [row for row in search(membership_in(person, programme), text).found if not row.row.kind]
    return ["|".join(each.text for each in row.snippets if each.found) for row in rows]


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ("cafe", "café"),
            ("CAFÉS", "café"),
            ("listening", "listened"),
            ("felt listened", "felt|listened"),
            ('"felt listened"', "felt|listened"),
            ("timetable commissioners", "commissioner|timetable"),
            ("cafe\u0301", "café"),
        ],
    )
    def test_does_not_mind_accents_or_endings(self, case: Case, eve: User, text: str, marks: str) -> None:
        told = found(eve, case.programme, text)

        assert len(told) == 1
        assert set(folded(told[0]).replace(" ", "|").split("|")) == set(folded(marks).split("|"))

    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ("lodz", "Łódź"),
            ("fine", "ﬁne"),
            ("etait", "e\u0301tait"),
            ("était", "e\u0301tait"),
            ("m2", "m²"),
            ("hour", "hour"),
        ],
    )
    def test_is_shown_as_it_was_written(self, case: Case, eve: User, text: str, marks: str) -> None:
        words = "We waited ½ hour… in Łódź, 20 m² … ﬁne print ™, c’e\u0301tait long."
        notes_of(case, eve, words)

        told = search(membership_in(eve, case.programme), text).found

        assert [each.text for each in told[0].snippets if each.found] == [marks]
        assert "".join(each.text for each in told[0].snippets) == words

    @pytest.mark.parametrize(
        "text",
        ["", "   ", "!!!", '"', "zebra", "cafe zebra", "OR NOT", "cafe*)(", "NEAR(", "\0", "'; DROP TABLE"],
    )
    def test_is_nothing_when_nothing_answers(self, case: Case, eve: User, text: str) -> None:
        assert found(eve, case.programme, text) in ([], ["café"], ["cafe"])

    def test_is_shown_with_its_marks_and_nothing_runs(
        self, case: Case, eve: User, browser_of: Browser
    ) -> None:
        notes_of(case, eve, "<script>alert('badger')</script> & <b>bold</b>")

        page = browser_of(eve).get(PAGE, {"q": "badger"}).content.decode()

        assert "<mark>badger</mark>" in page
        assert "&lt;script&gt;" in page
        assert "<script>alert" not in page

    def test_is_told_honestly(self, case: Case, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)

        assert "Nothing that you may read answers this search." in words_of(browser.get(PAGE, {"q": "zebra"}))
        assert "1 place found." in words_of(browser.get(PAGE, {"q": "cafe"}))
        assert "Search the documents, accounts, notes and reasons" in words_of(browser.get(PAGE))

    def test_are_documents_by_their_titles_too_and_each_says_its_project(
        self, case: Case, eve: User, browser_of: Browser
    ) -> None:
        notes_kept(eve, "They waited a fortnight.\n\nThen they spoke.")
        scan = pdf_kept(eve).versions.get()
        DocumentVersion.objects.filter(pk=scan.pk).update(text="\n")
        index_again(case.programme)
        browser = browser_of(eve)

        by_title = search(membership_in(eve, case.programme), "workshop fortnight").found
        across = search(membership_in(eve, case.programme), '"notes they waited"').found
        page = browser.get(PAGE, {"q": "report"})

        lines = [[(each.text, each.found) for each in row.snippets] for row in by_title]
        assert lines == [[("They waited a ", False), ("fortnight", True), (".\n\nThen they spoke.", False)]]
        assert (
            "".join(each.text for each in across[0].snippets)
            == "They waited a fortnight.\n\nThen they spoke."
        )
        here = f"/programmes/cocreate/projects/P08/documents/{scan.document.identifier}/"
        assert f'href="{here}"' in page.content.decode()
        assert "A report, version 1 Gypsy Traveller Engagement" in words_of(page)

    def test_are_briefs(self, case: Case, colin: User, browser_of: Browser) -> None:
        Brief.objects.create(project=case.project, version=9, text="Count the quokkas.", reason="They hide.")

        page = browser_of(colin).get(PAGE, {"q": "quokkas hide"})

        assert "1 place found." in words_of(page)
        title = f"The project's brief, version 9 {case.project.title}"
        assert title in words_of(page)

    def test_are_questions_answers_and_proposals_while_the_case_is_open(
        self, cocreate: Programme, case: Case, eve: User, noor: User, priya: User, farah: User,
        browser_of: Browser,
    ) -> None:  # fmt: skip
        row = readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.CONSTRAINING})
        ask_question(by=eve, case=row, text="Where did the quokka sleep?")
        answer_question(by=priya, case=row, number=1, answer="In a wallaby's bed.")
        propose(
            by=eve, case=row, factor=factor_in(cocreate, "L5"), sign=Sign.ENABLING, basis=Basis.EXPLICIT,
            reason="A pangolin said so.",
        )  # fmt: skip
        browser = browser_of(farah)
        wanted = {"quokka wallaby": "cases/CS2/questions/", "pangolin": "cases/CS2/compare/L5/"}

        for words, address in wanted.items():
            page = browser.get(PAGE, {"q": words})
            assert "1 place found." in words_of(page)
            there = re.search(rf'href="(/programmes/cocreate/{address})"', page.content.decode())
            assert there is not None
            assert words.split()[-1] in words_of(browser.get(there[1]))
        for phase in Phase:
            Case.objects.filter(pk=row.pk).update(phase=phase)
            for person in (farah, eve):
                told = [bool(found(person, cocreate, words)) for words in wanted]
                assert told == [phase in OPEN] * 2

    def test_leads_to_the_page_where_it_stands(self, case: Case, eve: User, browser_of: Browser) -> None:
        notes_of(case, eve, "Line.\n" * 3_000 + "Then a badger came.")

        page = browser_of(eve).get(PAGE, {"q": "badger"}).content.decode()

        assert "/documents/D02/versions/1/read/?page=2" in page

    def test_goes_on_over_pages(self, case: Case, eve: User, browser_of: Browser) -> None:
        for number in range(21):
            notes_of(case, eve, f"A badger, for time {number}")
        browser = browser_of(eve)

        assert "21 places found." in words_of(browser.get(PAGE, {"q": "badger"}))
        assert "21 places found." in words_of(browser.get(PAGE, {"q": "badger", "page": "2"}))

    def test_costs_the_same_with_much_to_search(self, case: Case, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)
        counts = []
        for number in range(12):
            with CaptureQueriesContext(connection) as made:
                browser.get(PAGE, {"q": "badger"})
            counts.append(len(made))
            notes_of(case, eve, f"A badger, for time {number}")

        assert len(set(counts[2:])) == 1


class TestWhatSomebodyTold:
    def test_is_on_their_receipt_once_it_was_found_and_leads_to_the_safeguarding_lead(
        self, case: Case, eve: User, farah: User, browser_of: Browser
    ) -> None:
        account, code = an_account(leaving_hospital(farah, case.programme), TOLD)
        browser = browser_of(eve)

        browser.head(PAGE, {"q": "ambulance"})
        browser.get(PAGE, {"q": "cafe"})
        browser.get(PAGE, {"q": "ambulance", "page": "2"})
        assert not account.agreement.uses_made.exists()
        words = [words_of(browser.get(PAGE, {"q": "ambulance"})) for _ in range(2)]

        made = account.agreement.uses_made.get()
        assert (made.use, made.kind, made.place, made.made_by) == ("project_team", "read", "", eve)
        assert f"I am worried about the person who told account {account.identifier}" in words[0]
        teller = Client()
        teller.post("/tell/", {"code": code})
        assert "Somebody working on this read it." in words_of(teller.get("/tell/mine/"))
        assert "I am worried" not in words_of(browser.get(PAGE, {"q": "cafe"}))

    def test_writes_as_little_however_much_is_found(
        self, case: Case, eve: User, farah: User, browser_of: Browser
    ) -> None:
        telling, browser, first, again = leaving_hospital(farah, case.programme), browser_of(eve), [], []
        for number in range(3):
            an_account(telling, f"{TOLD} For time {number}.")
            UseMade.objects.all().delete()
            for counts in (first, again):
                with CaptureQueriesContext(connection) as asked:
                    browser.get(PAGE, {"q": "ambulance"})
                counts.append(len(asked))

        assert len(set(first)) == len(set(again)) == 1
        assert UseMade.objects.count() == 3
        assert again[0] < first[0]


class TestWhatIsHidden:
    def test_are_documents_from_who_may_not_read_them(self, case: Case, colin: User, farah: User) -> None:
        assert found(farah, case.programme, "cafe")
        assert not found(colin, case.programme, "cafe")

    def test_is_another_programme(self, case: Case, cocreate: Programme, zed: User) -> None:
        from doingwith_site.programmes.actions import create_programme

        theirs = create_programme(by=zed, name="Theirs")

        assert not found(zed, theirs, "cafe")

    def test_are_notes_and_reasons_of_others_until_all_are_in(
        self, case: Case, eve: User, noor: User, farah: User
    ) -> None:
        marked(noor, case.project.documents.get(), "café", "quokkacode", "quokkamemo")
        read_by(case.programme, eve, noor)
        judged(case, noor, reason="quokkareason")
        words = ("quokkacode", "quokkamemo", "quokkareason")

        assert [bool(found(noor, case.programme, word)) for word in words] == [True] * 3
        for onlooker in (eve, farah):
            assert [bool(found(onlooker, case.programme, word)) for word in words] == [False] * 3

        readings_in(case.programme, {eve: Sign.ENABLING, noor: Sign.ENABLING})

        assert found(farah, case.programme, "quokkacode")
        assert found(farah, case.programme, "Noor thought")

    def test_what_came_with_a_bundle_is_found(self, case: Case, farah: User) -> None:
        assert found(farah, case.programme, "involved had room to steer")


class TestWordsTakenBack:
    @pytest.fixture
    def excerpt(self, case: Case, farah: User, eve: User) -> Excerpt:
        telling = leaving_hospital(farah, case.programme, project=case.project)
        account, _ = an_account(telling, TOLD)
        return mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=27)

    def test_leave_the_index_the_passages_and_mark_the_judgement(
        self, case: Case, excerpt: Excerpt, eve: User, noor: User, browser_of: Browser
    ) -> None:
        row = read_by(case.programme, eve, noor)
        judged(row, eve, passages=(excerpt,))
        assert found(eve, case.programme, "ambulances")
        taken = TakenBack.of(excerpt.part.account.agreement)  # type: ignore[union-attr]

        told = [erased for name in ("excerpts", "search") for erased in ERASERS[name](taken)]

        assert [(each.kind, each.outcome.value, each.count, each.place) for each in told] == [
            ("excerpt", "removed", 1, ""),
            ("code", "removed", 0, ""),
            ("reading", "marked", 1, "case CS2"),
            ("search", "removed", 1, ""),
        ]
        assert not found(eve, case.programme, "ambulances")
        assert not Excerpt.objects.exists()
        assert row.readings.get(person=eve).judgements.get().evidence_withdrawn == 1

    def test_leave_no_reason_that_rested_on_them_to_be_found(
        self, case: Case, excerpt: Excerpt, eve: User, noor: User
    ) -> None:
        row = read_by(case.programme, eve, noor)
        judged(row, eve, reason="A quokka was let down.", passages=(excerpt,))
        assert found(eve, case.programme, "quokka")

        ERASERS["excerpts"](TakenBack.of(excerpt.part.account.agreement))  # type: ignore[union-attr]

        assert not found(eve, case.programme, "quokka")
        index_again(case.programme)
        assert not found(eve, case.programme, "quokka")
        judgement = row.readings.get(person=eve).judgements.get()
        assert judgement.reason == "A quokka was let down."

    def test_leave_nothing_in_the_bytes_of_the_index(self, case: Case, excerpt: Excerpt, eve: User) -> None:
        if connection.vendor != "sqlite":
            pytest.skip("PostgreSQL's index is a part of its tables, which are wiped with them.")
        taken = TakenBack.of(excerpt.part.account.agreement)  # type: ignore[union-attr]

        ERASERS["search"](taken)

        with connection.cursor() as cursor:
            cursor.execute("SELECT block FROM cases_search_data")
            blocks = b"".join(bytes(row[0]) for row in cursor.fetchall())
        assert b"ambul" not in blocks

    def test_follow_a_correction(self, case: Case, excerpt: Excerpt, eve: User) -> None:
        part = excerpt.part
        assert part is not None

        correct_part(by=None, part=part, text="Everything was fine in the end.")

        assert not found(eve, case.programme, "ambulances")
        assert found(eve, case.programme, "everything fine")


def may_see(membership: Membership, row: SearchText) -> bool:
    """Slow and obvious: each row is followed to what it copies, and the rules of the pages are asked."""
    person, source = membership.person, row.part or row.version
    if row.kind:
        return can(membership, DOCUMENTS[row.kind].permission)
    if row.brief is not None:
        return True
    compared = row.question or row.proposal
    if compared is not None:
        return Phase(compared.case.phase) in OPEN
    if row.judgement is not None:
        return sees_reading(person, row.judgement.reading)
    if row.coding is not None:
        excerpt = row.coding.excerpt
        source = excerpt.part or excerpt.version
        if not seen_slowly(person, row.coding):
            return False
    assert source is not None
    told = source_of(source)
    return can(membership, told.permission) and not told.is_held_back


class TestWhoSeesACopy:
    @pytest.fixture(autouse=True)
    def _all_are_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("doingwith_site.cases.search.MOST_FOUND", 10_000)

    @pytest.fixture
    def everything(self, case: Case, cocreate: Programme, eve: User, noor: User, farah: User) -> Programme:
        """Documents, accounts of which some may be read, notes on both, reasons; one reader is excused."""
        telling = leaving_hospital(farah, cocreate, project=case.project)
        accounts = [an_account(telling, f"A badger came. {TOLD}")[0] for _ in range(3)]
        texts = [account.parts.get() for account in accounts] + [case.project.documents.get().versions.get()]
        for reader in (eve, noor):
            for text in texts:
                excerpt = mark_text(by=reader, source=source_of(text), begins=0, ends=8)
                give_code(by=reader, excerpt=excerpt, code=CodeChosen(kind=CodeKind.FREE, key="badger"))
        Agreement.objects.filter(pk=accounts[1].agreement_id).update(held_since=timezone.now())
        answer_uses(
            by=None, agreement=accounts[2].agreement, answers={Use.PROJECT_TEAM: False},
            said_by=SaidBy.TELLER, way=Way.PAGE,
        )  # fmt: skip
        read_by(cocreate, eve, noor)
        for reader in (eve, noor):
            judged(case, reader, reason=f"A badger, {reader.name} thought.")
        return cocreate

    def check(self, programme: Programme) -> int:
        """Search by rows and by the slow way give the same to every member; how many the readers see."""
        seen = {}
        for membership in Membership.objects.filter(programme=programme):
            fast = set(hits(membership, Everything()))
            slow = {row.pk for row in programme.search_texts.all() if may_see(membership, row)}
            assert fast == slow, membership.role
            seen[membership.role] = len(fast)
        return seen["evaluator"]

    def test_says_the_row_as_the_pages_say(self, everything: Programme, eve: User, noor: User) -> None:
        case = case_in(everything, "CS2")
        while_reading = self.check(everything)
        for reader in (eve, noor):
            hand_in(by=reader, case=case)

        assert self.check(everything) > while_reading

    def test_and_a_reader_who_was_excused_is_seen_by_nobody_else(
        self, everything: Programme, eve: User, noor: User, jo: User
    ) -> None:
        choose_readers(by=eve, case=case_in(everything, "CS2"), readers=[eve, noor])
        excuse_reader(by=eve, case=case_in(everything, "CS2"), reader=noor)

        self.check(everything)


class Everything:
    """A question that everything answers."""

    question = "all of it"

    def answers(self) -> RawSQL:
        return RawSQL("SELECT id FROM cases_searchtext", [])

    def best(self, keys: Sequence[int]) -> list[int]:
        return list(keys)

    def lines(self, keys: Sequence[int]) -> dict[int, str]:
        return dict.fromkeys(keys, "")


def test_more_than_can_be_ranked_is_said(
    case: Case, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doingwith_site.cases.search.MOST_FOUND", 3)
    for number in range(5):
        notes_of(case, eve, f"A badger, for time {number}")

    page = words_of(browser_of(eve).get(PAGE, {"q": "badger"}))

    assert "More than 3 places found, of which 3 are shown. Add another word to find fewer." in page
    assert page.count("Workshop notes, version 1") == 3


def test_the_index_can_be_made_anew(case: Case, eve: User) -> None:
    before = SearchText.objects.count()
    SearchText.objects.all().delete()

    assert index_again(case.programme) == before
    assert found(eve, case.programme, "cafe")
