"""Beside a text, a picture and a recording stands each code and who gave it, as far as it may be seen."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.cases.reading_room import judged, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.evidence.papers import NOTES, PAPERS
from tests.site.programme import joined
from tests.site.sounds import a_wave
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.evidence.accounts import PartKind
from doingwith_site.cases.actions.readings import hand_in
from doingwith_site.cases.forms.marking import SoundForm
from doingwith_site.cases.models import Case
from doingwith_site.cases.presenters.passages import stretch
from doingwith_site.evidence.actions.parts import add_part
from doingwith_site.evidence.models import Excerpt, MediaFile
from doingwith_site.evidence.uploads.sounds import taken_sound
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

DOCUMENTS = "/programmes/cocreate/projects/P08/documents/"
Place = tuple[str, dict[str, str], str]
"""Where a source is read, what is sent to mark a place in it, and the place in words."""
CAFE = "the café was the only place"


def a_text(case: Case, browser: Browser, eve: User, priya: User) -> Place:
    notes_of(case, eve)
    begins = NOTES.index(CAFE)
    boxes = {"way": "selection", "begins": str(begins), "ends": str(begins + len(CAFE)), "quote": CAFE}
    return f"{DOCUMENTS}D01/versions/1/read/", boxes, CAFE


def a_drawing(case: Case, browser: Browser, eve: User, priya: User) -> Place:
    boxes = {"title": "Drawing", "kind": "image", "document": SimpleUploadedFile("x", PAPERS["image"]())}
    browser(eve).post(f"{DOCUMENTS}new/", boxes)
    frame = {"way": "area", "left": "1", "top": "2", "right": "30", "bottom": "20"}
    return f"{DOCUMENTS}D01/versions/1/read/", frame, "a part of the picture, 1,2 to 30,20"


def a_recording(case: Case, browser: Browser, eve: User, priya: User) -> Place:
    telling = leaving_hospital(priya, case.programme, project=case.project)
    account, _ = an_account(telling, "They asked me four times.")
    upload = taken_sound(io.BytesIO(a_wave(seconds=3)))
    add_part(by=None, account=account, kind=PartKind.VOICE, question=None, text="", upload=upload)
    stretch = {"way": "sound", "begins": "0:01", "ends": "0:02.5"}
    read = f"/programmes/cocreate/accounts/{account.identifier}/parts/2/read/"
    return read, stretch, "from 1 to 2.5 seconds"


@pytest.fixture
def case(cocreate: Programme, eve: User, noor: User, priya: User) -> Case:
    """CS2, read by Eve and Noor."""
    joined(noor, cocreate, Evaluator)
    return read_by(cocreate, eve, noor)


@pytest.mark.parametrize("source", [a_text, a_drawing, a_recording], ids=lambda one: one.__name__)
def test_two_coders_of_one_place_are_both_named_and_neither_before_both_are_in(
    case: Case,
    eve: User,
    noor: User,
    browser_of: Browser,
    priya: User,
    source: Callable[..., Place],
) -> None:
    read, place, words = source(case, browser_of, eve, priya)
    browser_of(eve).post(read, {**place, "code": "factor:L5", "memo": "Eve's note."})
    browser_of(noor).post(read, {**place, "code": "factor:L4"})

    hers, others = (words_of(browser_of(one).get(read)) for one in (eve, noor))
    assert f"{words} L5 Urgency Eve Lindqvist: Eve's note." in hers
    assert "Noor Baptiste" not in hers.replace("Signed in as Noor Baptiste", "")
    assert "Eve Lindqvist" not in others
    assert "Eve's note." not in others

    for reader in (eve, noor):
        judged(case, reader)
        hand_in(by=reader, case=case)
    browser_of(noor).post(
        f"/programmes/cocreate/excerpts/{Excerpt.objects.get(marked_by=eve).token}/",
        {"act": "code", "own": "four times"},
    )
    for reader in (eve, noor):
        margin = words_of(browser_of(reader).get(read))
        assert f"{words} L5 Urgency Eve Lindqvist: Eve's note. four times Noor Baptiste" in margin
        assert margin.count("Noor Baptiste") >= 2


def test_a_recording_that_does_not_say_how_long_it_is_can_be_marked(
    case: Case, eve: User, priya: User, browser_of: Browser
) -> None:
    read, place, words = a_recording(case, browser_of, eve, priya)
    MediaFile.objects.update(seconds=None)  # as browsers record
    browser = browser_of(eve)

    assert words in words_of(browser.post(read, place, follow=True))
    page = browser.get(f"/programmes/cocreate/excerpts/{Excerpt.objects.get().token}/").content.decode()
    assert f'src="{read.removesuffix("read/")}file/#t=1.000,2.500"' in page
    refused = words_of(browser.post(read, {**place, "ends": "4:00:00"}))
    assert "A recording lasts 3 hours at most, so the stretch cannot lie there." in refused
    turned = words_of(browser.post(read, {**place, "ends": "0:01"}))
    assert "The stretch ends before it begins. Write the times the other way round." in turned


@pytest.mark.parametrize(
    ("typed", "milliseconds"),
    [
        ("65", 65_000), ("1:05", 65_000), ("1:05.25", 65_250), ("1:05,2", 65_200), ("1:02:03", 3_723_000),
        (" 0:00 ", 0), ("90:00", 5_400_000), ("-1", None), ("1:", None), ("nan", None), ("1e3", None),
        ("١:٠٥", None), ("0:0:0:1", None),
    ],
)  # fmt: skip
def test_a_time_is_typed_as_a_player_shows_it_or_in_seconds(typed: str, milliseconds: int | None) -> None:
    field = SoundForm.base_fields["begins"]

    if milliseconds is None:
        with pytest.raises(Exception, match="Write a time such as 1:05"):
            field.clean(typed)
    else:
        assert field.clean(typed) == milliseconds


def test_a_stretch_is_told_in_seconds_or_as_a_player_shows_it() -> None:
    assert stretch(11_000, 13_100) == "from 11 to 13.1 seconds"
    assert stretch(59_500, 65_250) == "from 0:59.5 to 1:05.25"
    assert stretch(3_723_000, 3_730_000) == "from 1:02:03 to 1:02:10"
