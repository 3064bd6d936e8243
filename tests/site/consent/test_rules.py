"""What may be done with words, for every age, every answer and every state."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import product

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.consent.uses import AgeBand, SaidBy, Use, UseKind, Way
from doingwith_site.common.errors import Refused
from doingwith_site.consent.actions import (
    answer_uses,
    close_concern,
    judge_competence,
    raise_concern,
    record_use,
    record_uses,
)
from doingwith_site.consent.models import Agreement, AgreementStep, UseMade
from doingwith_site.consent.rules import allowed_uses, check_use, needs_guardian
from doingwith_site.consent.withdrawals import ask_to_withdraw
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

Callbacks = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
TEAM, QUOTE = Use.PROJECT_TEAM, Use.QUOTE_WITHOUT_NAME


@pytest.fixture
def agreement(cocreate: Programme, farah: User) -> Agreement:
    """A grown-up's yes to the team, and no to all else."""
    account, _ = an_account(leaving_hospital(farah, cocreate), "They asked me four times.")
    return account.agreement


def say(agreement: Agreement, said_by: SaidBy, **answers: bool) -> None:
    answer_uses(
        by=None,
        agreement=agreement,
        answers={Use(use): agrees for use, agrees in answers.items()},
        said_by=said_by,
        way=Way.PAGE,
    )


@pytest.mark.parametrize(
    ("age", "understands", "teller", "guardian"),
    list(product(AgeBand, (None, True, False), (True, False), (None, True, False))),
)
def test_a_use_needs_the_tellers_yes_and_a_childs_guardians_too(
    agreement: Agreement,
    farah: User,
    age: AgeBand,
    understands: bool | None,
    teller: bool,
    guardian: bool | None,
) -> None:
    agreement.age_band = age
    agreement.save()
    if understands is not None:
        judge_competence(by=farah, agreement=agreement, understands=understands, how="We talked.")
    say(agreement, SaidBy.TELLER, project_team=teller)
    if guardian is not None:
        say(agreement, SaidBy.GUARDIAN, project_team=guardian)

    young = age in {AgeBand.FROM_13, AgeBand.FROM_16}
    asked = age == AgeBand.UNDER_13 or (young and understands is False)
    expected = teller and (guardian is True or not asked)

    fresh = Agreement.objects.get(pk=agreement.pk)
    assert needs_guardian(fresh) is asked
    assert (TEAM in allowed_uses(fresh)) is expected


class TestAnswers:
    def test_the_last_one_counts_and_all_are_kept(self, agreement: Agreement) -> None:
        say(agreement, SaidBy.TELLER, quote_without_name=True)
        say(agreement, SaidBy.TELLER, quote_without_name=False)

        assert allowed_uses(agreement) == {TEAM}
        steps = agreement.steps.filter(use=QUOTE).values_list("agrees", flat=True)
        assert list(steps) == [False, True, False]

    def test_the_same_answer_again_is_not_kept_twice(self, agreement: Agreement) -> None:
        before = agreement.steps.count()

        say(agreement, SaidBy.TELLER, project_team=True)

        assert agreement.steps.count() == before

    def test_a_stored_one_is_never_changed(self, agreement: Agreement) -> None:
        step = AgreementStep.objects.earliest("pk")

        with pytest.raises(RuntimeError, match="Add a new one"):
            step.save()


class TestUses:
    def test_one_that_was_not_agreed_to_is_refused_with_a_sentence(self, agreement: Agreement) -> None:
        with pytest.raises(Refused) as refused:
            record_use(by=None, agreement=agreement, use=QUOTE, kind=UseKind.REPORT)

        assert str(refused.value) == (
            "The person who told this has not agreed to that use, so it was not done."
        )

    def test_the_same_place_is_kept_once_and_what_leaves_each_time(self, agreement: Agreement) -> None:
        for _ in range(3):
            record_use(by=None, agreement=agreement, use=TEAM, kind=UseKind.EXCERPT, place="case CS2")
            record_use(by=None, agreement=agreement, use=TEAM, kind=UseKind.EXPORT, published=True)

        assert agreement.uses_made.filter(kind=UseKind.EXCERPT).count() == 1
        assert agreement.uses_made.filter(kind=UseKind.EXPORT).count() == 3

    def test_many_are_told_like_one_in_as_many_queries(self, agreement: Agreement) -> None:
        telling = agreement.account.telling
        others = [an_account(telling, f"Another, {number}.")[0].agreement.pk for number in range(4)]
        record_use(by=None, agreement=agreement, use=TEAM, kind=UseKind.EXCERPT, place="project P08")

        asked = []
        for keys in ([agreement.pk], [agreement.pk, *others[:1]], [agreement.pk, *others]):
            places = dict.fromkeys(keys, "project P08")
            with CaptureQueriesContext(connection) as counted:
                record_uses(by=None, places=places, use=TEAM, kind=UseKind.EXCERPT)
            asked.append(len(counted))

        assert asked[1] == asked[2] == asked[0] + 1
        told = UseMade.objects.values_list("agreement", "use", "kind", "place")
        assert sorted(told) == sorted(
            (key, TEAM, UseKind.EXCERPT, "project P08") for key in (agreement.pk, *others)
        )

    def test_of_many_none_is_told_when_one_was_not_agreed_to(self, agreement: Agreement) -> None:
        other, _ = an_account(agreement.account.telling, "Another.", uses=(TEAM, QUOTE))

        with pytest.raises(Refused):
            record_uses(
                by=None, places={other.agreement.pk: "", agreement.pk: ""}, use=QUOTE, kind=UseKind.REPORT
            )

        assert not UseMade.objects.exists()

    def test_none_is_allowed_from_the_moment_of_asking(self, agreement: Agreement) -> None:
        ask_to_withdraw(by=None, agreement=agreement, way=Way.PAGE)

        with pytest.raises(Refused):
            check_use(Agreement.objects.get(), TEAM)
        with pytest.raises(Refused) as refused:
            say(agreement, SaidBy.TELLER, project_team=True)
        assert str(refused.value) == "These words were taken back by the person who told them."


class TestConcerns:
    def test_hold_the_account_until_the_last_one_is_closed(
        self, agreement: Agreement, cocreate: Programme, sana: User
    ) -> None:
        first, second = (
            raise_concern(by=None, programme=cocreate, words="I am worried.", agreement=agreement)
            for _ in range(2)
        )
        assert allowed_uses(Agreement.objects.get()) == frozenset()

        close_concern(by=sana, concern=first)
        assert allowed_uses(Agreement.objects.get()) == frozenset()

        close_concern(by=sana, concern=second)
        assert allowed_uses(Agreement.objects.get()) == {TEAM}

    def test_are_written_of_to_the_safeguarding_lead_without_a_word_of_them(
        self, agreement: Agreement, cocreate: Programme, django_capture_on_commit_callbacks: Callbacks
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            raise_concern(
                by=None, programme=cocreate, words="I am not safe.", contact="0114", agreement=agreement
            )

        (letter,) = mail.outbox
        assert letter.recipients() == ["sana.safeguarding@example.org"]
        assert letter.subject == "Doing With: somebody is worried"
        assert "Sign in to Doing With, open the programme and choose Concerns." in letter.body
        for kept_back in ("not safe", "0114", agreement.identifier):
            assert kept_back not in letter.body

    def test_are_written_of_to_all_leads_in_one_mail_that_names_none_to_another(
        self,
        cocreate: Programme,
        farah: User,
        django_capture_on_commit_callbacks: Callbacks,
    ) -> None:
        cocreate.memberships.filter(person=farah).update(role="safeguarding_lead")

        with django_capture_on_commit_callbacks(execute=True):
            raise_concern(by=None, programme=cocreate, words="I am not safe.")

        (letter,) = mail.outbox
        assert sorted(letter.recipients()) == [farah.email, "sana.safeguarding@example.org"]
        assert "@example.org" not in str(letter.message()["To"])

    def test_are_kept_when_no_mail_can_be_sent(
        self,
        caplog: pytest.LogCaptureFixture,
        cocreate: Programme,
        django_capture_on_commit_callbacks: Callbacks,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def refused(*_: object) -> None:
            raise OSError("sana.safeguarding@example.org: no such server")

        monkeypatch.setattr("doingwith_site.common.mail.EmailMessage.send", refused)
        with django_capture_on_commit_callbacks(execute=True):
            raise_concern(by=None, programme=cocreate, words="I am not safe.")

        assert cocreate.concerns.get().words == "I am not safe."
        assert "could not be sent (OSError)" in caplog.text
        assert "sana.safeguarding" not in caplog.text

    def test_wait_where_the_safeguarding_lead_sees_their_number_and_nobody_else_does(
        self, cocreate: Programme, sana: User, priya: User, browser_of: Browser
    ) -> None:
        concern, _ = (raise_concern(by=None, programme=cocreate, words="I am not safe.") for _ in range(2))
        pages = ("/programmes/", "/programmes/cocreate/")

        for page in pages:
            assert "Concerns (2)" in words_of(browser_of(sana).get(page))
            assert "Concerns" not in words_of(browser_of(priya).get(page))

        close_concern(by=sana, concern=concern)
        assert "Concerns (1)" in words_of(browser_of(sana).get("/programmes/cocreate/concerns/"))

    def test_are_closed_by_the_safeguarding_lead_alone(
        self, agreement: Agreement, cocreate: Programme, priya: User
    ) -> None:
        concern = raise_concern(by=None, programme=cocreate, words="I am worried.", agreement=agreement)

        with pytest.raises(Refused, match="Only a safeguarding lead can"):
            close_concern(by=priya, concern=concern)

    def test_stay_when_the_words_are_taken_back(self, agreement: Agreement, cocreate: Programme) -> None:
        from doingwith_site.consent.withdrawals import withdraw

        raise_concern(by=None, programme=cocreate, words="I am worried.", agreement=agreement)

        withdraw(by=None, agreement=agreement, way=Way.PAGE)

        concern = cocreate.concerns.get()
        assert (concern.words, concern.agreement) == ("I am worried.", None)
