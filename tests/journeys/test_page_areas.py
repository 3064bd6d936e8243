"""A part of a page of a report, chosen by two corners, becomes a passage that leads back to its page."""

import re

from playwright.sync_api import expect
from tests.journeys.person import Person
from tests.site.evidence.project_file import pdf_kept

from doingwith_site.evidence.models import Excerpt
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

READ = "/programmes/cocreate/projects/P08/documents/D01/versions/1/read/"


def test_a_part_of_a_page_is_marked_by_two_corners(person: Person, cocreate: Programme, eve: User) -> None:
    pdf_kept(eve)
    person.given_i_am_signed_in(eve)
    person.when_i_open(READ)
    person.when_i_follow("See the pages as they look, and mark parts of them")
    person.then_i_read("No parts of this page that you may see are marked.", "Next page")

    picture = person.page.locator(".marked-picture svg[role=img]")
    picture.scroll_into_view_if_needed()
    width = picture.bounding_box()["width"]  # type: ignore[index]
    picture.click(position={"x": width * 0.1, "y": width * 0.1})
    picture.click(position={"x": width * 0.5, "y": width * 0.4})
    expect(person.page.get_by_label("From the left, in points")).to_have_value(
        re.compile("^(5[789]|6[0123])$")
    )
    person.then_everybody_can_use_this_page()
    person.page.get_by_label("Or a code of your own").fill("a chart")
    person.when_i_press("Mark this part")

    person.then_i_read("1 part of this page that you may see is marked.", "a chart")
    excerpt = Excerpt.objects.get()
    assert excerpt.page == 1
    assert abs((excerpt.right or 0) - 298) <= 4  # a dot of a phone is nearly two points
    person.when_i_open(f"/programmes/cocreate/excerpts/{excerpt.token}/")
    person.when_i_follow("Read it where it stands")
    person.then_i_read("1 part of this page that you may see is marked.")
