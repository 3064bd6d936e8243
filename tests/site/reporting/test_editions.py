"""Editions of the report: numbered as they leave, replaced when words are taken back, seen by the teller."""

import pytest
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE, joined
from tests.site.words import words_of

from doingwith.analysis.contribution.evidence import EvidenceItem, EvidenceKind
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.consent.uses import SaidBy, Use, UseKind, Way
from doingwith.exchange.bundle.check import read_bundle
from doingwith.reporting import pdf
from doingwith_site.analysis.contribution.records import store_contributions
from doingwith_site.audit.models import Event
from doingwith_site.cases.models import Judgement
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.models import UseMade, Withdrawal
from doingwith_site.consent.withdrawals import ask_to_withdraw, withdraw
from doingwith_site.exchange.actions import import_record
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme
from doingwith_site.reporting import actions
from doingwith_site.reporting.models import Edition

HERE = "/programmes/lantern-vale/report/"


@pytest.fixture
def example(priya: User, eve: User) -> Programme:
    """The invented programme, in which every teller lets the team quote without a name."""
    programme = import_record(by=priya, record=read_bundle(EXAMPLE))
    joined(eve, programme, Evaluator)
    answers = {Use.PROJECT_TEAM: True, Use.QUOTE_WITHOUT_NAME: True}
    for agreement in programme.agreements.all():
        for voice in SaidBy:
            answer_uses(by=None, agreement=agreement, answers=answers, said_by=voice, way=Way.PAGE)
    return programme


def taken(browser_of: Browser, by: User) -> str:
    return browser_of(by).post(f"{HERE}download/", {"format": "html"}).content.decode()


def test_what_says_the_same_is_the_same_edition(example: Programme, eve: User, browser_of: Browser) -> None:
    assert "No edition has left yet. The first one that you take is edition 1." in words_of(
        browser_of(eve).get(HERE)
    )

    first, again = taken(browser_of, eve), taken(browser_of, eve)

    assert "This is edition 1 of the report." in first
    assert first == again
    assert [event.detail["edition"] for event in Event.objects.filter(noun="report")] == [1, 1]
    assert "Edition 1 is the newest. It was last taken on" in words_of(browser_of(eve).get(HERE))


def test_what_changed_is_the_next_edition(example: Programme, eve: User, browser_of: Browser) -> None:
    taken(browser_of, eve)
    Judgement.objects.filter(reading__case__programme=example).exclude(reason="").update(reason="Said anew.")

    second = taken(browser_of, eve)

    assert "This is edition 2 of the report. It takes the place of edition 1, last given out on" in second
    page = words_of(browser_of(eve).get(HERE))
    assert "Edition 2: first taken on" in page
    assert "Edition 1: first taken on" in page


def test_words_taken_back_make_a_new_edition_and_the_page_says_so(
    example: Programme, eve: User, browser_of: Browser
) -> None:
    taken(browser_of, eve)

    withdraw(by=None, agreement=example.agreements.get(identifier="B1"), way=Way.PAGE)

    assert (
        "Since edition 1 was last taken, 1 person has taken their words back, and it may rest on them. "
        "Take a new one, and ask whoever has an earlier one to use the new one."
    ) in words_of(browser_of(eve).get(HERE))
    second = taken(browser_of, eve)
    assert "fewer than five people have taken their words back. What rested on them says so at" in second
    assert "on less than before, because words were taken back by whoever told them." in second
    page = words_of(browser_of(eve).get(HERE))
    assert "may rest on them" not in page
    assert "Edition 2 is the newest. It was last taken on" in page
    assert "after 1 person took their words back" in page


def test_once_words_were_taken_back_every_later_edition_says_so(
    example: Programme, eve: User, browser_of: Browser
) -> None:
    taken(browser_of, eve)
    withdraw(by=None, agreement=example.agreements.get(identifier="B1"), way=Way.PAGE)
    taken(browser_of, eve)
    Judgement.objects.filter(reading__case__programme=example).exclude(reason="").update(reason="Said anew.")

    third = taken(browser_of, eve)

    assert "This is edition 3 of the report. It takes the place of edition 2, last given out on" in third
    assert "Since edition 1, last given out on" in third
    assert (
        "fewer than five people have taken their words back. What rested on them says so at the end. Use "
        "this edition in the place of every earlier one, and pass no earlier one on."
    ) in third


def test_taking_words_back_takes_what_was_written_about_them_out_like_a_no(
    example: Programme, eve: User, browser_of: Browser
) -> None:
    judgement = (
        Judgement.objects.filter(excerpts__part__account__identifier="B1", reading__case__programme=example)
        .exclude(reason="")
        .first()
    )
    assert judgement is not None
    assert judgement.reason[1:] in taken(browser_of, eve)
    agreement = example.agreements.get(identifier="B1")
    refused = {Use.PROJECT_TEAM: True, Use.QUOTE_WITHOUT_NAME: False}
    for voice in SaidBy:
        answer_uses(by=None, agreement=agreement, answers=refused, said_by=voice, way=Way.PAGE)
    assert judgement.reason[1:] not in taken(browser_of, eve)

    withdraw(by=None, agreement=agreement, way=Way.PAGE)

    third = taken(browser_of, eve)
    assert "This is edition 3 of the report." in third
    assert judgement.reason[1:] not in third
    assert "[words held back]" in third
    page = words_of(browser_of(eve).get(HERE))
    assert judgement.reason[1:] not in page
    assert "Words held back" in page


def test_whoever_the_report_rests_on_sees_that_it_left_and_cannot_be_called_back(
    example: Programme, eve: User, browser_of: Browser
) -> None:
    taken(browser_of, eve)
    agreement = example.agreements.get(identifier="B1")

    made = UseMade.objects.get(agreement=agreement, kind=UseKind.REPORT)
    assert (made.place, made.published, made.made_by) == ("edition 1", True, eve)

    withdraw(by=None, agreement=agreement, way=Way.PAGE)
    lines = Withdrawal.objects.get(identifier="B1").lines.filter(outcome="not_recalled")
    assert [line.kind for line in lines if line.place.startswith("edition 1 ")] == ["report"]


def test_nobody_who_said_no_is_counted_among_those_it_rests_on(
    example: Programme, eve: User, browser_of: Browser
) -> None:
    agreement = example.agreements.get(identifier="B1")
    answers = {Use.PROJECT_TEAM: True, Use.QUOTE_WITHOUT_NAME: False}
    for voice in SaidBy:
        answer_uses(by=None, agreement=agreement, answers=answers, said_by=voice, way=Way.PAGE)

    assert "This is edition 1 of the report." in taken(browser_of, eve)

    assert not UseMade.objects.filter(agreement=agreement, kind=UseKind.REPORT).exists()
    told = UseMade.objects.filter(kind=UseKind.REPORT).values_list("agreement__identifier", "place")
    assert set(told) == {(name, "edition 1") for name in ("W1", "W2", "W4", "W6")}


def test_whoever_is_cited_in_a_logic_model_or_in_evidence_sees_that_it_left(
    example: Programme, eve: User, browser_of: Browser
) -> None:
    Judgement.excerpts.through.objects.filter(judgement__reading__case__programme=example).delete()
    project = example.projects.first()
    assert project is not None
    item = EvidenceItem(id="K1", kind=EvidenceKind.TESTIMONY, text="She asked for it.", excerpts=("e7",))
    record = ContributionRecord(id="K", project=project.identifier, question="What?", evidence=(item,))
    store_contributions(example, {}, {"K": record}, {project.identifier: project})

    taken(browser_of, eve)

    made = UseMade.objects.filter(kind=UseKind.REPORT).order_by("agreement__identifier")
    drawn, evidence = ["W1", "W2", "W4", "W6"], ["W3"]
    assert list(made.values_list("agreement__identifier", flat=True)) == sorted(drawn + evidence)


def test_a_no_that_nothing_cites_is_heard_while_it_was_written(
    example: Programme, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    made = actions._made
    refused = {Use.PROJECT_TEAM: True, Use.QUOTE_WITHOUT_NAME: False}

    def and_then_somebody_says_no(programme: Programme) -> actions._Made:
        found = made(programme)
        if not written:
            answer_uses(
                by=None, agreement=example.agreements.get(identifier="W3"), answers=refused,
                said_by=SaidBy.TELLER, way=Way.PAGE,
            )  # fmt: skip
        written.append(found.held)
        return found

    monkeypatch.setattr(actions, "_made", and_then_somebody_says_no)

    taken(browser_of, eve)

    assert len(written) == 2


def test_words_taken_back_while_it_was_written_make_it_written_again(
    example: Programme, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    made = actions._made

    def and_then_somebody_withdraws(programme: Programme) -> actions._Made:
        found = made(programme)
        if not written:
            ask_to_withdraw(by=None, agreement=example.agreements.get(identifier="B1"), way=Way.PAGE)
        written.append("once")
        return found

    monkeypatch.setattr(actions, "_made", and_then_somebody_withdraws)

    taken(browser_of, eve)

    assert len(written) == 2
    assert not UseMade.objects.filter(agreement__identifier="B1", kind=UseKind.REPORT).exists()
    assert Edition.objects.count() == Event.objects.filter(noun="report").count() == 1


def test_a_report_that_could_not_be_written_is_no_edition(
    example: Programme, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(pdf, "import_module", missing)

    browser_of(eve).post(f"{HERE}download/", {"format": "pdf"})

    assert not Edition.objects.exists()
