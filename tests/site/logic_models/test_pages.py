"""Reading logic models and what changed between two."""

from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith_site.audit.models import Event
from doingwith_site.logic_models.models import SameNode
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

HERE = "/programmes/cocreate/logic-models/"


def test_the_list_names_every_model(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    words = words_of(browser_of(colin).get(HERE))

    assert "6 logic models of 5 projects and the programme itself." in words


def test_a_drawing_is_read_in_columns(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    answer = browser_of(colin).get(f"{HERE}LM-P08/1/")

    assert "Low national rating for involvement and inequality" in words_of(answer)
    assert 'id="card-c.rating"' in answer.content.decode()
    assert 'href="#card-c.rating"' in answer.content.decode()


def test_a_model_shows_its_versions(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    words = words_of(browser_of(colin).get(f"{HERE}LM-P08/"))

    assert "Version 2, drawn after the work (post facto)" in words


def test_a_difference_is_laid_out_and_a_pair_confirmed(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser = browser_of(eve)
    page = f"{HERE}LM-P08/difference/"
    assert browser.get(page).status_code == 200

    pair = {"from": "LM-P08:1", "to": "LM-P08:2", "old": "c.rating", "new": "c.rating"}
    answer = browser.post(page, pair, follow=True)

    assert "The two cards are one idea now." in words_of(answer)
    assert SameNode.objects.count() == 1
    browser.post(page, {**pair, "act": "apart"})
    assert SameNode.objects.count() == 0


def test_a_file_leaves_and_that_is_recorded(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    answer = browser_of(colin).post(f"{HERE}LM-P08/1/file/", {"format": "pptx"})

    assert answer.content[:2] == b"PK"
    assert Event.objects.filter(verb="take", noun="logic_model").count() == 1
