"""Accounts as staff see them: as far as their tellers allow, and with a trace that tellers see."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.analysis.test_taken_back import places_with
from tests.site.conftest import Browser
from tests.site.programme import joined
from tests.site.sounds import a_voice
from tests.site.tellings import WORDS, a_picture, an_account, leaving_hospital, one_account
from tests.site.words import words_of

from doingwith.consent.uses import AgeBand, Use, UseKind, Way
from doingwith.evidence.accounts import PartKind
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.consent.codes import personal_code
from doingwith_site.consent.models import Agreement, Competence, Withdrawal
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.actions.parts import correct_part, forget_held_files, write_beside
from doingwith_site.evidence.actions.tellings import close_telling, open_telling
from doingwith_site.evidence.excerpts.actions import mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, AccountPart, Excerpt, MediaFile, Telling, TypedAgain
from doingwith_site.evidence.records.marked import marked_sources
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator, SafeguardingLead
from doingwith_site.programmes.actions import change_role, remove_member
from doingwith_site.programmes.models import Programme

LIST = "/programmes/cocreate/accounts/"
ONE = f"{LIST}A-1/"
TELLING = "/programmes/cocreate/tellings/T01/"


@pytest.fixture
def facilitator(farah: User, browser_of: Browser) -> Client:
    return browser_of(farah)


@pytest.fixture
def evaluator(eve: User, browser_of: Browser) -> Client:
    return browser_of(eve)


def held_in(page: HttpResponse) -> str:
    """What the form says of the files that are kept already."""
    return re.findall(r'name="held" value="([^"]+)"', page.content.decode())[0]


class TestWhoLooksAfterSafety:
    SENTENCE = (
        "This is the programme's only safeguarding lead, and people are asked to tell. Make somebody else "
        "safeguarding lead first, or close every telling."
    )

    @pytest.mark.parametrize("instead", ["", "a second lead", "closed", "a second lead who cannot sign in"])
    def test_stays_as_long_as_people_are_asked_to_tell(
        self, cocreate: Programme, farah: User, priya: User, instead: str
    ) -> None:
        telling = leaving_hospital(farah, cocreate)
        (lead,) = cocreate.memberships.filter(role=SafeguardingLead.code)
        if instead.startswith("a second lead"):
            second = User.objects.create(
                email="second@example.org", name="Second", is_active="cannot" not in instead
            )
            joined(second, cocreate, SafeguardingLead)
        if instead == "closed":
            close_telling(by=farah, telling=telling)

        if instead in {"a second lead", "closed"}:
            change_role(by=priya, membership=lead, role=Evaluator)
            remove_member(by=priya, membership=lead)
            return
        with pytest.raises(Refused) as refused:
            remove_member(by=priya, membership=lead)
        with pytest.raises(Refused):
            change_role(by=priya, membership=lead, role=Evaluator)
        assert str(refused.value) == self.SENTENCE

    def test_is_named_on_the_page_from_which_they_would_be_taken_out(
        self, cocreate: Programme, farah: User, priya: User, browser_of: Browser
    ) -> None:
        leaving_hospital(farah, cocreate)
        (lead,) = cocreate.memberships.filter(role=SafeguardingLead.code)

        words = words_of(browser_of(priya).get(f"/programmes/cocreate/people/{lead.pk}/"))

        assert (
            "This is the programme’s only safeguarding lead, and people are asked to tell, so their role "
            "stays as it is and they cannot be taken out. Make somebody else safeguarding lead first, or "
            "close every telling."
        ) in words


class TestTheList:
    def test_invites_when_nobody_is_asked_yet(self, cocreate: Programme, facilitator: Client) -> None:
        words = words_of(facilitator.get(LIST))

        assert "Nobody has told anything yet." in words
        assert "Ask people to tell" in words

    def test_says_how_many_told_and_how_many_may_be_read(
        self, cocreate: Programme, farah: User, evaluator: Client
    ) -> None:
        telling = leaving_hospital(farah, cocreate)
        an_account(telling, "Read me.")
        an_account(telling, "Not for you.", uses=())
        an_account(telling, "Not yet.", age=AgeBand.UNDER_13)

        words = words_of(evaluator.get(LIST))

        assert (
            "3 people have told something; 1 of their accounts may be read"
            " by the people working on the projects now."
        ) in words
        assert "Its teller has not agreed to that." in words
        assert "Waits for a guardian's yes." in words
        assert "Not for you" not in words
        assert "Not yet" not in words

    def test_asks_the_database_no_more_as_accounts_grow(
        self, cocreate: Programme, farah: User, evaluator: Client
    ) -> None:
        telling = leaving_hospital(farah, cocreate)

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                evaluator.get(LIST)
            return len(captured)

        an_account(telling, "One.")
        few = queries()
        for number in range(10):
            an_account(telling, f"Number {number}.")

        assert queries() == few


class TestAnAccount:
    def test_is_read_with_its_provenance_and_its_teller_sees_that(
        self, cocreate: Programme, farah: User, evaluator: Client
    ) -> None:
        account = one_account(farah)

        words = words_of(evaluator.get(ONE))

        assert "Told by the person themselves on their own device." in words
        assert "They asked me four times." in words
        assert [use.kind for use in account.agreement.uses_made.all()] == [UseKind.READ]

    def test_whose_teller_did_not_agree_is_not_there(
        self, cocreate: Programme, farah: User, evaluator: Client
    ) -> None:
        account, _ = an_account(leaving_hospital(farah, cocreate), "Not for you.", uses=())

        assert evaluator.get(f"{LIST}{account.identifier}/").status_code == 404

    def test_that_is_held_or_taken_back_is_not_there(
        self, cocreate: Programme, farah: User, evaluator: Client, facilitator: Client
    ) -> None:
        one_account(farah)

        evaluator.post(f"{ONE}concern/", {"words": "I am worried about her."})
        assert evaluator.get(ONE).status_code == 404

        facilitator.post(f"{ONE}take-back/")
        assert (Account.objects.count(), Withdrawal.objects.get().way) == (0, "spoken")

    def test_is_worried_about_honestly_where_nobody_would_read_it(
        self, cocreate: Programme, farah: User, evaluator: Client
    ) -> None:
        one_account(farah)
        cocreate.memberships.filter(role="safeguarding_lead").delete()

        asked = words_of(evaluator.get(f"{ONE}concern/"))
        said = words_of(evaluator.post(f"{ONE}concern/", {"words": "I am worried about her."}, follow=True))

        assert "This programme has no safeguarding lead, so nobody reads what you write here" in asked
        assert "this programme has no safeguarding lead, so nobody has read it" in said
        assert "The safeguarding lead has it." not in said

    def test_gives_its_picture_to_those_who_may_read_it(
        self, cocreate: Programme, farah: User, zed: User, evaluator: Client, browser_of: Browser
    ) -> None:
        one_account(farah)
        page = f"{ONE}parts/1/file/"

        assert evaluator.get(page)["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert browser_of(zed).get(page).status_code == 404
        assert evaluator.get(f"{ONE}parts/2/file/").status_code == 404

    def test_gets_the_words_of_a_recording_typed_beside_it(
        self, cocreate: Programme, farah: User, facilitator: Client, client: Client
    ) -> None:
        telling = leaving_hospital(farah, cocreate)
        client.post(f"/tell/{telling.code}/")
        voice = SimpleUploadedFile("voice.mp3", a_voice())
        client.post("/tell/mine/questions/1/", {"voice": voice})
        client.post("/tell/mine/uses/", {"uses": "project_team", "age": "18_or_over"})
        account = Account.objects.get()

        page = f"{LIST}{account.identifier}/"
        assert "Nobody has typed what is said yet." in words_of(facilitator.get(page))
        facilitator.post(f"{page}parts/1/words/", {"text": "They asked me four times."})

        part = AccountPart.objects.get()
        assert (part.text, part.text_by, part.version) == ("They asked me four times.", farah, 2)
        assert part.media
        assert part.media.seconds == 2.6
        assert f"Voice, 0:03, words typed by {farah.name}" in words_of(facilitator.get(page))
        receipt = words_of(client.get("/tell/mine/"))
        assert "They asked me four times. Somebody who works on this typed these words." in receipt
        client.post("/tell/mine/parts/1/", {"text": "They asked me twice."})
        assert "Voice, 0:03, corrected by its teller" in words_of(facilitator.get(page))
        assert "Somebody who works on this typed" not in words_of(client.get("/tell/mine/"))

    def test_keeps_what_its_teller_wrote_beside_a_picture(
        self, cocreate: Programme, farah: User, facilitator: Client
    ) -> None:
        one_account(farah)
        AccountPart.objects.filter(number=1).update(text_by=None)

        page = words_of(facilitator.get(ONE))
        answer = facilitator.post(f"{ONE}parts/1/words/", {"text": "A corridor"})

        assert "Say what it shows" not in page
        assert "Its teller wrote these words. Only they can change them." in words_of(answer)
        assert AccountPart.objects.get(number=1).text == "The ward"

    def test_keeps_what_its_teller_wrote_while_somebody_was_typing(
        self, cocreate: Programme, farah: User
    ) -> None:
        one_account(farah)
        seen = AccountPart.objects.get(number=1)
        correct_part(by=None, part=AccountPart.objects.get(number=1), text="My bed.")

        with pytest.raises(Refused, match=r"^Its teller wrote these words\. Only they can change them\.$"):
            write_beside(by=farah, part=seen, text="A corridor")

        assert AccountPart.objects.get(number=1).text == "My bed."


class TestTypingAgain:
    """Somebody misheard. That is no taking back, and its teller is told."""

    HEARD = "They asked me fore times. Then I went home."
    MENDED = "Well. They asked me four times. Then I went home."

    @pytest.fixture
    def part(self, cocreate: Programme, farah: User, eve: User) -> AccountPart:
        one_account(farah)
        part = AccountPart.objects.get(number=1)
        AccountPart.objects.filter(pk=part.pk).update(text=self.HEARD)
        part.refresh_from_db()
        for words in ("They asked me fore times.", "Then I went home."):
            begins = self.HEARD.index(words)
            mark_text(by=eve, source=source_of(part), begins=begins, ends=begins + len(words))
        return part

    def again(self, by: User, part: AccountPart) -> AccountPart:
        return write_beside(by=by, part=part, text=self.MENDED, reason="misheard “four”")

    def test_asks_why(self, part: AccountPart, farah: User, facilitator: Client) -> None:
        page = facilitator.get(f"{ONE}parts/1/words/")
        refused = facilitator.post(f"{ONE}parts/1/words/", {"text": self.MENDED})

        assert "what stood there is used no more; only its teller still sees it" in words_of(page)
        assert "Fill in “Why do you type it again?”." in words_of(refused)
        with pytest.raises(Refused, match=r"^There are words beside it already\. Say why"):
            write_beside(by=farah, part=part, text=self.MENDED)
        facilitator.post(f"{ONE}parts/1/words/", {"text": self.HEARD, "reason": "no change"})
        assert not TypedAgain.objects.exists()

    def test_passages_follow_where_their_words_still_stand(
        self, part: AccountPart, farah: User, evaluator: Client, cocreate: Programme
    ) -> None:
        now = self.again(farah, part)

        gone, stays = Excerpt.objects.order_by("pk")
        assert now.pk == part.pk
        assert (stays.begins, stays.ends, stays.part_version) == (32, 49, now.version)
        assert now.text[32:49] == stays.quote
        assert (gone.part_version, gone.quote) == (part.version, "They asked me fore times.")
        typed = TypedAgain.objects.get()
        assert (typed.version, typed.text, typed.followed, typed.left) == (1, self.HEARD, 1, 1)
        told = words_of(evaluator.get(f"/programmes/cocreate/excerpts/{gone.token}/"))
        assert "These words were typed again since they were marked, because: misheard “four”" in told
        assert "taken back" not in told
        source = evaluator.get("/programmes/cocreate/accounts/A-1/parts/1/read/").content.decode()
        assert f"excerpts/{stays.token}/" in source
        assert f"excerpts/{gone.token}/" not in source
        (kept,) = marked_sources(cocreate, (), seen=Q(), codings_seen=Q(), code_names={}, readers={})
        assert [one.passage.quote for one in kept.excerpts if one.passage] == ["Then I went home."]

    def test_its_teller_reads_that_it_was_and_what_stood_there(
        self, part: AccountPart, farah: User, facilitator: Client, client: Client
    ) -> None:
        self.again(farah, part)
        client.post("/tell/", {"code": personal_code("made-up")})

        receipt = words_of(client.get("/tell/mine/"))

        assert "by somebody who works on this, because: misheard “four” What stood there before" in receipt
        assert self.HEARD in receipt
        assert "Photo, words typed by Farah Aziz, typed again 1 time" in words_of(facilitator.get(ONE))
        assert "fore times" not in words_of(facilitator.get(ONE))
        logged = Event.objects.get(verb="type_again")
        assert logged.detail == {"part": 1, "followed": 1, "left": 1}

    def test_a_withdrawal_finds_what_was_misheard_where_somebody_quoted_it(
        self, part: AccountPart, farah: User, cocreate: Programme
    ) -> None:
        quoted = f"As they said: {self.HEARD[:24]}"
        cocreate.projects.filter(identifier="P08").update(brief_text=quoted)
        self.again(farah, part)
        assert cocreate.projects.get(identifier="P08").brief_text == quoted, "nothing was taken back"

        withdraw(by=None, agreement=part.account.agreement, way=Way.PAGE)

        assert places_with("fore times") == []
        assert cocreate.projects.get(identifier="P08").brief_text == "As they said: [words taken back]"

    def test_the_reason_loses_the_words_of_another_teller(
        self, part: AccountPart, farah: User, cocreate: Programme
    ) -> None:
        story = "They asked me the same things four times whether I was ready."
        other = an_account(leaving_hospital(farah, cocreate), story)[0]
        write_beside(by=farah, part=part, text=self.MENDED, reason=f"it was somebody else who said: {story}")

        withdraw(by=None, agreement=other.agreement, way=Way.PAGE)

        assert TypedAgain.objects.get().reason == "it was somebody else who said: [words taken back]."


class TestOpening:
    def test_makes_a_telling_with_a_code_a_link_and_a_square(
        self, cocreate: Programme, facilitator: Client
    ) -> None:
        answer = facilitator.post(
            "/programmes/cocreate/tellings/new/",
            {
                **WORDS,
                "minutes": "5",
                "question_lines": "What happened?\nWhat would have helped?",
                "kinds": ["writing", "photo"],
                "uses": ["project_team"],
            },
        )

        telling = Telling.objects.get()
        assert answer["Location"] == TELLING
        page = facilitator.get(TELLING)
        assert telling.code in words_of(page)
        assert f"http://testserver/tell/{telling.code}/" in words_of(page)
        assert 'class="qr"' in page.content.decode()
        assert telling.questions.count() == 2

    def test_waits_for_a_safeguarding_lead(
        self, cocreate: Programme, farah: User, facilitator: Client
    ) -> None:
        cocreate.memberships.filter(role="safeguarding_lead").delete()
        page = "/programmes/cocreate/tellings/new/"
        sent = {**WORDS, "question_lines": "What happened?", "kinds": ["writing"], "uses": ["project_team"]}

        assert "Add a safeguarding lead" in words_of(facilitator.get(page))
        answer = words_of(facilitator.post(page, {**sent, "minutes": "5"}))

        assert (
            "Nobody looks after people's safety in this programme yet. Add a safeguarding lead before you "
            "ask people to tell"
        ) in answer
        assert WORDS["why"] in answer, "what was typed is not lost"
        with pytest.raises(Refused, match="Nobody looks after people's safety"):
            open_telling(
                by=farah, programme=cocreate, words=WORDS, questions=["What happened?"], language="en-gb",
                languages=["en-gb"], uses=list(Use), kinds=list(PartKind),
            )  # fmt: skip
        assert not Telling.objects.exists()

    def test_refuses_uses_that_nobody_could_make(self, cocreate: Programme, facilitator: Client) -> None:
        answer = facilitator.post("/programmes/cocreate/tellings/new/", {**WORDS, "uses": ["public"]})

        assert "Ask for the people working on the project too: somebody must read it." in words_of(answer)
        assert not Telling.objects.exists()

    def test_gives_the_same_in_easy_read(
        self, cocreate: Programme, farah: User, facilitator: Client, client: Client
    ) -> None:
        telling = leaving_hospital(farah, cocreate)
        easy = {
            **WORDS,
            "title": "Leaving hospital",
            "question_1": "What happened?",
            "question_2": "What helped?",
        }

        facilitator.post(f"{TELLING}words/en-gb/easy/", easy)

        assert "Leaving hospital" in words_of(client.get(f"/tell/{telling.code}/?easy=1"))
        client.post(f"/tell/{telling.code}/")
        assert "What happened?" in words_of(client.get("/tell/mine/questions/1/"))
        assert 'class="easy"' in client.get("/tell/mine/questions/1/").content.decode()


class TestWritingForSomebody:
    SENT = {
        "answer_1": "They asked her four times.",
        "way": "telephone",
        "wording": "summary",
        "read_back": "confirmed",
        "uses": ["project_team"],
        "age": "18_or_over",
        "teller_role": "carer",
        "language": "en-gb",
    }

    @pytest.fixture
    def telling(self, cocreate: Programme, farah: User) -> Telling:
        return leaving_hospital(farah, cocreate)

    def test_keeps_who_typed_how_and_whether_it_was_read_back(
        self, telling: Telling, facilitator: Client, evaluator: Client
    ) -> None:
        answer = facilitator.post(f"{TELLING}enter/", self.SENT)

        account = Account.objects.get()
        assert answer["Location"].startswith(f"{TELLING}slip/")
        assert (
            "Told by telephone and written down by Farah Aziz, in Farah Aziz's summary, "
            "read back to them and confirmed."
        ) in words_of(evaluator.get(f"{LIST}{account.identifier}/"))

    def test_takes_what_a_teller_on_paper_or_telephone_gives_as_a_phone_would(
        self, telling: Telling, facilitator: Client
    ) -> None:
        long = "They asked her four times. " * 1_500
        sent = {
            **self.SENT,
            "answer_1": long,
            "language": "pl",
            "voice": SimpleUploadedFile("call.mp3", a_voice()),
            "drawing": SimpleUploadedFile("drawing.jpg", a_picture()),
            "drawing_text": "My room",
            "files_answer": "answer_2",
        }

        facilitator.post(f"{TELLING}enter/", sent)

        account = Account.objects.get()
        assert account.language == "pl"
        kept = [(part.kind, part.text, part.question.number) for part in account.parts.all()]  # type: ignore[union-attr]
        assert kept == [("writing", long.strip(), 1), ("voice", "", 2), ("drawing", "My room", 2)]
        assert all(part.text_by == account.entered_by for part in account.parts.all())

    def test_takes_a_drawing_alone_and_says_why_a_file_is_not_one(
        self, telling: Telling, facilitator: Client
    ) -> None:
        sent = {**self.SENT, "answer_1": ""}

        nothing = words_of(facilitator.post(f"{TELLING}enter/", sent))
        assert "Write down an answer to at least one question, or add what they gave you." in nothing
        broken = SimpleUploadedFile("drawing.jpg", b"<svg/>")
        refused = words_of(facilitator.post(f"{TELLING}enter/", {**sent, "drawing": broken}))
        assert "This is not a picture that we can keep." in refused
        assert "The words are still here. Only the file was not taken." in refused
        drawing = SimpleUploadedFile("drawing.jpg", a_picture())
        facilitator.post(f"{TELLING}enter/", {**sent, "drawing": drawing})

        assert [(part.kind, part.question) for part in AccountPart.objects.all()] == [("drawing", None)]

    def test_keeps_the_files_that_can_be_taken_while_another_is_chosen_anew(
        self, telling: Telling, facilitator: Client, client: Client
    ) -> None:
        photos = [a_picture(size=(60, side)) for side in (40, 50)]
        chosen = {
            "photo": [
                SimpleUploadedFile("one.jpg", photos[0]),
                SimpleUploadedFile("film.mov", b"moov"),
                SimpleUploadedFile("two.jpg", photos[1]),
                SimpleUploadedFile("empty.jpg", b""),
            ],
            "voice": SimpleUploadedFile("call.mp3", a_voice()),
            "photo_text": "The ward",
        }
        assert facilitator.get(f"{TELLING}enter/").content.decode().count(" multiple") == 3

        refused = facilitator.post(f"{TELLING}enter/", {**self.SENT, **chosen})
        words = words_of(refused)
        assert "“film.mov” was not taken. This is not a picture that we can keep." in words
        assert "“empty.jpg” was not taken. This file is empty. Choose another one." in words
        assert (
            "The words are still here, and so are the files that were taken: 1 recording and 2 photos. "
            "Do not choose these again."
        ) in words
        assert "They asked her four times.</textarea>" in refused.content.decode()
        assert not Account.objects.get().told_at
        again = SimpleUploadedFile("one.jpg", photos[0])
        sent = {**self.SENT, "held": held_in(refused), "photo": again, "photo_text": "The ward"}
        slip = facilitator.post(f"{TELLING}enter/", sent)["Location"]

        account = Account.objects.get()
        kept = [(part.kind, part.text) for part in account.parts.order_by("kind", "number")]
        assert kept == [
            ("photo", "The ward"), ("photo", "The ward"), ("voice", ""), ("writing", self.SENT["answer_1"]),
        ]  # fmt: skip
        client.get(facilitator.get(slip).content.decode().split("http://testserver")[1].split("<")[0])
        assert "They asked her four times." in words_of(client.get("/tell/mine/"))

    def test_keeps_files_for_nobody_elses_form_and_not_for_long(
        self, telling: Telling, facilitator: Client, priya: User, browser_of: Browser
    ) -> None:
        chosen = {"photo": [SimpleUploadedFile("one.jpg", a_picture()), SimpleUploadedFile("x.jpg", b"x")]}
        held = held_in(facilitator.post(f"{TELLING}enter/", {**self.SENT, **chosen}))

        browser_of(priya).post(f"{TELLING}enter/", {**self.SENT, "held": held})
        assert sorted(account.parts.count() for account in Account.objects.all()) == [1, 1]
        assert forget_held_files() == 0
        AccountPart.objects.update(added_at=timezone.now() - timedelta(hours=25))

        assert forget_held_files() == 1
        assert [part.kind for part in AccountPart.objects.all()] == ["writing"]
        assert not MediaFile.objects.exists()

    def test_keeps_files_for_the_code_on_the_paper(self, telling: Telling, facilitator: Client) -> None:
        printed = facilitator.post(f"{TELLING}paper/")["Location"]
        code = facilitator.get(printed).content.decode().split("For the office: ")[1].split("<")[0]
        chosen = {"drawing": [SimpleUploadedFile("one.jpg", a_picture()), SimpleUploadedFile("x.jpg", b"x")]}
        sent = {**self.SENT, "way": "paper", "wording": "own", "code": code}

        held = held_in(facilitator.post(f"{TELLING}enter/", {**sent, **chosen}))
        facilitator.post(f"{TELLING}enter/", {**sent, "held": held})

        account = Account.objects.get()
        assert account.told_at
        assert [part.kind for part in account.parts.all()] == ["drawing", "writing"]

    def test_takes_no_more_than_an_account_holds(self, telling: Telling, facilitator: Client) -> None:
        many = [SimpleUploadedFile(f"{side}.jpg", a_picture(size=(8, side))) for side in range(8, 47)]

        refused = words_of(facilitator.post(f"{TELLING}enter/", {**self.SENT, "photo": many}))

        assert "That is too much for one account. Choose at most 38 files." in refused
        assert not AccountPart.objects.exists()

    def test_gives_a_code_that_opens_it(self, telling: Telling, facilitator: Client, client: Client) -> None:
        slip = facilitator.post(f"{TELLING}enter/", self.SENT)["Location"]
        page = facilitator.get(slip).content.decode()

        link = page.split("http://testserver")[1].split("<")[0]
        client.get(link)

        assert "They asked her four times." in words_of(client.get("/tell/mine/"))

    def test_fills_the_form_that_was_printed_with_a_code(
        self, telling: Telling, facilitator: Client, client: Client
    ) -> None:
        printed = facilitator.post(f"{TELLING}paper/")["Location"]
        code = facilitator.get(printed).content.decode().split("For the office: ")[1].split("<")[0]

        facilitator.post(f"{TELLING}enter/", {**self.SENT, "way": "paper", "wording": "own", "code": code})

        assert Account.objects.count() == 1
        assert client.post("/tell/", {"code": code})["Location"] == "/tell/mine/"

    @pytest.mark.parametrize("said", [{"age": "under_13"}, {"uses": []}], ids=["a child", "a no"])
    def test_leads_to_what_was_agreed_where_nobody_may_read_it_yet(
        self, telling: Telling, facilitator: Client, said: dict[str, object]
    ) -> None:
        printed = facilitator.post(f"{TELLING}paper/")["Location"]
        code = facilitator.get(printed).content.decode().split("For the office: ")[1].split("<")[0]

        page = facilitator.post(f"{TELLING}enter/", {**self.SENT, **said, "code": code}, follow=True)

        assert page.status_code == 200
        assert (
            "What they told is kept. Nobody may read it here as things stand: see below what was agreed to, "
            "and who must still say yes."
        ) in words_of(page)
        assert "They asked her four times." not in words_of(page)

    def test_refuses_a_code_that_waits_for_nothing(self, telling: Telling, facilitator: Client) -> None:
        _, told = an_account(telling, "Told already.")

        answer = facilitator.post(f"{TELLING}enter/", {**self.SENT, "code": told})

        assert "No form with this code is waiting here." in words_of(answer)
        assert AccountPart.objects.count() == 1


class TestAYoungPerson:
    def test_is_asked_beside_a_guardian_when_judged_not_to_understand(
        self, cocreate: Programme, farah: User, facilitator: Client
    ) -> None:
        account, _ = an_account(leaving_hospital(farah, cocreate), "Four times.", age=AgeBand.FROM_13)
        page = f"{LIST}{account.identifier}/agreement/"

        facilitator.post(page, {"about": "competence", "understands": "no", "how": "We talked."})
        assert allowed_uses(Agreement.objects.get()) == frozenset()
        assert Competence.objects.get().judged_by == farah

        facilitator.post(
            page, {"about": "guardian", "guardian": "council", "way": "spoken", "yes_to": ["project_team"]}
        )
        assert allowed_uses(Agreement.objects.get()) == {Use.PROJECT_TEAM}
        assert "If the same council pays for the services spoken of, that is a conflict" in words_of(
            facilitator.get(page)
        )

    def test_has_no_words_on_the_page_about_agreement(
        self, cocreate: Programme, farah: User, facilitator: Client
    ) -> None:
        account, _ = an_account(leaving_hospital(farah, cocreate), "Not for you.", uses=())

        words = words_of(facilitator.get(f"{LIST}{account.identifier}/agreement/"))

        assert "Not for you" not in words
        assert "The teller says yes to nothing" in words
