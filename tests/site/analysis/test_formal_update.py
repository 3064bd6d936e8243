"""The formal update on the site: off until switched on, locked before looking, never without warnings."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.conftest import Browser
from tests.site.estimates import estimated, expected
from tests.site.programme import example_record, stored
from tests.site.words import words_of

from doingwith.analysis.contribution.estimates import PerCent
from doingwith.analysis.contribution.locks import estimate_fits, prior_fits
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.bundle.writer import write_bundle
from doingwith.reporting.wording import day
from doingwith_site.analysis.contribution.formal_actions import (
    add_estimate,
    change_estimate,
    drop_estimate,
    open_estimate,
    turn_formal_update,
)
from doingwith_site.analysis.contribution.queries import latest_version
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.models import Contribution
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

RECORD = "/programmes/cocreate/projects/P08/contribution/"
FORMAL = f"{RECORD}formal/"
CLAIM = f"{FORMAL}claims/K1/"
FIRST = f"{CLAIM}estimates/S1/"
EXPECTED = {
    "expects": "the minutes name them", "group": "", "sensitivity_low": 60, "sensitivity_high": 80,
    "type_one_low": 10, "type_one_high": 30, "reason": "Clerks write down who spoke.",
}  # fmt: skip
JUDGEMENTS = (
    "The numbers are people's estimates, not measurements. They show the reasoning and prove nothing."
)


@pytest.fixture
def project(cocreate: Programme) -> Project:
    return cocreate.projects.get(identifier="P08")


def record() -> ContributionRecord:
    return contribution_value(latest_version(Contribution.objects.get(project__identifier="P08")))


def sent(client: Client, address: str, **words: object) -> str:
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(seen|turns_on)" value="(\w+)"', page))
    return words_of(client.post(address, {**hidden, **words}, follow=True))


def found_as_new_item(browser: Client, **more: object) -> str:
    """A new item of evidence comes into the record, and the estimate S1 was found as it."""
    sent(browser, f"{RECORD}add/evidence/", text="The minutes of May name them.", kind="document")
    return sent(browser, f"{FIRST}open/", found="yes", evidence=record().evidence[-1].id, **more)


def test_it_is_off_at_first_and_the_page_says_what_it_is_good_for_and_what_not(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    words = words_of(browser_of(colin).get(FORMAL))

    assert "It is off, as it is for every record at first." in words
    assert "It shows which item of evidence the claim hangs on, and what would be left without it." in words
    assert "It measures nothing. The numbers are people's estimates, and others would give others." in words
    assert "Switch it on" not in words
    assert "Before any of the evidence" not in words


def test_from_switching_on_to_the_table_without_each_item(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser = browser_of(eve)
    since = f"It has been on since {day(timezone.localdate())} (switched on by the evaluator), because: "
    assert f"{since}The board asked." in sent(browser, f"{FORMAL}switch/", reason="The board asked")
    assert (
        "Before any of the evidence: 20 to 50 per cent, odds of 1 to 4 up to 1 to 1 (not locked yet)."
        in sent(browser, f"{CLAIM}before/", prior_low=20, prior_high=50)
    )
    assert "S1 not locked The minutes name them." in sent(browser, f"{CLAIM}add/", **EXPECTED)
    later = EXPECTED | {"expects": "the contract asks for it", "sensitivity_low": 70, "sensitivity_high": 90,
                        "type_one_low": 40, "type_one_high": 60}  # fmt: skip
    sent(browser, f"{CLAIM}add/", **later)

    page = browser.get(FORMAL).content.decode()
    assert page.count("csrfmiddlewaretoken") == page.count("<form") > 2
    words = words_of(browser.post(f"{CLAIM}lock/", follow=True))
    assert "The estimates are locked. Now the evidence may be opened." in words
    assert "by the evaluator. Fingerprint " in words
    assert "Before the evidence:" not in words
    found_as_new_item(browser)
    words = sent(browser, f"{CLAIM}estimates/S2/open/", found="no")

    item = record().evidence[-1].id
    assert (
        "Before the evidence: 20 to 50 per cent (odds of 1 to 4 up to 1 to 1). "
        "With all of it: 8 to 86 per cent."
    ) in words
    assert (
        "S1 carries the most: without it the chance would be 4 to 43 per cent, and with everything it is 8 "
        "to 86 per cent."
    ) in words
    assert (
        f"S1. The minutes name them. found, as {item} Multiplies the odds by: 2 to 8 times, for the claim "
        "Counts: yes Chance without it: 4 to 43 per cent"
    ) in words
    assert f"Before you read the numbers {JUDGEMENTS}" in words
    assert "Before: 20 to 50 per cent. With all: 8 to 86 per cent. Without S1: 4 to 43 per cent." in words
    whole = words_of(browser.get(RECORD))
    assert (
        "the chance that the claim holds was 20 to 50 per cent before and is 8 to 86 per cent after" in whole
    )
    assert whole.count(JUDGEMENTS) == 1


def test_switched_off_it_is_told_nowhere_and_what_was_estimated_stays(
    cocreate: Programme, eve: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)
    browser = browser_of(eve)
    found_as_new_item(browser)
    assert "Formal update, from people's estimates" in words_of(browser.get(RECORD))

    words = sent(browser, f"{FORMAL}switch/", reason="It was read as a score.")

    assert "because: It was read as a score." in words
    assert "What was estimated before stays in the record and is shown again when it is switched on." in words
    assert "Formal update, from people's estimates" not in words_of(browser.get(RECORD))
    assert [turn.is_on for turn in record().formal] == [True, False]
    assert record().updates[0].estimates[0].found is True
    assert browser.post(f"{CLAIM}add/", EXPECTED).status_code == 403


def test_what_is_locked_is_said_otherwise_only_with_a_reason_and_stays_beside(
    cocreate: Programme, eve: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)
    browser = browser_of(eve)
    bold = EXPECTED | {"sensitivity_low": 90, "sensitivity_high": 95}

    refused = sent(browser, f"{FIRST}change/", **bold)
    assert "Fill in “Why do you change it?”." in refused
    assert record().updates[0].estimates[0].sensitivity == PerCent(low=60, high=80)

    words = sent(browser, f"{FIRST}change/", **bold, again="The clerk is known for it")

    one = record().updates[0].estimates[0]
    assert (one.sensitivity, one.locked_on) == (PerCent(low=90, high=95), None)
    assert "S1 not locked" in words
    assert (
        "Before: The minutes name young people. 60 to 80 per cent if the claim is true, 10 to 30 per cent if "
        "it is not. Changed, because: The clerk is known for it."
    ) in words
    with pytest.raises(Refused, match="Lock the estimates first"):
        open_estimate(by=eve, project=project, seen=6, claim="K1", name="S1", found=False)


def test_what_is_said_after_looking_stands_beside_and_counts_for_nothing(
    cocreate: Programme, eve: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)
    browser = browser_of(eve)
    before = found_as_new_item(browser)
    (figures,) = re.findall(r"With all of it: [\w ]+\.", before)

    sent(browser, f"{CLAIM}before/", prior_low=90, prior_high=95, again="It seems plain now")
    words = sent(
        browser, f"{FIRST}change/", **EXPECTED | {"sensitivity_low": 95, "sensitivity_high": 99},
        again="It seems plain now",
    )  # fmt: skip

    assert figures in words
    assert "After evidence was opened: 90 to 95 per cent. Changed, because: It seems plain now." in words
    assert "After it was opened, and counting for nothing: The minutes name them." in words
    assert "Some numbers were changed after evidence was opened." in words


def test_an_item_that_stood_in_the_record_before_cannot_be_what_was_found(
    cocreate: Programme, eve: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)

    page = words_of(browser_of(eve).get(f"{FIRST}open/"))
    assert "Nothing came into the record since the estimate was locked." in page
    with pytest.raises(Refused, match="E1 stood in the record when this estimate was locked"):
        open_estimate(by=eve, project=project, seen=5, claim="K1", name="S1", found=True, evidence="E1")


def test_found_needs_an_item_and_what_was_typed_stays(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)

    words = sent(browser_of(eve), f"{FIRST}open/", found="yes", evidence="")

    assert "Choose the item of evidence that it was found as." in words
    assert record().updates[0].estimates[0].found is None


def test_what_was_found_is_said_otherwise_with_a_reason(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)
    browser = browser_of(eve)
    sent(browser, f"{FIRST}open/", found="no")

    words = found_as_new_item(browser, again="They lay in another box")

    assert "First said to be not found. Changed, because: They lay in another box." in words


def test_a_locked_estimate_cannot_be_taken_out_and_a_draft_can(
    cocreate: Programme, eve: User, project: Project
) -> None:
    estimated(eve, programme=cocreate)
    add_estimate(by=eve, project=project, seen=5, claim="K1", estimate=expected())

    drop_estimate(by=eve, project=project, seen=6, claim="K1", name="S2")

    assert [one.name for one in record().updates[0].estimates] == ["S1"]
    with pytest.raises(Refused, match="This estimate was locked. It stays"):
        drop_estimate(by=eve, project=project, seen=7, claim="K1", name="S1")


def test_the_second_of_two_people_sees_both_texts_and_keeps_hers(
    cocreate: Programme, eve: User, priya: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate, lock=False)
    change_estimate(
        by=priya,
        project=project,
        seen=4,
        claim="K1",
        estimate=expected(id="S1", expects="the agenda names them"),
    )

    answer = browser_of(eve).post(f"{FIRST}change/", {**EXPECTED, "seen": 4})

    assert answer.status_code == 409
    words = words_of(answer)
    assert "What Priya Nair wrote meanwhile The agenda names them." in words
    assert "the minutes name them" in answer.content.decode()


def test_what_is_typed_into_an_estimate_that_somebody_took_out_is_kept_in_the_page(
    cocreate: Programme, eve: User, priya: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate, lock=False)
    drop_estimate(by=priya, project=project, seen=4, claim="K1", name="S1")

    answer = browser_of(eve).post(f"{FIRST}change/", {**EXPECTED, "seen": 4})

    assert answer.status_code == 409
    assert "Somebody took this estimate out while you wrote." in words_of(answer)
    assert f'action="{CLAIM}add/"' in answer.content.decode()
    assert "the minutes name them" in answer.content.decode()


def test_locking_what_somebody_changed_meanwhile_asks_to_look_once_more(
    cocreate: Programme, eve: User, priya: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate, lock=False)
    add_estimate(by=priya, project=project, seen=4, claim="K1", estimate=expected())

    words = words_of(browser_of(eve).post(f"{CLAIM}lock/", {"seen": "4"}, follow=True))

    assert "Somebody changed the estimates meanwhile. Look once more before you do it." in words
    assert record().updates[0].prior_locked_on is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"sensitivity_low": 81}, "The highest is lower than the lowest. Change one of the two."),
        ({"type_one_high": 101}, "takes a whole number from 0 to 100."),
        ({"type_one_high": "many"}, "Write a whole number, such as 12."),
        ({"expects": ""}, "Fill in “What do you expect to see?”."),
    ],
)
def test_numbers_that_are_none_are_asked_for_again(
    cocreate: Programme, eve: User, browser_of: Browser, typed: Mapping[str, object], said: str
) -> None:
    estimated(eve, programme=cocreate)

    words = sent(browser_of(eve), f"{CLAIM}add/", **{**EXPECTED, **typed})

    assert said in words
    assert len(record().updates[0].estimates) == 1


def test_an_item_taken_out_of_the_record_leaves_the_update(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)
    browser = browser_of(eve)
    found_as_new_item(browser)
    item = record().evidence[-1].id

    sent(browser, f"{RECORD}change/evidence/{item}/", text="x", kind="document", taken_out="It was misread")

    words = words_of(browser.get(FORMAL))
    assert "With all of it: 20 to 50 per cent." in words
    assert "An item was taken out of the record since, so its estimate is left out." in words


def test_the_page_asks_no_more_queries_as_estimates_grow(
    cocreate: Programme, eve: User, project: Project, browser_of: Browser
) -> None:
    estimated(eve, programme=cocreate)
    browser = browser_of(eve)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            browser.get(FORMAL)
        return len(found)

    few = queries()
    for seen in range(5, 9):
        add_estimate(by=eve, project=project, seen=seen, claim="K1", estimate=expected())

    assert queries() == few


def test_locks_survive_a_bundle(cocreate: Programme, eve: User, tmp_path: Path) -> None:
    estimated(eve, programme=cocreate)

    write_bundle(programme_record(cocreate), tmp_path)
    back = read_bundle(tmp_path)

    (formal,) = next(one for one in back.contributions if one.project == "P08").updates
    assert formal == record().updates[0]
    assert prior_fits(formal)
    assert estimate_fits("K1", formal.estimates[0])


def test_the_log_has_verbs_and_versions_and_no_words(
    cocreate: Programme, eve: User, project: Project
) -> None:
    estimated(eve, programme=cocreate)
    turn_formal_update(by=eve, project=project, seen=5, is_on=False, reason="secret")

    told = Event.objects.filter(noun="contribution").order_by("pk").values_list("verb", "detail")
    assert list(told)[-5:] == [
        ("turn_formal", {"version": 2}),
        ("say_prior", {"version": 3}),
        ("add_estimate", {"version": 4}),
        ("lock_estimates", {"version": 5}),
        ("turn_formal", {"version": 6}),
    ]


def test_the_invented_example_shows_the_page(priya: User, browser_of: Browser) -> None:
    stored(example_record(), priya)

    page = browser_of(priya).get("/programmes/lantern-vale/projects/waiting-room/contribution/formal/")

    words = words_of(page)
    assert page.status_code == 200
    assert "27 to 91 per cent" in words
    assert "Some items share their origin. Of each such group only the one that says most counts." in words
