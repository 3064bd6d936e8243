"""A judgement that rested on words taken back says so, and nothing of the words is left in the case."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from tests.site.cases.reading_room import judged, read_by
from tests.site.conftest import Browser
from tests.site.programme import joined
from tests.site.tellings import a_picture, an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis, Sign
from doingwith.consent.uses import SaidBy, Use, UseKind, Way
from doingwith.evidence.accounts import PartKind
from doingwith_site.audit.models import Event
from doingwith_site.cases.actions.comparing import finish_case, propose, speak
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.models import Case, CaseQuestion, Judgement, SearchText
from doingwith_site.cases.queries import factor_in
from doingwith_site.common.errors import Refused
from doingwith_site.config.translations import compile_all
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.models import Agreement, UseMade, Withdrawal
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.actions.parts import add_part, correct_part
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_area, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, Excerpt
from doingwith_site.evidence.presenters.taken_back import TakenBackPage
from doingwith_site.evidence.uploads.pictures import taken_picture
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/cases/CS2/"
GONE = "1 passage taken back by who told it"
STORY = "They asked me the same things four times whether I was ready."


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User) -> Case:
    joined(noor, cocreate, Evaluator)
    return read_by(cocreate, eve, noor)


@pytest.fixture
def account(cocreate: Programme, case: Case, farah: User) -> Account:
    return an_account(leaving_hospital(farah, cocreate, project=case.project), STORY)[0]


@pytest.fixture
def resting(account: Account, case: Case, eve: User) -> Judgement:
    excerpt = mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=30)
    judged(case, eve, reason=f"She said: “{STORY}” So it was pressing.", passages=(excerpt,))
    return Judgement.objects.get(excerpts=excerpt)


def test_what_readers_wrote_loses_the_words(
    resting: Judgement, account: Account, eve: User, browser_of: Browser
) -> None:
    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    resting.refresh_from_db()
    assert resting.reason == "She said: “[words taken back].” So it was pressing."
    assert not Excerpt.objects.exists()
    assert "four times" not in words_of(browser_of(eve).get("/programmes/cocreate/cases/CS2/reading/"))
    assert Withdrawal.objects.get().lines.filter(kind="quote", count=1).exists()


def test_the_judgement_says_so_wherever_it_is_read(
    resting: Judgement, account: Account, case: Case, eve: User, noor: User, browser_of: Browser
) -> None:
    judged(case, noor, reason="It was pressing for them.")
    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    own = words_of(browser_of(eve).get(f"{PAGE}reading/"))
    assert "So it was pressing. 1 passage taken back by who told it" in own
    for reader in (eve, noor):
        hand_in(by=reader, case=case)
    assert words_of(browser_of(noor).get(PAGE)).count(f"stated in the sources; {GONE}") == 1
    bare = f"; {GONE}, and none is left: to be read again, sure"
    assert words_of(browser_of(noor).get(f"{PAGE}compare/L5/")).count(bare) == 1


class TestWhenNothingIsLeftOfWhatAJudgementRestedOn:
    @pytest.fixture
    def final(self, resting: Judgement, account: Account, case: Case, eve: User, noor: User) -> Case:
        """A case that was final when its only passage went."""
        judged(case, noor, reason="It was pressing for them.")
        for reader in (eve, noor):
            hand_in(by=reader, case=case)
        finish_case(by=eve, case=case)
        withdraw(by=None, agreement=account.agreement, way=Way.PAGE)
        case.refresh_from_db()
        return case

    def test_the_case_is_final_no_longer_and_says_what_is_to_be_read_again(
        self, final: Case, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        assert final.phase == Phase.COMPARING
        assert Event.objects.filter(verb="reopen", noun="case", by=None, object_id=str(final.pk)).exists()
        page = words_of(browser.get(PAGE))
        assert "To be read again People took back all the words on which judgements" in page
        assert f"{GONE}, and none is left: to be read again" in page
        compared = words_of(browser.get(f"{PAGE}compare/"))
        assert "To be read again People took back all the words that a judgement rested on." in compared
        assert "Still open: 1 factor to read again, because words were taken back." in compared
        with pytest.raises(Refused, match="The case cannot be final yet: 1 factor to read again"):
            finish_case(by=eve, case=final)

    def test_the_figures_of_agreement_leave_the_judgement_out_and_say_so(
        self, final: Case, eve: User, browser_of: Browser
    ) -> None:
        page = words_of(browser_of(eve).get("/programmes/cocreate/agreement/"))

        assert (
            "1 judgement is left out of all figures: all the words that it rested on were taken back." in page
        )

    def test_what_the_readers_agree_on_after_that_settles_it(
        self, final: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        factor = factor_in(final.programme, "L5")
        say = {"case": final, "factor": factor, "reason": "The notes say so too."}
        propose(by=eve, sign=Sign.ENABLING, basis=Basis.EXPLICIT, **say)
        speak(by=noor, number=1, agrees=True, **say)

        page = words_of(browser_of(eve).get(f"{PAGE}compare/L5/"))
        assert "Agreed + enabling, stated in the sources" in page
        assert "stated in the sources; the judgements lost 1 passage that was taken back" in page
        assert finish_case(by=eve, case=final).phase == Phase.FINAL

    def test_what_they_agreed_on_before_that_does_not(
        self, resting: Judgement, account: Account, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        judged(case, noor, sign=Sign.CONSTRAINING, reason="It was not.")
        for reader in (eve, noor):
            hand_in(by=reader, case=case)
        say = {"case": case, "factor": factor_in(case.programme, "L5"), "reason": "Both hold."}
        propose(by=eve, sign=Sign.BOTH, basis=Basis.EXPLICIT, **say)
        speak(by=noor, number=1, agrees=True, **say)
        assert "and agreed on it since" in words_of(browser_of(eve).get(PAGE))

        withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

        page = words_of(browser_of(eve).get(f"{PAGE}compare/L5/"))
        assert "To be read again: a judgement has lost all its passages, which were taken back." in page
        told = words_of(browser_of(eve).get(PAGE))
        assert "They agreed on: both enabling and constraining" in told
        assert "The judgements lost 1 passage that was taken back." in told


def test_the_teller_reads_in_plain_words_what_became_of_each_copy(
    resting: Judgement, account: Account, case: Case, eve: User
) -> None:
    excerpt = resting.excerpts.get()
    for key in ("tired", "asked again"):
        give_code(by=eve, excerpt=excerpt, code=CodeChosen(kind=CodeKind.FREE, key=key))
    judged(case, eve, factor="L6", reason="She was ready.", passages=(excerpt,))

    page = TakenBackPage(withdrawal=withdraw(by=None, agreement=account.agreement, way=Way.PAGE))

    assert page.removed == [
        "1 marked passage",
        "2 labels that somebody put on your words",
        "1 copy that made your words easy to find",
        "1 quote",
        "1 piece of writing",
    ]
    assert page.marked == ["2 judgements that rested on your words now say that words were taken back."]
    compile_all()
    with override("pl"):
        assert page.removed[1] == "2 etykiety, którymi ktoś opisał twoje słowa"


def test_a_correction_takes_the_old_words_out_too(resting: Judgement, account: Account) -> None:
    correct_part(by=None, part=account.parts.get(), text="They asked me twice.")

    resting.refresh_from_db()
    assert "four times" not in resting.reason
    assert account.parts.get().text == "They asked me twice."


def test_other_words_beside_a_picture_take_the_old_ones_out_and_leave_the_picture_with_its_marks(
    account: Account, case: Case, eve: User
) -> None:
    upload = taken_picture(io.BytesIO(a_picture()))
    photo = add_part(by=None, account=account, kind=PartKind.PHOTO, text=STORY, upload=upload)
    words = mark_text(by=eve, source=source_of(photo), begins=0, ends=30)
    area = mark_area(by=eve, source=source_of(photo), left=1, top=1, right=9, bottom=9)
    judged(case, eve, reason=f"She said: “{STORY}” So it was pressing.", passages=(words, area))
    CaseQuestion.objects.create(
        case=case, number=9, text=f"When was “{STORY}” said?", asked_by=eve, asked_at=timezone.now()
    )

    correct_part(by=None, part=photo, text="The ward.")

    now, judgement = account.parts.get(media__isnull=False), Judgement.objects.get(reading__person=eve)
    assert (now.number, now.text, now.version, now.media) == (photo.number, "The ward.", 2, photo.media)
    assert photo.media
    assert photo.media.file.storage.exists(photo.media.file.name)
    assert list(now.excerpts.all()) == list(judgement.excerpts.all()) == [area]
    assert now.excerpts.get().part_version == 2, "the picture is the one that was marked"
    assert judgement.evidence_withdrawn == 1
    assert judgement.reason == "She said: “[words taken back].” So it was pressing."
    assert CaseQuestion.objects.get(number=9).text == "When was “[words taken back].” said?"
    assert [row.body for row in SearchText.objects.filter(part=now)] == ["The ward."]


def test_the_last_reading_tells_who_told_what_judgements_rest_on_in_one_write_however_many(
    resting: Judgement, account: Account, case: Case, eve: User, noor: User, farah: User
) -> None:
    telling = account.telling
    assert telling
    more = [an_account(telling, f"I was asked {number} times.")[0] for number in range(3)]
    marks = [mark_text(by=eve, source=source_of(row.parts.get()), begins=0, ends=9) for row in more]
    judged(case, eve, factor="L6", passages=tuple(marks))
    judged(case, noor)
    answer_uses(
        by=None, agreement=more[2].agreement, answers={Use.PROJECT_TEAM: False},
        said_by=SaidBy.TELLER, way=Way.PAGE,
    )  # fmt: skip
    made = UseMade.objects.filter(kind=UseKind.READING)
    hand_in(by=eve, case=case)
    assert not made.exists(), "nobody has seen the readings yet"

    with CaptureQueriesContext(connection) as asked:
        hand_in(by=noor, case=case)

    told = set(made.values_list("agreement", "use", "place"))
    allowing = (account, more[0], more[1])
    assert told == {(row.agreement_id, Use.PROJECT_TEAM, "case CS2") for row in allowing}
    assert sum("INSERT" in query["sql"] and "usemade" in query["sql"] for query in asked) == 1


@pytest.mark.parametrize("held", [True, False])
def test_the_judging_form_offers_no_passage_that_may_not_be_used_now_and_loses_none(
    resting: Judgement, account: Account, eve: User, browser_of: Browser, held: bool
) -> None:
    page, browser = f"{PAGE}reading/{resting.factor.identifier}/", browser_of(eve)
    assert "They asked me the same things" in words_of(browser.get(page))
    if held:
        Agreement.objects.filter(pk=account.agreement_id).update(held_since=timezone.now())
    else:
        answer_uses(
            by=None, agreement=account.agreement, answers={Use.PROJECT_TEAM: False},
            said_by=SaidBy.TELLER, way=Way.PAGE,
        )  # fmt: skip

    form = words_of(browser.get(page))
    browser.post(page, {"finding": "+", "basis": "explicit", "reason": "Still so.", "confidence": "high"})

    assert "They asked me the same things" not in form.replace(resting.reason, "")
    resting.refresh_from_db()
    assert resting.reason == "Still so."
    assert resting.excerpts.count() == 1
