"""Reading a case independently, comparing, agreeing and making it final."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.cases.reading_room import judged, marked, notes_of, read_by, readings_in
from tests.site.conftest import Browser
from tests.site.programme import joined
from tests.site.words import lands_at, words_of

from doingwith.common.judgements import Basis, Sign
from doingwith_site.audit.models import Event
from doingwith_site.cases.actions.comparing import (
    answer_question,
    ask_question,
    finish_case,
    propose,
    reopen_case,
    speak,
)
from doingwith_site.cases.actions.readings import (
    Finding,
    choose_readers,
    excuse_reader,
    hand_in,
    judge_factor,
    open_case,
)
from doingwith_site.cases.models import Case, Reading
from doingwith_site.cases.queries import case_in, factor_in, judgements_of, reading_of
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/cases/CS2/"
ENABLING, CONSTRAINING = Sign.ENABLING, Sign.CONSTRAINING


@pytest.fixture
def cocreate(cocreate: Programme, noor: User) -> Programme:
    """With Noor as a second evaluator."""
    joined(noor, cocreate, Evaluator)
    return cocreate


def refusal(act: object, **words: object) -> str:
    with pytest.raises(Refused) as refused:
        act(**words)  # type: ignore[operator]
    return str(refused.value)


class TestOpeningACase:
    def test_leads_to_choosing_its_readers(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)

        answer = browser.post(
            "/programmes/cocreate/projects/P01/case/", {"title": "A new story"}, follow=True
        )

        case = Case.objects.get(title="A new story")
        assert answer.redirect_chain == [(f"/programmes/cocreate/cases/{case.identifier}/readers/", 302)]
        assert "The case is open. Choose who reads it." in words_of(answer)
        assert case.identifier == "CS06"

    def test_is_one_case_however_often_it_is_pressed(self, cocreate: Programme, eve: User) -> None:
        project = cocreate.projects.get(identifier="P01")

        first = open_case(by=eve, project=project, title="A new story")

        assert open_case(by=eve, project=project, title="A new story") == first

    def test_is_offered_by_the_project_to_who_may(
        self, cocreate: Programme, eve: User, farah: User, browser_of: Browser
    ) -> None:
        page = "/programmes/cocreate/projects/P01/"

        assert "Read it as a case" in words_of(browser_of(eve).get(page))
        assert "Read it as a case" not in words_of(browser_of(farah).get(page))


class TestChoosingReaders:
    def test_begins_the_reading(
        self, cocreate: Programme, eve: User, noor: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(f"{PAGE}readers/", {"readers": [eve.pk, noor.pk]}, follow=True)

        words = words_of(answer)
        assert "The readers are chosen. Each finds “My reading” on the case's page." in words
        assert (
            "2 people read this case independently. What they write is hidden from everybody else until all "
            "their readings are in."
        ) in words

    def test_asks_for_two(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        answer = browser_of(eve).post(f"{PAGE}readers/", {"readers": [eve.pk]})

        assert "Choose at least two readers: what one person sees, another may not." in words_of(answer)
        assert not Reading.objects.filter(person=eve).exists()

    def test_takes_only_people_who_may_read(self, cocreate: Programme, eve: User, farah: User) -> None:
        said = refusal(choose_readers, by=eve, case=case_in(cocreate, "CS2"), readers=[eve, farah])

        assert said == (
            "Only a programme lead or an evaluator can read a project as a case: mark passages, give them "
            "codes and judge factors. In this programme you are a facilitator."
        )

    def test_is_over_once_the_readings_were_seen(
        self, cocreate: Programme, eve: User, noor: User, priya: User
    ) -> None:
        case = readings_in(cocreate, {eve: ENABLING, noor: CONSTRAINING})

        assert refusal(choose_readers, by=priya, case=case, readers=[priya]) == (
            "Every reading of this case is in and has been seen. Nobody new could read it independently now."
        )

    def test_names_readers_by_their_part(self, cocreate: Programme, eve: User, noor: User) -> None:
        case = read_by(cocreate, eve, noor)
        again = read_by(cocreate, eve, noor, case="CS3")

        readings = [reading_of(row, person) for row in (case, again) for person in (eve, noor)]
        parts = [reading.reader for reading in readings if reading]

        assert parts == ["evaluator-01", "evaluator-02"] * 2

    def test_lets_somebody_in_the_place_of_who_cannot_go_on(
        self, cocreate: Programme, eve: User, noor: User, priya: User, browser_of: Browser
    ) -> None:
        case = read_by(cocreate, eve, noor)
        judged(case, eve)
        hand_in(by=eve, case=case)
        member = cocreate.memberships.get(person=noor).pk

        answer = browser_of(priya).post(f"{PAGE}readers/{member}/excuse/", follow=True)

        assert "They read this case no more. Choose somebody in their place." in words_of(answer)
        choose_readers(by=priya, case=case, readers=[priya])
        judged(case, priya)
        assert hand_in(by=priya, case=case).phase == "comparing"

    def test_keeps_a_reading_that_is_in(self, cocreate: Programme, eve: User, noor: User) -> None:
        case = read_by(cocreate, eve, noor)
        judged(case, noor)
        hand_in(by=noor, case=case)

        assert refusal(excuse_reader, by=eve, case=case, reader=noor) == (
            "This reading is in. It cannot be taken out any more."
        )


class TestReadingIndependently:
    @pytest.fixture
    def case(self, cocreate: Programme, eve: User, noor: User) -> Case:
        return read_by(cocreate, eve, noor)

    def test_goes_factor_by_factor(self, case: Case, eve: User, browser_of: Browser) -> None:
        passage = marked(eve, notes_of(case, eve), "the only place where they felt listened to")
        boxes = {
            "finding": "+",
            "basis": "explicit",
            "reason": "They said so.",
            "confidence": "high",
            "excerpts": [passage.token],
        }

        answer = browser_of(eve).post(f"{PAGE}reading/L5/", boxes, follow=True)

        assert answer.redirect_chain == [(f"{PAGE}reading/L6/", 302)]
        page = words_of(browser_of(eve).get(f"{PAGE}reading/"))
        assert "You have looked at 1 of 58 factors." in page
        assert "Stated in the sources: They said so. 1 passage" in page

    def test_offers_every_passage_a_page_at_a_time_and_loses_nothing_typed(
        self, case: Case, eve: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("doingwith_site.evidence.excerpts.offering.MOST_PASSAGES", 1)
        notes = notes_of(case, eve)
        early = str(marked(eve, notes, "the only place").token)
        late = str(marked(eve, notes, "felt listened to").token)
        browser, there = browser_of(eve), f"{PAGE}reading/L5/"
        typed = {"finding": "+", "basis": "explicit", "reason": "They said so.", "confidence": ""}
        first = browser.get(there)
        assert "Passages to choose from: page 1 of 2." in words_of(first)
        assert late not in first.content.decode()
        assert lands_at(first) == []

        turned = browser.post(there, {**typed, "excerpts": early, "act": "turn:2"})

        form = turned.context["form"]
        assert [name for name, _ in form.fields["excerpts"].choices] == [early, late]
        assert {name: form[name].value() for name in typed} == typed
        assert form["excerpts"].value() == [early]
        assert lands_at(turned) == [late], "and not at the top of the page"
        assert lands_at(browser.post(there, {"excerpts": [early, late], "act": "turn:2"})) == [early]
        assert "Show the passages before" in words_of(turned)
        assert "Something needs" not in words_of(turned)
        assert judgements_of(reading_of(case, eve)) == {}
        browser.post(there, {**typed, "excerpts": [early, late]})
        again = browser.get(there).context["form"]
        assert again["excerpts"].value() == [early, late]
        browser.post(there, {**typed, "excerpts": again["excerpts"].value(), "reason": "They both said so."})
        [kept] = judgements_of(reading_of(case, eve)).values()
        assert {str(one.token) for one in kept.excerpts.all()} == {early, late}

    @pytest.mark.parametrize("page", ["0", "99", "x", "-1", "9" * 40, ""])
    def test_a_page_that_is_not_there_and_a_passage_of_no_name_harm_nothing(
        self, case: Case, eve: User, browser_of: Browser, page: str
    ) -> None:
        mine = marked(eve, notes_of(case, eve), "the only place")
        boxes = {"finding": "not_reported", "excerpts": [str(mine.token), "x", "\0", "e" * 999]}

        answer = browser_of(eve).post(f"{PAGE}reading/L5/", {**boxes, "act": f"turn:{page}"})

        assert answer.status_code == 200
        assert "the only place" in words_of(answer)

    def test_a_passage_of_somebody_else_cannot_be_chosen_by_its_name(
        self, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        notes = notes_of(case, eve)
        hers, _ = marked(noor, notes, "the only place"), marked(eve, notes, "felt listened to")
        boxes = {"finding": "not_reported", "excerpts": [str(hers.token)]}

        answer = browser_of(eve).post(f"{PAGE}reading/L5/", boxes)

        assert "This is not here any more. Choose another one." in words_of(answer)
        assert str(hers.token) not in answer.content.decode()
        assert judgements_of(reading_of(case, eve)) == {}

    def test_many_passages_cost_no_more_queries_than_a_few(
        self, case: Case, eve: User, browser_of: Browser
    ) -> None:
        notes = notes_of(case, eve)
        for words in ("the only place", "felt listened to"):
            marked(eve, notes, words)
        browser = browser_of(eve)
        with CaptureQueriesContext(connection) as few:
            browser.get(f"{PAGE}reading/L5/")
        for words in ("only", "place", "where", "they", "felt", "listened"):
            marked(eve, notes, words)

        with CaptureQueriesContext(connection) as many:
            browser.get(f"{PAGE}reading/L5/")

        assert len(many) == len(few)

    @pytest.mark.parametrize(
        ("boxes", "sentence"),
        [
            ({"finding": "+", "reason": "x"}, "Choose an answer to “What does that rest on?”."),
            ({"finding": "+", "basis": "explicit"}, "Fill in “Why do you judge so?”."),
            ({"reason": ""}, "Choose an answer to “What did you find?”."),
        ],
    )
    def test_asks_for_what_a_sign_needs(
        self, case: Case, eve: User, browser_of: Browser, boxes: dict[str, str], sentence: str
    ) -> None:
        assert sentence in words_of(browser_of(eve).post(f"{PAGE}reading/L5/", boxes))

    def test_tells_not_reported_from_not_looked_at(self, case: Case, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)
        browser.post(f"{PAGE}reading/L5/", {"finding": "not_reported"})
        browser.post(f"{PAGE}reading/L6/", {"finding": "+", "basis": "inferred", "reason": "x"})
        browser.post(f"{PAGE}reading/L6/", {"finding": "not_looked"})

        words = words_of(browser.get(f"{PAGE}reading/"))

        assert words.count("Looked for, not reported") == 1
        assert words.count("Not looked at yet") == 57

    def test_is_handed_in_once_and_stays(self, case: Case, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)
        assert (
            "You have not judged any factor yet. Judge at least one before you hand your reading in."
        ) in words_of(browser.post(f"{PAGE}reading/"))
        judged(case, eve)

        assert "Your reading is in." in words_of(browser.post(f"{PAGE}reading/", follow=True))

        said = refusal(
            judge_factor,
            by=eve,
            case=case,
            factor=factor_in(case.programme, "L5"),
            finding=Finding(sign=None),
        )
        assert said == (
            "Your reading is in and stays as it is. What changes from now on, the readers agree together."
        )

    def test_has_no_address_for_anybody_else(
        self, case: Case, priya: User, farah: User, browser_of: Browser
    ) -> None:
        assert browser_of(priya).get(f"{PAGE}reading/").status_code == 404
        assert browser_of(priya).post(f"{PAGE}reading/L5/", {"finding": "+"}).status_code == 404
        assert browser_of(farah).get(f"{PAGE}reading/").status_code == 403

    def test_keeps_nobodys_words_in_the_log(self, case: Case, eve: User) -> None:
        judged(case, eve, reason="A sentence nobody must find")

        told = " ".join(str(event.detail) + event.verb for event in Event.objects.all())
        assert "sentence" not in told


class TestComparing:
    @pytest.fixture
    def case(self, cocreate: Programme, eve: User, noor: User) -> Case:
        return readings_in(cocreate, {eve: ENABLING, noor: CONSTRAINING})

    def test_shows_differences_first(self, case: Case, farah: User, browser_of: Browser) -> None:
        words = words_of(browser_of(farah).get(f"{PAGE}compare/"))

        assert "2 readers looked at 1 factor and differ on 1." in words
        assert (
            words.index("Where they differ") < words.index("So Eve") < words.index("Where they say the same")
        )
        assert "the readers differ, and nothing is proposed yet" in words

    def test_ends_in_agreement_each_with_a_reason(
        self, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        boxes = {
            "act": "propose",
            "propose-finding": "+/-",
            "propose-basis": "inferred",
            "propose-reason": "It did both.",
        }
        answer = browser_of(eve).post(f"{PAGE}compare/L5/", boxes, follow=True)
        assert "Your proposal is kept. The other readers answer it now." in words_of(answer)
        assert "Proposed, waiting for Noor Baptiste." in words_of(answer)

        answer = browser_of(noor).post(
            f"{PAGE}compare/L5/",
            {
                "act": "speak",
                "speak-agrees": "no",
                "speak-reason": "I still see a minus.",
                "speak-number": "1",
            },
            follow=True,
        )

        words = words_of(answer)
        assert "Agreed, and one reader keeps another judgement." in words
        assert "Noor Baptiste keeps their own judgement: I still see a minus." in words
        assert finish_case(by=noor, case=case).phase == "final"
        assert "Final: 2 readings were made independently, compared and agreed." in words_of(
            browser_of(eve).get(PAGE)
        )

    def test_keeps_what_a_reader_answered_before(
        self, case: Case, eve: User, noor: User, browser_of: Browser
    ) -> None:
        factor = factor_in(case.programme, "L5")
        propose(by=eve, case=case, factor=factor, sign=ENABLING, basis=Basis.EXPLICIT, reason="It helped.")
        speak(by=noor, case=case, factor=factor, number=1, agrees=False, reason="I see a minus.")
        speak(by=noor, case=case, factor=factor, number=1, agrees=True, reason="You are right.")

        words = words_of(browser_of(eve).get(f"{PAGE}compare/L5/"))

        assert "Noor Baptiste kept their own judgement before: I see a minus." in words
        assert "Noor Baptiste agrees: You are right." in words
        assert "one reader keeps another judgement" not in words

    def test_keeps_the_case_open_while_something_is_open(
        self, case: Case, eve: User, noor: User, farah: User
    ) -> None:
        ask_question(by=eve, case=case, text="Who decided?")

        assert refusal(finish_case, by=eve, case=case) == (
            "The case cannot be final yet: 1 difference to settle and 1 question to answer."
        )
        factor = factor_in(case.programme, "L5")
        propose(by=eve, case=case, factor=factor, sign=ENABLING, basis=Basis.EXPLICIT, reason="It helped.")
        speak(by=noor, case=case, factor=factor, number=1, agrees=True, reason="Yes.")
        assert refusal(finish_case, by=eve, case=case) == (
            "The case cannot be final yet: 1 question to answer."
        )
        answer_question(by=farah, case=case, number=1, answer="The board.")
        assert finish_case(by=eve, case=case).phase == "final"

    def test_lets_nobody_agree_to_what_they_have_not_seen(self, case: Case, eve: User, noor: User) -> None:
        factor = factor_in(case.programme, "L5")
        for reason in ("First.", "Second."):
            propose(by=eve, case=case, factor=factor, sign=None, basis=None, reason=reason)

        said = refusal(speak, by=noor, case=case, factor=factor, number=1, agrees=True, reason="Yes.")

        assert said == "Another proposal was made meanwhile. Read it before you answer."
        assert case.proposals.count() == 2

    def test_can_be_opened_again_without_losing_anything(self, case: Case, eve: User, noor: User) -> None:
        factor = factor_in(case.programme, "L5")
        propose(by=eve, case=case, factor=factor, sign=None, basis=None, reason="Not there.")
        speak(by=noor, case=case, factor=factor, number=1, agrees=True, reason="Yes.")
        finish_case(by=eve, case=case)
        assert refusal(propose, by=eve, case=case, factor=factor, sign=None, basis=None, reason="x") == (
            "This case is final. Open it again before you change what was agreed."
        )

        assert reopen_case(by=eve, case=case).phase == "comparing"
        assert case.proposals.count() == 1

    def test_is_for_its_readers(self, case: Case, priya: User) -> None:
        with pytest.raises(NotYours):
            ask_question(by=priya, case=case, text="May I?")

    def test_a_question_reaches_those_who_can_answer_without_a_word_of_it(
        self,
        case: Case,
        eve: User,
        farah: User,
        browser_of: Browser,
        django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
    ) -> None:
        pages = ("/programmes/", "/programmes/cocreate/")
        project = f"/programmes/cocreate/projects/{case.project.identifier}/"
        with django_capture_on_commit_callbacks(execute=True):
            ask_question(by=eve, case=case, text="Who decided on quokkas?")

        (letter,) = mail.outbox
        assert farah.email in letter.recipients()
        assert eve.email not in letter.recipients()
        assert "quokkas" not in str(letter.body)
        assert "Co:Create" in str(letter.body)
        for page in pages:
            assert "Projects (1)" in words_of(browser_of(farah).get(page))
            assert "Projects (1)" not in words_of(browser_of(eve).get(page))
        listed = browser_of(farah).get(pages[1])
        assert f"1 question about {case.project.title}" in words_of(listed)
        assert f'href="{PAGE}questions/"' in listed.content.decode()
        line = "1 question from the readers of its case waits for an answer"
        assert line in words_of(browser_of(farah).get(project))
        assert line not in words_of(browser_of(eve).get(project))

        answer_question(by=farah, case=case, number=1, answer="The board.")

        assert "Projects (1)" not in words_of(browser_of(farah).get(pages[1]))
        assert line not in words_of(browser_of(farah).get(project))

    def test_is_answered_by_the_project_on_its_page(
        self, case: Case, eve: User, farah: User, browser_of: Browser
    ) -> None:
        ask_question(by=eve, case=case, text="Who decided?")

        answer = browser_of(farah).post(
            f"{PAGE}questions/", {"number": "1", "answer": "The board."}, follow=True
        )

        words = words_of(answer)
        assert "Your answer is kept." in words
        assert "The board. answered by Farah" in words
        assert refusal(answer_question, by=farah, case=case, number=1, answer="No.") == (
            "This question has been answered already."
        )

    def test_costs_the_same_however_much_was_judged(
        self, cocreate: Programme, eve: User, noor: User, browser_of: Browser
    ) -> None:
        few = readings_in(cocreate, {eve: ENABLING, noor: ENABLING}, case="CS3")
        many = read_by(cocreate, eve, noor, case="CS4")
        for reader in (eve, noor):
            for factor in ("L1", "L2", "L3", "L4", "L5", "L6"):
                judged(many, reader, factor)
            hand_in(by=reader, case=many)
        browser = browser_of(eve)
        counts = []
        for case in (few, few, many):
            with CaptureQueriesContext(connection) as made:
                browser.get(f"/programmes/cocreate/cases/{case.identifier}/compare/")
            counts.append(len(made))

        assert counts[1] == counts[2]
