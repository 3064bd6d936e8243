"""A person tells on an old phone, and what becomes of it is theirs; a worry reaches one person."""

from pathlib import Path

import pytest
from tests.journeys.conftest import Windows
from tests.journeys.person import Person
from tests.site.cases.reading_room import judged, read_by
from tests.site.programme import joined
from tests.site.tellings import a_picture, leaving_hospital

from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.queries import case_in
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Excerpt, MediaFile
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

QUESTION = "What happened, and how did it feel?"
STORY = "They asked me the same things four times."
WISH = "One person who knows me."
SEARCH = "/programmes/cocreate/search/?q=%22person+who+knows%22"
CASE = "/programmes/cocreate/cases/CS2/"
TEAM = "The people working on this may read, see and hear it."
QUOTE = "They may put my words in a report, without my name."
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 50_000, "uploadThroughput": 30_000}
"""A third-generation network on a bad day: 400 kilobits a second."""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "ward.jpg"
    path.write_bytes(a_picture(size=(1200, 900)))
    return path


@pytest.fixture
def code(cocreate: Programme, farah: User) -> str:
    return leaving_hospital(farah, cocreate, project=case_in(cocreate, "CS2").project).code


@pytest.fixture
def noor(cocreate: Programme, noor: User) -> User:
    """Noor evaluates beside Eve."""
    joined(noor, cocreate, Evaluator)
    return noor


def judged_from_what_was_told(programme: Programme, eve: User, noor: User) -> Excerpt:
    """Both have read the case; Eve's judgement of urgency rests on a passage of the account."""
    case = read_by(programme, eve, noor)
    source = source_of(programme.accounts.get().parts.get(text=WISH))
    passage = mark_text(by=eve, source=source, begins=0, ends=len(WISH), quote=WISH)
    give_code(by=eve, excerpt=passage, code=CodeChosen(kind=CodeKind.FACTOR, key="L5"))
    judged(case, eve, reason="Nobody held it together.", passages=(passage,))
    judged(case, noor, reason="It was pressing.")
    for reader in (eve, noor):
        hand_in(by=reader, case=case)
    return passage


def on_a_slow_network(person: Person) -> Person:
    session = person.page.context.new_cdp_session(person.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    return person


def ticked(person: Person, *words: str) -> None:
    for each in words:
        person.page.get_by_role("checkbox", name=each).check()


def own_code(person: Person) -> str:
    """As a person copies it from the page: two lines."""
    lines = person.page.locator(".letters span:not(.joint)").all_inner_texts()
    return " ".join(lines)


def tell(person: Person, code: str, photo: Path) -> str:
    """From the poster to the receipt; the personal code."""
    person.when_i_open("/tell/")
    person.when_i_fill_in("Your code", code.lower().replace("-", " "))
    person.when_i_press("Go on")
    person.then_the_heading_is("Tell us what it was like to leave hospital")
    person.then_i_read("The number of beds.", "A £10 voucher if you want one.")
    person.when_i_press("Start, and give me my code")
    mine = own_code(person)
    person.when_i_follow("I have it. Go to the first question")

    person.when_i_fill_in(QUESTION, STORY)
    person.when_i_unfold("Add a photo")
    person.when_i_give_the_file("A photo", photo)
    person.when_i_fill_in("What does the photo show?", "The corridor where we waited")
    person.when_i_press("Keep this and go on")
    person.when_i_fill_in("What would have helped?", WISH)
    person.when_i_press("Keep this and choose who may use it")

    ticked(person, TEAM, QUOTE)
    person.page.get_by_role("radio", name="13 to 15").check()
    person.when_i_press("Keep this and show me my receipt")
    person.then_the_heading_is("Your receipt")
    person.then_i_read(STORY, "The corridor where we waited", TEAM, QUOTE)
    assert own_code(person) == mine
    return mine


@pytest.mark.parametrize("runs_scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_story_is_told_on_one_phone_and_narrowed_and_taken_back_on_another(
    windows: Windows,
    cocreate: Programme,
    eve: User,
    noor: User,
    code: str,
    photo: Path,
    runs_scripts: bool,
) -> None:
    phone = on_a_slow_network(windows.open(runs_scripts=runs_scripts))
    mine = tell(phone, code, photo)
    phone.when_i_follow("Make this phone forget me")
    phone.when_i_open("/tell/mine/")
    phone.then_the_heading_is("Type your code")

    evaluator = windows.open()
    evaluator.given_i_am_signed_in(eve)
    evaluator.when_i_open("/programmes/cocreate/accounts/")
    evaluator.when_i_follow_in_the_table(cocreate.accounts.get().identifier)
    evaluator.then_i_read(STORY)
    passage = judged_from_what_was_told(cocreate, eve, noor)
    evaluator.when_i_open(SEARCH)
    evaluator.then_i_read(WISH)
    evaluator.when_i_open(CASE)
    evaluator.then_i_do_not_read("taken back")
    evaluator.when_i_follow_in_the_table("Urgency (L5)")
    evaluator.then_i_read("Nobody held it together.")
    evaluator.when_i_follow(f"“{WISH}”")
    evaluator.then_the_heading_is("A marked passage")
    evaluator.then_i_read(WISH, "be read by the people working on the project")

    other = windows.open(runs_scripts=runs_scripts)
    other.when_i_open("/tell/")
    other.when_i_fill_in("Your code", mine)
    other.when_i_press("Go on")
    other.then_i_read(STORY, "Somebody working on this read it.")

    other.when_i_follow("Change who may use it")
    other.page.get_by_role("checkbox", name=QUOTE).uncheck()
    other.when_i_press("Keep this and show me my receipt")
    other.then_i_do_not_read(QUOTE)

    other.when_i_follow("Change or remove it (Words 1)")
    other.then_the_heading_is("Change or remove it")
    other.when_i_fill_in("Your words", "They asked me five times.")
    other.when_i_press("Keep the new words")
    other.then_i_read("They asked me five times.")

    other.when_i_follow("Take my words back")
    other.then_i_read("You need not say why. It cannot be undone.")
    other.when_i_press("Take all of it back now")
    other.then_the_heading_is("Your words are taken back")
    other.then_i_read("2 pieces of writing", "1 picture", "Your code opens this list from now on.")
    other.then_i_read(
        "1 marked passage",
        "1 label that somebody put on your words",
        "1 judgement that rested on your words now says that words were taken back.",
    )

    evaluator.when_i_open("/programmes/cocreate/accounts/")
    evaluator.then_i_read("Nobody has told anything yet.")
    evaluator.then_i_do_not_read("five times")
    evaluator.when_i_open(f"/programmes/cocreate/excerpts/{passage.token}/")
    evaluator.then_the_heading_is("There is no page here")
    evaluator.when_i_open(SEARCH)
    evaluator.then_i_read("Nothing that you may read answers this search.")
    evaluator.when_i_open(CASE)
    evaluator.then_i_read("stated in the sources; 1 passage taken back by who told it")
    evaluator.when_i_follow_in_the_table("Urgency (L5)")
    evaluator.then_i_read(
        "1 passage taken back by who told it, and none is left: to be read again, sure",
        "To be read again: a judgement has lost all its passages, which were taken back.",
        "Nobody held it together.",
    )
    evaluator.then_i_do_not_read(WISH)


def test_a_voice_is_recorded_in_the_browser_and_kept(
    windows: Windows, cocreate: Programme, code: str
) -> None:
    person = windows.open()
    person.when_i_open(f"/tell/{code}/")
    person.when_i_press("Start, and give me my code")
    person.when_i_follow("I have it. Go to the first question")
    person.when_i_unfold("Add my voice")

    person.page.get_by_role("button", name="Record my voice now").click()
    person.then_i_read("We hear you. Stop when you are ready.")
    person.page.get_by_role("button", name="Stop recording").click()
    person.then_i_read("Recorded. It is kept when you go on.")
    person.when_i_press("Keep this and go on")
    person.when_i_open("/tell/mine/")

    person.then_i_read("Voice")
    assert person.page.locator("audio").count() == 1
    recording = MediaFile.objects.get()
    assert recording.content_type in {"audio/webm", "audio/mp4", "audio/ogg"}
    assert recording.size > 0
    assert (
        recording.seconds is not None
    )  # from its blocks: a browser writes the head before it knows how long
    assert recording.seconds > 0


def test_a_child_asks_a_grown_up_too(windows: Windows, code: str) -> None:
    child = windows.open()
    child.when_i_open(f"/tell/{code}/")
    child.when_i_press("Start, and give me my code")
    child.when_i_follow("I have it. Go to the first question")
    child.when_i_fill_in(QUESTION, STORY)
    child.when_i_press("Keep this and go on")
    child.when_i_press("Keep this and choose who may use it")
    ticked(child, TEAM)
    child.page.get_by_role("radio", name="Under 13").check()
    child.when_i_press("Keep this and show me my receipt")

    child.then_the_heading_is("A grown-up must say yes too")
    mine = own_code(child)
    child.when_i_press("Close my story and ask the grown-up")
    child.then_the_heading_is("For the grown-up")
    child.then_i_do_not_read(STORY)
    child.page.get_by_role("radio", name="A parent").check()
    ticked(child, TEAM)
    child.when_i_press("Keep my answer")

    child.then_the_heading_is("Thank you")
    child.when_i_open("/tell/mine/")
    child.then_the_heading_is("Type your code")
    child.then_i_do_not_read(STORY)
    child.when_i_fill_in("Your code", mine)
    child.when_i_press("Go on")
    child.then_the_heading_is("Your receipt")
    child.then_i_do_not_read("has not said yes yet")


def test_a_worry_reaches_the_safeguarding_lead_alone(
    windows: Windows, cocreate: Programme, eve: User, sana: User, code: str, photo: Path
) -> None:
    teller = windows.open()
    tell(teller, code, photo)
    evaluator = windows.open()
    evaluator.given_i_am_signed_in(eve)
    evaluator.when_i_open("/programmes/cocreate/accounts/")
    evaluator.when_i_follow_in_the_table(cocreate.accounts.get().identifier)
    evaluator.when_i_follow("I am worried about this person")
    evaluator.when_i_fill_in("What are you worried about?", "She says that she has no food at home.")
    evaluator.when_i_press("Send it to the safeguarding lead")
    evaluator.then_i_read("Held: somebody is looking into a worry.")

    lead = windows.open()
    lead.given_i_am_signed_in(sana)
    lead.when_i_open("/programmes/cocreate/")
    lead.when_i_follow("Concerns (1)")
    lead.then_i_read("1 worry to look into, of 1.")
    lead.then_i_do_not_read("no food")
    lead.page.locator("main h2 a").click()
    lead.then_i_read("She says that she has no food at home.", "Raised by Eve Lindqvist.")
    lead.when_i_fill_in("What was done", "I rang her school, as she wished.")
    ticked(lead, "Nothing more is to be done, and the account may be used again")
    lead.when_i_press("Write this down")
    lead.then_i_read("Nothing is left to look into.")


def test_polish_and_easy_read_are_one_press_away(windows: Windows, code: str) -> None:
    teller = windows.open()
    teller.when_i_open(f"/tell/{code}/")
    teller.when_i_follow("Read this in Easy Read")
    teller.then_i_read("There is no Easy Read text of this telling yet.")
    teller.when_i_follow("polski")
    teller.then_i_read("Zacznij i daj mi mój kod")
    teller.when_i_follow("English")
    teller.when_i_follow("Read this in ordinary words")
    teller.then_i_read("Start, and give me my code")
