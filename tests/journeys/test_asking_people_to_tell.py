"""A facilitator asks people to tell, and writes down for those who have no phone."""

from pathlib import Path

from tests.journeys.conftest import Windows
from tests.site.programme import EXAMPLE, joined
from tests.site.tellings import a_picture

from doingwith.exchange.bundle.check import read_bundle
from doingwith_site.exchange.actions import import_record
from doingwith_site.people.models import User
from doingwith_site.people.roles import Facilitator
from doingwith_site.programmes.models import Programme


def test_from_an_empty_page_to_somebodys_code(
    windows: Windows, cocreate: Programme, farah: User, tmp_path: Path
) -> None:
    facilitator = windows.open()
    facilitator.given_i_am_signed_in(farah)
    facilitator.when_i_open("/programmes/cocreate/accounts/")
    facilitator.then_i_read("Nobody is asked to tell yet")
    facilitator.when_i_follow("Ask people to tell")
    for label, words in (
        ("What is it about?", "Tell us what it was like to leave hospital"),
        ("Who is asking?", "The council and the hospital."),
        ("What can change because of it?", "How you are told about help at home."),
        ("What cannot change?", "The number of beds."),
        ("How many minutes does it take?", "5"),
        ("Do people get anything for it?", "A £10 voucher if you want one."),
        ("Questions", "What happened?\nWhat would have helped?"),
    ):
        facilitator.when_i_fill_in(label, words)
    facilitator.when_i_press("Open it")
    facilitator.then_i_read("It is open. Its code is", "How people find it")
    telling = facilitator.page.url

    facilitator.when_i_follow("A poster to print")
    facilitator.then_i_read("You need no account and no password")
    facilitator.page.goto(telling)
    facilitator.when_i_press("Make a form with a code, to print")
    facilitator.then_i_read("Tear this off and keep it")
    facilitator.page.goto(telling)
    facilitator.when_i_follow("English, Easy Read")
    facilitator.then_the_heading_is("English, Easy Read")

    facilitator.page.goto(telling)
    facilitator.when_i_follow("Write down what somebody tells")
    facilitator.when_i_fill_in("What happened?", "They asked her four times.")
    for words in ("They said it on the telephone", "Word for word", "I read it back", "18 or over"):
        facilitator.when_i_pick(words)
    facilitator.page.get_by_role("checkbox", name="For the people working on the project").check()
    facilitator.when_i_press("Keep it and show their code")
    facilitator.then_the_heading_is("Their code")

    facilitator.when_i_follow("Go to the accounts")
    account = cocreate.accounts.get(told_at__isnull=False)
    facilitator.when_i_follow_in_the_table(account.identifier)
    facilitator.then_i_read("written down by Farah Aziz, word for word, read back to them and confirmed.")
    facilitator.when_i_follow("See what was agreed to")
    facilitator.then_i_read("Its words are not on this page.")


def test_whoever_told_elsewhere_gets_a_code_on_paper_and_opens_it(
    windows: Windows, priya: User, farah: User
) -> None:
    programme = import_record(by=priya, record=read_bundle(EXAMPLE))
    joined(farah, programme, Facilitator)
    facilitator = windows.open()
    facilitator.given_i_am_signed_in(farah)
    facilitator.when_i_open("/programmes/lantern-vale/accounts/")
    facilitator.then_i_read("6 people have no code of their own")
    facilitator.when_i_follow("Make a code for B1")
    facilitator.then_the_heading_is("What was agreed to")
    facilitator.when_i_press("Make a code to print")
    facilitator.then_the_heading_is("A code for this person")
    code = facilitator.page.locator(".place-code").inner_text().replace("\n", "")

    teller = windows.open()
    teller.when_i_open("/tell/")
    teller.when_i_fill_in("Your code", code)
    teller.when_i_press("Go on")
    teller.then_the_heading_is("Your receipt")
    teller.then_i_read("Somebody who works on the project made your code on", "half past ten")


def test_words_are_typed_beside_a_picture(
    windows: Windows, cocreate: Programme, farah: User, tmp_path: Path
) -> None:
    from tests.site.tellings import one_account

    one_account(farah)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(a_picture())
    facilitator = windows.open()
    facilitator.given_i_am_signed_in(farah)
    facilitator.when_i_open("/programmes/cocreate/accounts/A-1/")
    facilitator.when_i_follow("Say what it shows in piece 1")
    facilitator.then_the_heading_is("Words beside it")
    facilitator.when_i_fill_in("Words beside it", "A corridor with six chairs")
    facilitator.when_i_fill_in("Why do you type it again?", "The chairs were left out")
    facilitator.when_i_press("Keep what is typed again")
    facilitator.then_i_read("A corridor with six chairs")
