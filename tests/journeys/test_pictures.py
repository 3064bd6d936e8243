"""The pictures of the README. They are written anew only when asked: ./run pictures."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from tests.journeys.conftest import Screen
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

IMAGES = Path(__file__).parents[2] / "docs" / "images"
LARGEST = 200_000
"""Bytes. A README is opened on phones, too."""
FIRST_HEADINGS = {"case": "What helped and what got in the way"}
"""Where a picture begins lower than its page, to show what the page is for."""
HEIGHTS = {"desktop": 1100, "phone": 1400}
PICTURES = {
    "desktop": {
        "programme": "/programmes/cocreate/",
        "project": "/programmes/cocreate/projects/P17/",
        "case": "/programmes/cocreate/cases/CS2/",
        "factors": "/programmes/cocreate/factors/",
        "theory": "/programmes/cocreate/theory/",
        "report": "/programmes/cocreate/report/",
    },
    "phone": {
        "programme-phone": "/programmes/cocreate/",
        "case-phone": "/programmes/cocreate/cases/CS2/",
    },
}


def test_pictures_can_be_taken(person: Person, screen: Screen, cocreate: Programme, eve: User) -> None:
    person.given_i_am_signed_in(eve)
    for name, address in PICTURES[screen.name].items():
        person.page.goto(person.site + address)
        taken = picture(person, screen, FIRST_HEADINGS.get(name))

        assert len(taken) <= LARGEST, f"{name} has {len(taken):,} bytes."
        if os.environ.get("DOINGWITH_PICTURES") == "1":
            (IMAGES / f"{name}.png").write_bytes(taken)


@pytest.mark.parametrize("name", [name for each in PICTURES.values() for name in each])
def test_each_picture_stands_in_the_documentation(name: str) -> None:
    with Image.open(IMAGES / f"{name}.png") as found:
        assert found.width in {1280, 390}


def picture(person: Person, screen: Screen, heading: str | None) -> bytes:
    """The page from its top, or from a heading, as a PNG file of few colours."""
    top = 0.0
    if heading:
        box = person.page.get_by_role("heading", name=heading, exact=True).bounding_box()
        assert box
        top = box["y"] - 24
    clip = {"x": 0, "y": top, "width": screen.width, "height": HEIGHTS[screen.name]}
    whole = person.page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
    written = io.BytesIO()
    with Image.open(io.BytesIO(whole)) as full:
        full.convert("RGB").quantize(colors=128, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
