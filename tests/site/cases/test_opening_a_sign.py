"""From a factor's sign on the case page to both readings, their passages, and whose words those are."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.cases.reading_room import judged, marked, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.programme import example_record, joined, stored
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.common.judgements import Sign
from doingwith.consent.uses import SaidBy, Use, UseKind, Way
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.models import Case
from doingwith_site.consent.actions import answer_uses
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/cases/CS2/"
SETTLE = f"{PAGE}compare/L5/"
STORY = "They asked me the same things four times whether I was ready."
INVITATION = "A factor opens to its readings, their passages, and whose words those are."
ALLOWED = (Use.PROJECT_TEAM, Use.QUOTE_WITHOUT_NAME)


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User) -> Case:
    """CS2, being read by Eve and Noor."""
    joined(noor, cocreate, Evaluator)
    return read_by(cocreate, eve, noor)


@pytest.fixture
def account(cocreate: Programme, case: Case, farah: User) -> Account:
    telling = leaving_hospital(farah, cocreate, project=case.project)
    account = an_account(telling, STORY, uses=ALLOWED)[0]
    Account.objects.filter(pk=account.pk).update(teller_role="a carer")
    return account


@pytest.fixture
def told(case: Case, account: Account, eve: User, noor: User) -> Excerpt:
    """What somebody told, on which Eve's judgement rests; Noor judged from the notes."""
    told = mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=40)
    noted = marked(noor, notes_of(case, noor), "the only place")
    judged(case, eve, reason="It was pressing.", passages=(told,))
    judged(case, noor, sign=Sign.CONSTRAINING, reason="Nobody had time.", passages=(noted,))
    return told


def all_in(case: Case, *readers: User) -> None:
    for reader in readers:
        hand_in(by=reader, case=case)


def links_from_factors(html: str) -> list[str]:
    return re.findall(r'scope="row"><a href="([^"]+)"', html)


def worries_on(browser: Client, page: str) -> list[str]:
    """The accounts about whose teller a worry can be sent from the page."""
    return re.findall(
        r'/accounts/([^/"]+)/concern/">I am worried about the person who told account \1<',
        browser.get(page).content.decode(),
    )


def test_a_reader_can_be_worried_while_they_judge(
    told: Excerpt, account: Account, eve: User, noor: User, browser_of: Browser
) -> None:
    assert worries_on(browser_of(eve), f"{PAGE}reading/L5/") == [account.identifier]
    assert worries_on(browser_of(noor), f"{PAGE}reading/L5/") == []


def read_of(account: Account) -> list[User | None]:
    """Who opened what they told first, as their receipt has it without a name."""
    return [one.made_by for one in account.agreement.uses_made.filter(kind=UseKind.READ)]


def test_whose_words_a_reader_judges_from_sees_that_they_were_read(
    told: Excerpt, account: Account, eve: User, noor: User, browser_of: Browser
) -> None:
    browser_of(noor).get(f"{PAGE}reading/L5/")
    assert read_of(account) == []

    browser_of(eve).get(f"{PAGE}reading/L5/")

    assert read_of(account) == [eve]


class TestOnceTheReadingsAreIn:
    @pytest.fixture(autouse=True)
    def compared(self, told: Excerpt, case: Case, eve: User, noor: User) -> None:
        all_in(case, eve, noor)

    def test_each_factor_that_was_judged_here_leads_to_its_readings(
        self, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).get(PAGE)

        links = links_from_factors(answer.content.decode())
        assert SETTLE in links
        assert {link for link in links if "/factors/" not in link} == {SETTLE}
        assert INVITATION in words_of(answer)

    def test_a_worry_about_who_told_it_can_be_sent_from_where_their_words_stand(
        self, told: Excerpt, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        give_code(by=eve, excerpt=told, code=CodeChosen(kind=CodeKind.FACTOR, key="L5"))
        code = reverse("cases:code", args=["cocreate", told.codings.get().code.token])

        for page in (SETTLE, code):
            assert worries_on(browser_of(eve), page) == [told.part.account.identifier if told.part else ""]
        assert worries_on(browser_of(noor), SETTLE) == worries_on(browser_of(eve), SETTLE)

    @pytest.mark.parametrize("page", ["settle", "factor", "code"])
    def test_whose_words_stand_there_sees_that_they_were_read(
        self, page: str, told: Excerpt, account: Account, eve: User, browser_of: Browser
    ) -> None:
        give_code(by=eve, excerpt=told, code=CodeChosen(kind=CodeKind.FACTOR, key="L5"))
        code = reverse("cases:code", args=["cocreate", told.codings.get().code.token])
        there = {"settle": SETTLE, "factor": f"{PAGE}factors/L5/", "code": code}[page]
        browser = browser_of(eve)
        browser.head(there)
        assert read_of(account) == []

        for _ in range(2):
            assert browser.get(there).status_code == 200

        assert read_of(account) == [eve]

    def test_and_from_there_to_the_tellers_part_and_permission(
        self, told: Excerpt, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)
        passage = reverse("cases:excerpt", args=["cocreate", told.token])

        readings = browser.get(SETTLE)
        assert f'href="{passage}"' in readings.content.decode()
        words = words_of(readings)
        assert "It was pressing. “They asked me the same things four times”" in words
        assert "Nobody had time. “the only place”" in words

        assert (
            "Who told it a carer It may be read by the people working on the project; "
            "be quoted without a name Marked by Eve Lindqvist"
        ) in words_of(browser.get(passage))

    @pytest.mark.parametrize("reader", ["colin", "ade", "sana"])
    def test_who_may_read_neither_accounts_nor_documents_learns_only_that_there_is_a_passage(
        self, reader: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        words = words_of(browser_of(request.getfixturevalue(reader)).get(SETTLE))

        assert "They asked me" not in words
        assert "the only place" not in words
        assert words.count("stated in the sources; 1 passage that you may not read, sure") == 2

    def test_a_community_journalist_reads_what_was_told_and_not_the_documents(
        self, jo: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(jo).get(SETTLE))

        assert "“They asked me the same things four times”" in words
        assert "the only place" not in words

    def test_a_use_that_the_teller_stopped_hides_the_words_from_everybody(
        self, account: Account, eve: User, browser_of: Browser
    ) -> None:
        answer_uses(
            by=None,
            agreement=account.agreement,
            answers=dict.fromkeys(Use, False),
            said_by=SaidBy.TELLER,
            way=Way.PAGE,
        )

        words = words_of(browser_of(eve).get(SETTLE))

        assert "They asked me" not in words
        assert "stated in the sources; 1 passage that you may not read, sure" in words
        assert "“the only place”" in words


class TestBeforeTheReadingsAreIn:
    def test_no_factor_leads_to_what_they_read(
        self, told: Excerpt, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        hand_in(by=noor, case=case)

        for person in (eve, noor):
            answer = browser_of(person).get(PAGE)

            links = links_from_factors(answer.content.decode())
            assert links
            assert all("/factors/" in link for link in links)
            page = words_of(browser_of(person).get(f"{PAGE}factors/L5/"))
            assert "It was pressing." not in page
            assert "Nobody had time." not in page


class TestReadingsThatCameWithABundle:
    """In the example programme nothing was read here: its cases have two readings, and answered questions."""

    @pytest.fixture
    def example(self, eve: User, priya: User, farah: User) -> Programme:
        programme = stored(example_record(), priya)
        joined(eve, programme, Evaluator)
        return programme

    def test_open_from_each_sign_in_three_clicks(
        self, example: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        case = f"/programmes/{example.identifier}/cases/C1/"

        page = browser.get(case)
        links = links_from_factors(page.content.decode())
        assert f"{case}factors/F8/" in links
        assert "How far readers agree" in words_of(page)
        factor = browser.get(f"{case}factors/F8/")
        words = words_of(factor)
        assert "2 of 2 readers reported it" in words
        assert "no money left for the text" in words
        passages = re.findall(r'href="(/programmes/[^"]+/excerpts/[^"]+)"', factor.content.decode())
        assert len(passages) >= 2
        assert worries_on(browser, f"{case}factors/F8/") == ["W6"]
        told = [words_of(browser.get(passage)) for passage in passages]
        assert any("Who told it" in words and "It may be read by" in words for words in told)

    def test_say_what_was_agreed_and_asked(self, example: Programme, eve: User, browser_of: Browser) -> None:
        value = next(case for case in example_record().cases if case.questions and case.agreed)
        question = value.questions[0]
        here = f"/programmes/{example.identifier}/cases/{value.id}/"

        assert question.text in words_of(browser_of(eve).get(here))
        words = words_of(browser_of(eve).get(f"{here}factors/{question.factor}/"))
        assert question.text in words
        assert question.answer in words
        assert "Agreed" in words
