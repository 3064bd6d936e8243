"""A page that is open fetches only what is not as it has it, and puts the whole together from that."""

import re

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.logic_models.meetings import the_drawing

from doingwith_site.logic_models.models import LogicModel
from doingwith_site.logic_models.together.parts import HAS, PICTURE
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

HERE = "/programmes/cocreate/logic-models/LM-P08/1/"
OUTLINE = f"{HERE}outline/"
PART = re.compile(r'<[a-z]+[1-6]? data-part="([\w-]+)"')
PLACE = re.compile(r'<([a-z]+[1-6]?) data-same="([\w-]+)"></\1>')
OF_ONE_ANSWER = re.compile(r'(name="(?:csrfmiddlewaretoken|seen)") value="[^"]*"')


@pytest.fixture
def his(cocreate: Programme, eve: User, browser_of: Browser) -> Client:
    """Eve, who has the outline open."""
    return browser_of(eve)


@pytest.fixture
def hers(cocreate: Programme, farah: User, browser_of: Browser) -> Client:
    """Farah, who draws too."""
    return browser_of(farah)


def whole(browser: Client) -> str:
    return browser.get(OUTLINE).content.decode()


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def fetched(browser: Client, names: list[str]) -> str:
    return browser.get(OUTLINE, headers={HAS: " ".join(names)}).content.decode()


def part_of(page: str, name: str) -> str:
    """The part of this name, from its opening to its closing tag: the slow way, by counting."""
    begins = next(found.start() for found in PART.finditer(page) if found[1] == name)
    tag = re.match(r"<([a-z]+[1-6]?)", page[begins:])[1]  # type: ignore[index]
    depth = 0
    for found in re.finditer(rf"<(/?){tag}\b", page[begins:]):
        depth += -1 if found[1] else 1
        if depth == 0:
            return page[begins : begins + found.end() + 1]
    raise AssertionError("It is not closed.")


def put_together(had: str, answer: str) -> str:
    """What a page makes of an answer: each place filled with the part that it has."""
    return PLACE.sub(lambda place: part_of(had, place[2]), answer)


def plain(page: str) -> str:
    """Without what differs from answer to answer, and the space between elements."""
    return re.sub(r"\s+", " ", OF_ONE_ANSWER.sub(r"\1", main_of(page))).replace("> <", "><")


def test_a_page_that_has_everything_is_sent_no_words_of_it(his: Client) -> None:
    page = whole(his)

    answer = fetched(his, [*PART.findall(page), PICTURE])

    assert PART.findall(answer) == []
    assert len(answer) < len(page) / 4
    assert plain(put_together(page, fetched(his, PART.findall(page)))) == plain(page)


def test_after_a_change_only_the_cards_that_say_something_else_are_sent(his: Client, hers: Client) -> None:
    page = whole(his)
    hers.post(f"{HERE}cards/c.rating/", {"seen": "0", "column": "context", "text": "A low mark"})

    answer = fetched(his, [*PART.findall(page), PICTURE])

    assert 'id="card-c.rating">A low mark</h3>' in answer
    cards = re.findall(r'<h3 id="(card-[^"]*)">', answer)
    told = [node.id for node in his.get(OUTLINE).context["page"].version.nodes]
    assert 0 < len(cards) < len(told) / 2
    assert "<svg" not in answer
    assert plain(put_together(page, fetched(his, PART.findall(page)))) == plain(whole(his))


def test_the_order_of_cards_and_what_was_taken_out_are_told_by_the_places(his: Client, hers: Client) -> None:
    page = whole(his)
    hers.post(f"{HERE}add-card/", {"seen": "0", "column": "outcomes", "text": "Trust"})
    hers.post(f"{HERE}cards/c.gap/remove/", {"seen": "1"})
    hers.post(f"{HERE}arrange/", {"move": f"down:{the_drawing().content['nodes'][0]['id']}"})

    answer = fetched(his, PART.findall(page))

    assert plain(put_together(page, answer)) == plain(whole(his))


def test_words_that_changed_without_a_step_are_sent_too(his: Client) -> None:
    page = whole(his)
    row = the_drawing()
    model = LogicModel.objects.get(pk=row.model_id)
    model.evidence_withdrawn = ["c.rating"]
    model.save()
    row.content["nodes"] = [
        node | {"evidence": []} if node["id"] == "c.rating" else node for node in row.content["nodes"]
    ]
    row.save()

    assert plain(put_together(page, fetched(his, PART.findall(page)))) == plain(whole(his))


def test_a_name_that_the_site_does_not_know_changes_nothing(his: Client) -> None:
    page = whole(his)

    for names in ([], ["x", "<script>", "a" * 500], ["picture" * 3]):
        assert plain(fetched(his, names)) == plain(page)


def test_whoever_is_no_member_is_sent_no_part(cocreate: Programme, zed: User, browser_of: Browser) -> None:
    assert browser_of(zed).get(OUTLINE, headers={HAS: "x"}).status_code == 404
