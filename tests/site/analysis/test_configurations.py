"""Comparing configurations: nothing is preferred, silence is decided by a person, doubts come first."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.cases.reading_room import judged, marked, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.programme import joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.analysis.configuration_choices import CaseMembership, Condition, ConditionKind
from doingwith.analysis.configuration_choices import ConfigurationAnalysis as ConfigurationAnalysisValue
from doingwith.common.judgements import Sign
from doingwith.consent.uses import UseKind
from doingwith_site.analysis.forms.choosing import ChooseForm, chosen_data
from doingwith_site.analysis.forms.going_on import form_data
from doingwith_site.analysis.forms.reading_sets import ReadForm
from doingwith_site.analysis.models import AnalysisVersion, ConfigurationAnalysis
from doingwith_site.analysis.records import configuration_values, programme_record
from doingwith_site.audit.models import Event
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.evidence.excerpts.actions import mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.exchange.actions import import_record
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

LIST = "/programmes/cocreate/configurations/"
NEW = f"{LIST}new/"
CHOICE = {"outcome": "stage:deliver", "condition_1": "factor:C13", "condition_2": "factor:F8"}
DECIDED = {
    **CHOICE,
    "set-outcome-rule": "at_least_partly",
    "set-outcome-absent": "no",
    "set-C13-rule": "at_least_partly",
    "set-C13-way": "helped",
    "set-C13-meaning": "membership",
    "set-C13-membership": "0",
    "set-C13-reason": "told at length",
    "set-F8-rule": "at_least_partly",
    "set-F8-way": "hindered",
    "set-F8-meaning": "membership",
    "set-F8-membership": "0",
    "set-F8-reason": "what stopped it is told",
    "consistency": "0.8",
    "contradictory_from": "",
    "pri": "0",
    "least_cases": "1",
    "solution": "conservative",
}
SAVED = {**DECIDED, "step": "save", "title": "What went with Deliver", "reason": "The report names both."}


@pytest.fixture
def browser(cocreate: Programme, eve: User, browser_of: Browser) -> Client:
    return browser_of(eve)


def sent(browser: Client, step: str, values: Mapping[str, str], address: str = NEW) -> str:
    return words_of(browser.post(address, {**values, "step": step}))


class TestTheList:
    def test_shows_what_was_saved_with_its_reason(self, browser: Client) -> None:
        words = words_of(browser.get(LIST))

        assert "1 comparison saved. 5 cases: one or two conditions are the most they bear." in words
        assert "What went with reaching Deliver" in words
        assert "Version 1, saved by the transcriber" in words

    def test_offers_a_comparison_to_those_who_may_make_one(
        self, browser: Client, colin: User, browser_of: Browser
    ) -> None:
        assert "Compare cases" in words_of(browser.get(LIST))
        assert "Compare cases" not in words_of(browser_of(colin).get(LIST))


class TestChoosing:
    def test_says_how_many_conditions_the_cases_bear_and_offers_no_result(self, browser: Client) -> None:
        answer = browser.get(NEW)
        words, page = words_of(answer), answer.content.decode()

        assert "5 cases: one or two conditions are the most they bear." in words
        assert 'value="factor:C13"' in page
        assert 'value="factor:U6"' not in page
        assert "Real sharing of power and resources (reported in 3 of 5)" in words

    def test_asks_for_an_outcome_and_a_condition(self, browser: Client) -> None:
        words = sent(browser, "choose", {})

        assert "Choose an answer to “What do you want to explain?”." in words

    def test_a_result_that_is_sent_all_the_same_is_refused(self, browser: Client) -> None:
        words = sent(browser, "choose", {"outcome": "stage:deliver", "condition_1": "factor:U6"})

        assert "Which conditions go together with an outcome?" in words

    def test_the_same_condition_twice_is_said_where_it_stands(self, browser: Client) -> None:
        words = sent(browser, "choose", {**CHOICE, "condition_2": "factor:C13"})

        assert "This condition is chosen above. Choose another." in words


class TestReading:
    def test_shows_what_was_told_and_leaves_silence_open(self, browser: Client) -> None:
        answer = browser.post(NEW, {**CHOICE, "step": "choose"})
        words = words_of(answer)

        assert "CS1 Not reported you decide" in words
        assert "What does silence mean for CS1, CS4?" in words
        assert "At least partly: + is 1, +/- is 1, - is 0; not reported: a person decides." in words
        assert "checked" not in answer.content.decode().partition("set-C13-meaning")[2].partition("set-F8")[0]

    def test_a_hindrance_is_first_read_as_one(self, browser: Client) -> None:
        assert "“No money for the solution itself” hindered" in sent(browser, "choose", CHOICE)

    def test_a_rule_can_be_tried_before_anything_is_decided(self, browser: Client) -> None:
        words = sent(browser, "read_again", {**CHOICE, "set-outcome-rule": "wholly"})

        assert "CS5 Reached in part 0.00" in words
        assert "Say what silence means" not in words

    def test_a_condition_that_is_chosen_later_is_read_as_the_list_words_it(self, browser: Client) -> None:
        values = {name: value for name, value in DECIDED.items() if "F8" not in name}

        words = sent(browser, "choose", values)

        assert "“No money for the solution itself” hindered" in words

    def test_nothing_is_worked_out_while_silence_is_undecided(self, browser: Client) -> None:
        open_ = {name: value for name, value in DECIDED.items() if not name.startswith("set-C13-mea")}

        words = sent(browser, "read", open_)

        assert "Say what silence means for CS1, CS4." in words
        assert "How far to believe it" not in words

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("set-C13-membership", "", "Give the membership, from 0 (out) to 1 (in)."),
            ("set-C13-membership", "1.5", "Membership: give a number from 0 to 1, such as 0.8."),
            ("set-C13-membership", "nan", "Membership: give a number from 0 to 1, such as 0.8."),
            ("set-C13-reason", "", "Say why. It is kept with the analysis."),
            ("consistency", "2", "Consistency cut-off: give a number from 0 to 1, such as 0.8."),
            ("contradictory_from", "0.9", "The second consistency cut-off is above the first."),
        ],
    )
    def test_what_is_wrong_is_said(self, browser: Client, name: str, value: str, said: str) -> None:
        assert said in sent(browser, "read", {**DECIDED, name: value})


class TestTheAnswer:
    def test_says_first_how_far_to_believe_it(self, browser: Client) -> None:
        words = sent(browser, "read", DECIDED)
        places = [
            words.index(each)
            for each in (
                "How far to believe it",
                "Noise fits as well in ",
                "5 cases: one or two conditions are the most they bear.",
                "What would change the answer",
                "Deliver was reached where “Real sharing of power and resources” helped and “No money for "
                "the solution itself” did not hinder.",
                "The truth table",
                "How each case was read",
            )
        ]

        assert places == sorted(places)

    def test_a_combination_opens_to_its_cases(self, browser: Client) -> None:
        words = sent(browser, "read", DECIDED)

        assert "2 cases: CS3 and CS5." in words
        assert "Consistency 1.00, PRI 1.00, coverage 1.00, of which it alone covers 1.00." in words

    def test_tells_what_the_cases_with_the_outcome_had(self, browser: Client) -> None:
        words = sent(browser, "read", DECIDED)

        assert "“No money for the solution itself” did not hinder Consistency 1.00 Relevance 0.67" in words
        assert "Every case with the outcome had it." in words
        assert "CS3 and CS5 had the outcome without it." in words

    def test_stores_nothing_until_it_is_saved(self, browser: Client) -> None:
        sent(browser, "read", DECIDED)

        assert ConfigurationAnalysis.objects.count() == 1

    def test_a_circle_is_named(self, browser: Client) -> None:
        values = {**DECIDED, "condition_1": "factor:C14", "condition_2": ""}
        values |= {name.replace("C13", "C14"): value for name, value in DECIDED.items() if "C13" in name}

        assert "Round in a circle." in sent(browser, "read", values)

    def test_leaving_a_case_out_is_told(self, browser: Client) -> None:
        values = {**DECIDED, "set-C13-meaning": "leave_out", "set-C13-membership": ""}

        words = sent(browser, "read", values)

        assert "CS1 and CS4 stay out of the comparison." in words

    def test_silence_can_be_decided_case_by_case(self, browser: Client) -> None:
        values = {
            **DECIDED,
            "set-C13-case-1-meaning": "leave_out",
            "set-C13-case-1-reason": "nobody was asked there",
        }

        words = sent(browser, "read", values)

        assert "CS4 stays out of the comparison." in words
        assert "nobody was asked there" in words

    def test_a_condition_of_ones_own(self, browser: Client) -> None:
        values = {**DECIDED, "condition_1": "", "condition_2": "", "own": "Young people"}
        values |= {
            f"set-young-people-given-{at}": given for at, given in enumerate(["0", "0", "1", "0", "1"])
        }

        asked = sent(browser, "read", values)
        found = sent(browser, "read", {**values, "set-young-people-why": "who took part"})

        assert "Say how you know. It is kept with the analysis." in asked
        assert "Deliver was reached where “Young people”." in found


class TestSaving:
    def test_keeps_every_choice_and_leads_to_the_page(self, browser: Client, eve: User) -> None:
        answer = browser.post(NEW, SAVED)

        assert answer["Location"] == f"{LIST}what-went-with-deliver/"
        version = AnalysisVersion.objects.get(analysis__identifier="what-went-with-deliver")
        assert (version.number, version.saved_by, version.choices["saved_by"]) == (1, eve, "evaluator")
        assert version.choices["conditions"][0]["silent"] == [
            {"meaning": "membership", "reason": "told at length", "membership": 0.0}
        ]

    def test_writes_no_word_into_the_log(self, browser: Client) -> None:
        browser.post(NEW, SAVED)

        event = Event.objects.filter(noun="configurations").get()
        assert (event.verb, event.detail) == ("save", {"version": 1})

    def test_its_page_says_that_the_answer_is_the_same(self, browser: Client) -> None:
        words = words_of(browser.get(browser.post(NEW, SAVED)["Location"]))

        assert "Run again just now: the answer is the same as when it was saved." in words
        assert "Why these choices: The report names both." in words

    def test_asks_for_title_and_reason(self, browser: Client) -> None:
        words = sent(browser, "save", DECIDED)

        assert "Fill in “What is this comparison called?”." in words
        assert "Fill in “Why these choices?”." in words

    def test_when_the_record_changes_the_page_says_so(self, browser: Client, cocreate: Programme) -> None:
        page = browser.post(NEW, SAVED)["Location"]
        cocreate.cases.get(identifier="CS5").project.moves.filter(stage="deliver").update(
            status="not_reached"
        )

        assert "The record has changed since this was saved" in words_of(browser.get(page))


class TestTheNextVersion:
    CHANGE = f"{LIST}deliver/change/"

    def test_begins_with_the_choices_that_were_saved(self, browser: Client) -> None:
        page = browser.get(self.CHANGE).content.decode()

        assert "the case studies tell at length how people worked together" in page
        assert 'name="seen" value="1"' in page

    def test_stands_beside_the_first(self, browser: Client) -> None:
        saved = {**SAVED, "seen": "1", "consistency": "0.9"}

        answer = browser.post(self.CHANGE, saved)

        assert answer["Location"] == f"{LIST}deliver/"
        numbers = AnalysisVersion.objects.filter(analysis__identifier="deliver").values_list(
            "number", flat=True
        )
        assert list(numbers) == [1, 2]
        words = words_of(browser.get(f"{LIST}deliver/1/"))
        assert "the report names shared power and money for the solution" in words

    def test_keeps_the_name_of_a_condition_of_ones_own(
        self, browser: Client, cocreate: Programme, priya: User
    ) -> None:
        record = programme_record(cocreate)
        young = Condition(
            kind=ConditionKind.CUSTOM,
            id="young",
            label="Young people",
            memberships=tuple(
                CaseMembership(case=case.id, membership=float(case.id == "CS5"), reason="who took part")
                for case in record.cases
            ),
        )
        version = replace(record.configurations[0].latest, conditions=(young,), shuffles=50, seed=7)
        told = ConfigurationAnalysisValue(id="young-ones", title="Young ones", versions=(version,))
        import_record(by=priya, record=replace(record, configurations=(told,)), into=cocreate)

        page = browser.get(f"{LIST}young-ones/change/").content.decode()
        browser.post(
            f"{LIST}young-ones/change/",
            {**dict(re.findall(r'name="([^"]+)" value="([^"]*)"', page)), "reason": "again", "step": "save"}
            | {"solution": "conservative", "set-outcome-rule": "at_least_partly", "set-outcome-absent": "no"},
        )

        again = next(one for one in configuration_values(cocreate) if one.id == "young-ones").latest
        assert (again.number, again.conditions, again.shuffles, again.seed) == (2, (young,), 50, 7)

    def test_is_refused_when_somebody_else_was_first(self, browser: Client) -> None:
        saved = {**SAVED, "seen": "1"}
        browser.post(self.CHANGE, saved)

        answer = browser.post(self.CHANGE, saved)

        assert answer.status_code == 403
        assert "Somebody saved another version of this analysis meanwhile" in words_of(answer)
        assert AnalysisVersion.objects.filter(analysis__identifier="deliver").count() == 2


@pytest.mark.parametrize("address", [f"{LIST}missing/", f"{LIST}missing/change/", f"{LIST}deliver/9/"])
def test_what_is_not_there_is_not_found(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("value", ["9" * 30, "x", "-1", ""])
def test_a_version_that_was_never_seen_is_refused_in_a_sentence(browser: Client, value: str) -> None:
    answer = browser.post(TestTheNextVersion.CHANGE, {**SAVED, "seen": value})

    assert answer.status_code == 403


TOLD = "They asked me the same four times."


class TestPassages:
    PAGE = f"{LIST}deliver/"

    @pytest.fixture
    def _rests_on_a_passage(self, cocreate: Programme, eve: User, noor: User) -> None:
        joined(noor, cocreate, Evaluator)
        case = read_by(cocreate, eve, noor, case="CS3")
        passage = marked(eve, notes_of(case, eve), "listened to")
        for reader, passages in ((eve, (passage,)), (noor, ())):
            judged(case, reader, "C13", Sign.ENABLING, passages=passages)
        hand_in(by=noor, case=case)
        self.last = partial(hand_in, by=eve, case=case)

    @pytest.mark.usefixtures("_rests_on_a_passage")
    def test_are_hidden_while_the_case_is_read_and_then_shown_to_those_who_may_read(
        self, cocreate: Programme, browser: Client, colin: User, browser_of: Browser
    ) -> None:
        before = words_of(browser.get(self.PAGE))
        self.last()

        assert "listened to" not in before
        assert "listened to" in words_of(browser.get(self.PAGE))
        assert "listened to" not in words_of(browser_of(colin).get(self.PAGE))

    def test_whose_words_stand_behind_the_answer_sees_that_they_were_read(
        self, cocreate: Programme, browser: Client, eve: User, noor: User, farah: User
    ) -> None:
        joined(noor, cocreate, Evaluator)
        case = read_by(cocreate, eve, noor, case="CS3")
        account, _ = an_account(leaving_hospital(farah, cocreate, project=case.project), TOLD)
        passage = mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=len(TOLD))
        for reader, passages in ((eve, (passage,)), (noor, ())):
            judged(case, reader, "C13", Sign.ENABLING, passages=passages)
        for reader in (noor, eve):
            hand_in(by=reader, case=case)
        read = account.agreement.uses_made.filter(kind=UseKind.READ)
        assert browser.head(self.PAGE).status_code == 200
        assert not read.exists()

        for _ in range(2):
            assert passage.quote in words_of(browser.get(self.PAGE))

        assert [one.made_by for one in read] == [eve]


@pytest.mark.parametrize("address", [LIST, f"{LIST}deliver/", NEW])
def test_as_many_queries_however_much_is_saved(
    browser: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    number = len(few)

    for title in ("Second", "Third", "Fourth"):
        browser.post(NEW, {**SAVED, "title": title})
    browser.post(TestTheNextVersion.CHANGE, {**SAVED, "seen": "1"})
    browser.get(address)

    with django_assert_max_num_queries(number):
        browser.get(address)


@pytest.mark.parametrize(
    "values",
    [
        DECIDED,
        {**DECIDED, "set-C13-meaning": "leave_out", "set-C13-membership": ""},
        {**DECIDED, "set-C13-case-1-meaning": "leave_out", "set-C13-case-1-reason": "nobody was asked"},
        {**DECIDED, "set-outcome-absent": "yes", "set-F8-expect": "absent", "solution": "intermediate"},
        {**DECIDED, "contradictory_from": "0.6", "pri": "0.5", "set-F8-rule": "by_degrees"},
    ],
)
def test_to_go_on_from_saved_choices_is_to_have_made_them(
    browser: Client, cocreate: Programme, values: Mapping[str, str]
) -> None:
    browser.post(NEW, {**values, "title": "First", "reason": "a test", "step": "save"})
    record = programme_record(cocreate)
    saved = next(one for one in record.configurations if one.id == "first").latest

    sent = {**(chosen_data(saved) or {}), **form_data(record, saved)}
    choices = ChooseForm(sent, record=record)
    assert choices.is_valid()
    again = ReadForm(sent, record=record, base=choices.chosen)

    assert again.is_valid()
    assert (again.version.outcome, again.version.conditions) == (saved.outcome, saved.conditions)
    assert (again.version.cuts, again.version.expectations) == (saved.cuts, saved.expectations)
