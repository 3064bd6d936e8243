"""Two evaluators: one puts a document in, marks it and reads; the other reads blind; then they agree."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.person import Person
from tests.site.cases.reading_room import judged, marked, notes_of, read_by, readings_in
from tests.site.evidence.papers import NOTES
from tests.site.programme import joined
from tests.site.tellings import an_account, leaving_hospital

from doingwith.common.judgements import Sign
from doingwith.consent.uses import Use
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.models import Case
from doingwith_site.cases.queries import case_in
from doingwith_site.evidence.excerpts.actions import mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, Code, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

CASE = "/programmes/cocreate/cases/CS2/"
DOCUMENTS = "/programmes/cocreate/projects/P08/documents/"


@pytest.fixture
def noor(cocreate: Programme, noor: User) -> User:
    """Noor evaluates beside Eve."""
    joined(noor, cocreate, Evaluator)
    return noor


def test_from_a_document_to_a_case_that_two_people_agree_on(
    person: Person, cocreate: Programme, eve: User, noor: User, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text(NOTES, encoding="utf-8")
    person.given_i_am_signed_in(eve)
    person.when_i_open(DOCUMENTS)
    person.then_i_read("Nothing has been put into this project's file yet.")
    person.when_i_follow("Add a document")
    person.when_i_fill_in("What it is called", "Notes of the second workshop")
    person.when_i_choose("What it is for", "Notes")
    person.when_i_give_the_file("The file", notes)
    person.when_i_press("Keep this document")
    person.then_i_read("The document is kept in the project file.", "felt listened to")

    person.when_i_open(f"{CASE}readers/")
    for name in ("Eve Lindqvist", "Noor Baptiste"):
        person.page.get_by_label(name).check()
    person.when_i_press("Let them read")
    person.then_i_read("2 people read this case independently.")

    person.when_i_open(f"{DOCUMENTS}D01/")
    person.when_i_follow("Read and mark")
    person.when_i_follow("Mark words of paragraph 2")
    person.when_i_choose("From the word", "4. the")
    person.when_i_choose("Up to and with the word", "9. place")
    person.page.locator("#words_code").select_option(label="L5 Urgency")
    person.when_i_press("Mark these words")
    person.then_i_read("Marked.", "the café was the only place", "L5 Urgency")

    person.when_i_open(f"{CASE}reading/L5/")
    person.when_i_pick("It helped")
    person.when_i_pick("The sources state it")
    person.when_i_fill_in("Why do you judge so?", "They said it was the only place.")
    person.page.get_by_label("the café was the only place").check()
    person.when_i_press("Keep and go back")
    person.then_i_read("You have looked at 1 of 58 factors.", "1 passage")
    person.when_i_press("Hand in my reading")
    person.then_i_read("Your reading is in.", "2 people read this case independently.")

    person.given_i_am_signed_in(noor)
    person.when_i_open(f"{DOCUMENTS}D01/versions/1/read/")
    person.then_i_read("No passage that you may see is marked in it.")
    person.then_i_do_not_read("L5 Urgency")
    person.when_i_open(CASE)
    person.then_i_do_not_read("They said it was the only place.")
    person.when_i_follow("My reading")
    person.then_i_read("You have looked at 0 of 58 factors.")
    person.when_i_open(f"{CASE}reading/L5/")
    person.when_i_pick("It got in the way")
    person.when_i_pick("I concluded it")
    person.when_i_fill_in("Why do you judge so?", "Nobody had time.")
    person.when_i_press("Keep and go back")
    person.when_i_press("Hand in my reading")

    person.when_i_follow("The readings side by side")
    person.then_i_read("2 readers looked at 1 factor and differ on 1.", "Nobody had time.")
    person.when_i_follow("Urgency (L5)")
    person.when_i_pick("It did both")
    person.when_i_pick("I concluded it")
    person.when_i_fill_in("Why?", "It opened a door and closed another.")
    person.when_i_press("Keep this proposal")
    person.then_i_read("Proposed, waiting for Eve Lindqvist.")

    person.given_i_am_signed_in(eve)
    person.when_i_open(f"{CASE}compare/L5/")
    person.when_i_pick("I agree")
    person.when_i_fill_in("Why do you say so?", "Yes, both are true.")
    person.when_i_press("Keep my answer")
    person.then_i_read("Agreed by all readers.")
    person.when_i_open(f"{CASE}compare/")
    person.when_i_press("Make the case final")
    person.then_i_read("The case is final.")


def test_from_a_sign_to_the_words_it_rests_on_in_three_clicks(
    person: Person, cocreate: Programme, eve: User, noor: User, farah: User
) -> None:
    case = read_by(cocreate, eve, noor)
    account = told_by_a_carer(farah, case)
    passage = mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=40)
    judged(case, eve, reason="It was pressing.", passages=(passage,))
    judged(case, noor, sign=Sign.CONSTRAINING, reason="Nobody had time.")
    for reader in (eve, noor):
        hand_in(by=reader, case=case)

    person.given_i_am_signed_in(farah)
    person.when_i_open(CASE)
    person.then_i_read("A factor opens to its readings, their passages, and whose words those are.")
    person.when_i_follow_in_the_table("Urgency (L5)")
    person.then_i_read("Eve Lindqvist", "It was pressing.", "Noor Baptiste", "Nobody had time.")
    person.when_i_follow("“They asked me the same things four times”")
    person.then_i_read(
        account.identifier,
        "a carer",
        "be read by the people working on the project; be quoted without a name",
    )
    person.when_i_follow("Read it where it stands")
    person.then_i_read("They asked me the same things four times whether I was ready.")


def told_by_a_carer(asker: User, case: Case) -> Account:
    """An account that may be quoted without a name."""
    telling = leaving_hospital(asker, case.programme, project=case.project)
    uses = (Use.PROJECT_TEAM, Use.QUOTE_WITHOUT_NAME)
    account, _ = an_account(
        telling, "They asked me the same things four times whether I was ready.", uses=uses
    )
    Account.objects.filter(pk=account.pk).update(teller_role="a carer")
    return account


def test_from_a_code_to_the_passages_it_was_given_to(
    person: Person, cocreate: Programme, eve: User, noor: User
) -> None:
    case = case_in(cocreate, "CS2")
    marked(eve, notes_of(case, eve), "the only place", "L5", "A note.")
    readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.CONSTRAINING})
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/codes/")
    person.then_i_read("1 code that you may see")

    person.when_i_open(f"/programmes/cocreate/codes/{Code.objects.get().token}/")
    person.when_i_follow("the only place")

    person.then_i_read("Workshop notes, version 1", "A note.")
    assert Excerpt.objects.count() == 1


def test_every_passage_is_offered_a_page_at_a_time_without_scripts(
    person_without_scripts: Person,
    cocreate: Programme,
    eve: User,
    noor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("doingwith_site.evidence.excerpts.offering.MOST_PASSAGES", 1)
    case = read_by(cocreate, eve, noor)
    notes = notes_of(case, eve)
    for words in ("the only place", "felt listened to"):
        marked(eve, notes, words)
    person = person_without_scripts
    person.given_i_am_signed_in(eve)

    person.when_i_open(f"{CASE}reading/L5/")
    person.when_i_pick("It helped")
    person.when_i_pick("The sources state it")
    person.when_i_fill_in("Why do you judge so?", "They said it was the only place.")
    person.page.get_by_label("the only place").check()
    person.when_i_press("Show the next passages")
    person.then_i_read("Passages to choose from: page 2 of 2. What you chose stays chosen and stands first.")
    expect(person.page.get_by_label("felt listened to")).to_be_focused()
    expect(person.page.get_by_label("felt listened to")).to_be_in_viewport()
    person.page.get_by_label("felt listened to").check()
    person.when_i_press("Keep and go back")
    person.then_i_read(
        "You have looked at 1 of 58 factors.", "They said it was the only place.", "2 passages"
    )
