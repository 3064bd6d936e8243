"""A project of other software is brought in: looked at first, as people's words, and never twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.cases.reading_room import read_by
from tests.site.conftest import Browser
from tests.site.programme import joined
from tests.site.tellings import one_account
from tests.site.words import words_of
from tests.support.qdpx import LINES, QUOTES, qdpx

from doingwith.consent.uses import Use, UseKind, Way
from doingwith.exchange.refi_qda.beside import put_beside
from doingwith.exchange.refi_qda.counting import CONVENTIONS
from doingwith_site.audit.models import Event
from doingwith_site.cases.models import SearchText
from doingwith_site.cases.search_index import index_again
from doingwith_site.consent.models import UseMade
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Account, AccountPart, Code, Coding, Document, Excerpt
from doingwith_site.exchange.actions import export_to_other_software
from doingwith_site.exchange.bringing_in import plan, reading
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.other_software import Asked
from doingwith_site.exchange.packing import unpacked
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/import/other-software/"
TEXT = "\n".join(LINES)
WORDS = "It felt fair"


def a_project(text: str = TEXT) -> bytes:
    return qdpx(text, CONVENTIONS[0], mark=False, quotes=True)


def asked(data: bytes, **more: str) -> dict[str, object]:
    given: dict[str, object] = {"project": "P08", "agreed": "on"}
    return given | more | {"qdpx": SimpleUploadedFile("project.qdpx", data)}


def shown(browser: Client, data: bytes, **more: str) -> tuple[str, str]:
    """The address of the preview, and what it says."""
    answer = browser.post(PAGE, asked(data, **more), follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain, words_of(answer)
    return answer.redirect_chain[-1][0], words_of(answer)


def brought_in(browser: Client, data: bytes, papers: tuple[str, ...] = ()) -> str:
    preview, _ = shown(browser, data)
    answer = browser.post(preview, {"papers": papers}, follow=True)
    return words_of(answer)


def rows() -> tuple[int, ...]:
    kinds = (Account, Document, Excerpt, Code, Coding, PendingImport)
    return tuple(kind.objects.count() for kind in kinds)


class TestWhatItWouldBring:
    def test_is_asked_for_with_every_hint_below_what_it_is_about(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(eve).get(PAGE))

        assert "read them The same goes for pictures of people and recordings of their voices." in words
        assert "(optional)" not in words

    def test_is_said_before_anything_is_written(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        _, page = shown(browser_of(eve), a_project())

        assert "It would bring 1 account, 8 marked passages, 8 codes given to them, 2 codes in the" in page
        assert "1 coder and 1 case or set." in page
        assert "Nothing is written yet, and nothing that is there is written over." in page
        assert "Names of users: 1" in page
        assert "1 text would come. Whatever you do not tick is taken for what somebody told" in page
        assert rows() == (0, 0, 0, 0, 0, 1)

    @pytest.mark.parametrize("way", CONVENTIONS[::5], ids=str)
    def test_says_how_the_other_program_counts_and_how_sure_that_is(
        self, cocreate: Programme, eve: User, browser_of: Browser, way: object
    ) -> None:
        text = "\r\n".join(LINES)
        data = qdpx(text, way, mark=True, quotes=True)  # type: ignore[arg-type]

        _, page = shown(browser_of(eve), data)

        assert f"Passages with the quote that the file gives {len(QUOTES)} of {len(QUOTES)}" in page
        unit = "Unicode code points" if way.unit == "code points" else way.unit  # type: ignore[attr-defined]
        assert f"Characters are counted in {unit}" in page
        assert "That is certain: every passage says what the file quotes of it." in page
        assert "passages would come with their words." in page
        assert "How its characters are counted All 24 ways of counting were tried" in page

    def test_says_that_nothing_was_found_out_where_nothing_is_marked(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        data = qdpx(TEXT, CONVENTIONS[0], mark=False, quotes=True)
        bare = without_passages(data)

        _, page = shown(browser_of(eve), bare)

        assert "The file marks no passages of texts, so there was nothing to find out." in page


def with_a_recording(data: bytes) -> bytes:
    """The project with a recording beside its text, which has no words here."""
    import io
    from zipfile import ZipFile

    source = b'<AudioSource guid="T2" name="Mary Smith" path="internal://t.mp3"><Description>Mary, 42'
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, part.replace(b"</Sources>", source + b"</Description></AudioSource></Sources>")
            )
    return made.getvalue()


def without_passages(data: bytes) -> bytes:
    import io
    import re
    from zipfile import ZipFile

    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, re.sub(rb"<PlainTextSelection.*</PlainTextSelection>", b"", part))
    return made.getvalue()


class TestATextThatSomebodyTold:
    def test_is_an_account_that_only_the_team_may_read(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        page = brought_in(browser, a_project())

        assert "The project is brought in." in page
        account = Account.objects.get()
        assert allowed_uses(account.agreement) == {Use.PROJECT_TEAM}
        assert account.parts.get().text == TEXT
        assert [row.quote for row in Excerpt.objects.filter(part__account=account)] == list(QUOTES)
        assert set(Coding.objects.values_list("coder", flat=True)) == {"coder-1"}
        told = words_of(browser.get(f"/programmes/cocreate/accounts/{account.identifier}/"))
        assert "It came in a project of another program. How it was told is not reported." in told

    def test_may_be_a_recording_whose_name_and_notes_stay_away_unless_somebody_says_that_it_is_a_paper(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        _, page = shown(browser, with_a_recording(a_project()))
        assert "1 text and 1 source without words would come." in page

        page = brought_in(browser, with_a_recording(a_project()))

        assert "The project is brought in." in page
        assert not Document.objects.exists()
        silent = AccountPart.objects.get(text="")
        told = browser.get(f"/programmes/cocreate/accounts/{silent.account.identifier}/")
        assert told.status_code == 200
        assert "Mary" not in words_of(told)

    def test_leaves_in_no_file_for_another_use(
        self, cocreate: Programme, priya: User, eve: User, browser_of: Browser
    ) -> None:
        brought_in(browser_of(eve), a_project())

        public = export_to_other_software(by=priya, programme=cocreate, asked=Asked(use=Use.PUBLIC))
        team = export_to_other_software(by=priya, programme=cocreate, asked=Asked(use=Use.PROJECT_TEAM))

        assert (WORDS in all_of(public), WORDS in all_of(team)) == (False, True)

    def test_shows_its_teller_the_use(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        brought_in(browser_of(eve), a_project())

        made = UseMade.objects.get(kind=UseKind.EXCERPT)
        assert (made.agreement, made.place) == (Account.objects.get().agreement, "project P08")

    def test_that_was_taken_back_does_not_come_back_and_does_not_wait(
        self, cocreate: Programme, priya: User, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        brought_in(browser, a_project())
        withdraw(by=priya, agreement=Account.objects.get().agreement, way=Way.SPOKEN)

        preview, page = shown(browser, a_project())

        assert "1 text in the file was taken back here by who told it, and stays away." in page
        assert WORDS not in str(unpacked(bytes(PendingImport.objects.get(imported_into=None).bundle)))
        browser.post(preview, {"papers": []}, follow=True)
        assert (Account.objects.count(), Document.objects.count()) == (0, 0)


def all_of(data: bytes) -> str:
    import io
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as file:
        return " ".join(file.read(name).decode(errors="replace") for name in file.namelist())


class TestAPaper:
    def test_is_a_document_of_the_project(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        brought_in(browser_of(eve), a_project(), papers=("D1",))

        document = Document.objects.get()
        assert (document.title, document.project.identifier) == ("Notes", "P08")
        assert not Account.objects.exists()
        assert Excerpt.objects.count() == len(QUOTES)

    def test_that_is_not_in_the_list_is_answered_with_a_sentence(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        preview, _ = shown(browser, a_project())

        page = words_of(browser.post(preview, {"papers": ["D77"]}))

        assert "Choose among the texts that are listed." in page
        assert not Excerpt.objects.exists()


def test_what_it_would_do_is_worked_out_once_when_it_is_carried_out(
    cocreate: Programme, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = browser_of(eve)
    preview, _ = shown(browser, a_project())
    asked = []
    monkeypatch.setattr(plan, "put_beside", lambda *a, **more: asked.append(more) or put_beside(*a, **more))

    browser.post(preview, {"papers": ["D1"]})

    assert Document.objects.count() == 1
    assert [one["papers"] for one in asked] == [["D1"]]


def test_all_codings_are_written_and_can_be_searched_in_one_statement_each(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser = browser_of(eve)
    preview, _ = shown(browser, a_project())

    with CaptureQueriesContext(connection) as asked:
        browser.post(preview, {"papers": []})

    statements = " ".join(one["sql"] for one in asked.captured_queries)
    tables = ("evidence_excerpt", "evidence_coding", "cases_searchtext")
    assert [statements.count(f'INSERT INTO "{table}"') for table in tables] == [1, 1, 2]  # and the account
    columns = ("coding", "part", "body", "folded", "project", "agreement", "maker", "programme")
    kept = set(SearchText.objects.values_list(*columns))
    assert SearchText.objects.exclude(coding=None).count() == len(QUOTES)
    index_again(cocreate)
    assert set(SearchText.objects.values_list(*columns)) == kept


class TestTheSameFileTwice:
    @pytest.mark.parametrize("papers", [(), ("D1",)])
    def test_brings_no_text_twice(
        self, cocreate: Programme, eve: User, browser_of: Browser, papers: tuple[str, ...]
    ) -> None:
        browser = browser_of(eve)
        brought_in(browser, a_project(), papers)
        before = rows()[:3]

        brought_in(browser, a_project(), papers)

        assert rows()[:3] == before

    def test_of_ours_changes_nothing(
        self, cocreate: Programme, priya: User, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        brought_in(browser, a_project())
        taken = export_to_other_software(by=priya, programme=cocreate, asked=Asked(use=Use.PROJECT_TEAM))

        _, page = shown(browser, taken)

        assert "Nothing would change: all that is in the file is in Co:Create already." in page


class TestIsRefused:
    def test_while_readers_of_the_case_must_not_see_each_others_codes(
        self, cocreate: Programme, eve: User, noor: User, browser_of: Browser
    ) -> None:
        joined(noor, cocreate, Evaluator)
        read_by(cocreate, eve, noor)
        before = rows()[:5]

        preview, page = shown(browser_of(eve), a_project())

        assert "This file cannot be brought in here. Nothing was written." in page
        assert (
            "Case CS2 of project P08 is being read by people who must not see each other's codes yet" in page
        )
        answer = browser_of(eve).post(preview, {"papers": []}, follow=True)
        assert "must not see each other's codes yet" in words_of(answer)
        assert rows()[:5] == before

    def test_also_when_its_texts_are_of_no_one_project(
        self, cocreate: Programme, eve: User, noor: User, browser_of: Browser
    ) -> None:
        joined(noor, cocreate, Evaluator)
        read_by(cocreate, eve, noor)

        _, page = shown(browser_of(eve), a_project(), project="")

        assert (
            "Case CS2 of project P08 is being read by people who must not see each other's codes yet, and "
            "codes that are brought in are seen by all, also those of texts of no one project. Bring them in "
            "once all readings are in."
        ) in page

    def test_unless_everybody_whose_words_they_are_has_agreed(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(
            PAGE, {"project": "P08", "qdpx": SimpleUploadedFile("a.qdpx", a_project())}
        )

        assert "Say whether everybody whose words are in it has agreed." in words_of(answer)
        assert rows() == (0, 0, 0, 0, 0, 0)

    def test_for_a_project_that_the_programme_has_not(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(PAGE, asked(a_project(), project="P99"))

        assert answer.status_code == 200
        assert rows() == (0, 0, 0, 0, 0, 0)

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "This file is empty. Choose another one."),
            (b"no zip", "This file is damaged, or it is not a REFI-QDA project. Export it again."),
            (a_project()[:300], "This file is damaged, or it is not a REFI-QDA project. Export it again."),
            (
                qdpx(TEXT, CONVENTIONS[0], mark=False, quotes=True, project="x.txt"),
                "this has no file of that kind",
            ),
        ],
    )
    def test_when_it_is_no_project(
        self, cocreate: Programme, eve: User, browser_of: Browser, data: bytes, sentence: str
    ) -> None:
        page = words_of(browser_of(eve).post(PAGE, asked(data)))

        assert sentence in page
        assert rows() == (0, 0, 0, 0, 0, 0)

    def test_when_it_is_too_large(
        self, cocreate: Programme, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading, "LARGEST_FILE", 100)

        page = words_of(browser_of(eve).post(PAGE, asked(a_project())))

        assert "This file is larger than 100 MB." in page
        assert rows() == (0, 0, 0, 0, 0, 0)

    def test_when_a_text_is_longer_than_can_wait(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        page = words_of(browser_of(eve).post(PAGE, asked(a_project(TEXT + "\nmore" * 1_000_000))))

        assert "no text may have more than 4 million characters" in page
        assert rows() == (0, 0, 0, 0, 0, 0)

    def test_for_who_may_not_read_cases(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        assert browser_of(farah).post(PAGE, asked(a_project())).status_code == 403
        assert rows() == (0, 0, 0, 0, 0, 0)

    def test_when_the_programme_changed_meanwhile(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        preview, _ = shown(browser, a_project())
        other, _ = shown(browser, a_project(TEXT.replace("fair", "unfair")))
        browser.post(other, {"papers": []})

        page = words_of(browser.post(preview, {"papers": []}, follow=True))

        assert "The programme has changed since you looked at what the import would do." in page
        assert Account.objects.count() == 1


def test_passages_come_beside_those_whose_words_their_teller_changed(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser = browser_of(eve)
    brought_in(browser, a_project())
    part = AccountPart.objects.get()
    AccountPart.objects.filter(pk=part.pk).update(text=part.text.replace(QUOTES[0], "waiting was bad"))
    Excerpt.objects.get(quote=QUOTES[1]).delete()

    page = brought_in(browser, a_project())

    assert "The project is brought in." in page
    assert sorted(row.quote for row in Excerpt.objects.all()) == sorted(QUOTES)


def test_what_is_recorded_are_numbers(cocreate: Programme, eve: User, browser_of: Browser) -> None:
    brought_in(browser_of(eve), a_project())

    event = Event.objects.get(verb="import", noun="other_software")
    assert event.by == eve
    assert WORDS not in str(event.detail)
    assert PendingImport.objects.get().other_software == {}


class TestWhatItsTellerSays:
    def test_is_written_down_by_whoever_writes_for_people(
        self, cocreate: Programme, eve: User, farah: User, browser_of: Browser
    ) -> None:
        brought_in(browser_of(eve), a_project())
        account = Account.objects.get()
        page = f"/programmes/cocreate/accounts/{account.identifier}/agreement/"
        browser = browser_of(farah)

        assert "Until its teller says yes to more, nothing more is done with it." in words_of(
            browser.get(page)
        )
        yes = {"about": "teller", "teller_way": "telephone", "teller_yes": ["project_team", "public"]}
        answer = browser.post(page, yes, follow=True)

        assert "It is written down." in words_of(answer)
        assert allowed_uses(account.agreement) == {Use.PROJECT_TEAM, Use.PUBLIC}
        steps = account.agreement.steps.order_by("number")
        assert [(step.use, step.agrees, step.recorded_by) for step in steps if step.use == "public"] == [
            ("public", True, farah)
        ]

    def test_does_not_go_further_than_who_may_read(
        self, cocreate: Programme, eve: User, farah: User, browser_of: Browser
    ) -> None:
        brought_in(browser_of(eve), a_project())
        account = Account.objects.get()
        page = f"/programmes/cocreate/accounts/{account.identifier}/agreement/"

        answer = browser_of(farah).post(
            page, {"about": "teller", "teller_way": "spoken", "teller_yes": ["public"]}
        )

        assert "Somebody must read it before it can be used in another way." in words_of(answer)
        assert allowed_uses(account.agreement) == {Use.PROJECT_TEAM}

    def test_is_theirs_alone_to_say_where_they_have_a_code(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        account = one_account(farah, cocreate)
        page = f"/programmes/cocreate/accounts/{account.identifier}/agreement/"

        answer = browser_of(farah).post(
            page, {"about": "teller", "teller_way": "spoken", "teller_yes": [use.value for use in Use]}
        )

        assert "What its teller says" not in words_of(answer)
        assert allowed_uses(account.agreement) != set(Use)


def test_one_that_another_version_of_the_site_read_is_to_be_given_again(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser = browser_of(eve)
    preview, _ = shown(browser, a_project())
    PendingImport.objects.update(bundle=b"something else")

    answer = browser.get(preview)

    assert answer.status_code == 403
    assert "The file was read by another version of this site. Upload it again." in words_of(answer)
