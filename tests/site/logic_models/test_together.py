"""Three people change one drawing three hundred times while answers and requests get lost; no word does."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import ANY

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.logic_models.meetings import a_meeting, a_suggestion, the_drawing
from tests.site.words import words_of

from doingwith.logic_models.columns import Column
from doingwith.logic_models.model import ModelVersion
from doingwith_site.logic_models.models import DrawingStep
from doingwith_site.logic_models.records import step_value, version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

HERE = "/programmes/cocreate/logic-models/LM-P08/1/"
NOW = f"{HERE}now/"
EDITS = 300
FEW = 8
"""Most changes are to a few cards, so that people often meet at one."""
NOTHING = {"drawing": ANY, "step": 0, "by": "", "is_frozen": False, "waiting": 0, "here": []}
BY_PAGE = {"headers": {"X-Sent-By-Page": "1"}}


@dataclass
class Drawer:
    """Somebody at the drawing, on a network that is cut again and again."""

    client: Client
    chance: random.Random
    typed: list[str]
    conflicts: int = 0
    open: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The pages of cards that they have open, as they were when they opened them."""

    def send(self, address: str, sent: dict[str, Any]) -> Any:
        """Once, or again after a request or an answer was lost; the page sends the same key each time."""
        for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
            answer = self.client.post(address, sent, **BY_PAGE)  # type: ignore[arg-type]
        return answer

    def words(self, what: str) -> str:
        """Words that nobody has typed before."""
        self.typed.append(f"{what} number {len(self.typed)} of all")
        return self.typed[-1]

    def key(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def add(self) -> None:
        """A new card."""
        column = self.chance.choice(list(Column)).value
        sent = {"seen": "0", "column": column, "text": self.words("A card"), "key": self.key()}
        assert self.send(f"{HERE}add-card/", sent).status_code == 200

    def look(self) -> None:
        """Opens a card, and may be slow to send it."""
        card = self.chance.choice(version_value(the_drawing()).nodes[:FEW])
        page = self.client.get(f"{HERE}cards/{card.id}/")
        if page.status_code == 200:
            self.open[card.id] = boxes(page.context["form"])

    def change(self) -> None:
        """Sends what they wrote into a page that they opened a while ago."""
        if not self.open:
            self.look()
        card = self.chance.choice(list(self.open))
        sent = self.open.pop(card)
        if "text" not in sent:
            return
        sent |= {"text": self.words("Other words"), "key": self.key()}
        answer = self.send(f"{HERE}cards/{card}/", sent)
        while answer.status_code == 409:
            self.conflicts += 1
            act = self.chance.choice(("", "join", "theirs"))
            sent = boxes(answer.context["form"]) | {"act": act, "key": self.key()}
            answer = self.send(f"{HERE}cards/{card}/", sent)
            if act == "join" and answer.status_code == 200:
                form = answer.context["form"]
                sent = boxes(form) | {"key": self.key()}
                sent["text"] = sent["text"][:300]
                answer = self.send(f"{HERE}cards/{card}/", sent)
        assert answer.status_code == 200, words_of(answer)
        assert answer["Content-Type"] == "application/json", words_of(answer)

    def remove(self) -> None:
        """Takes a card out."""
        card = self.chance.choice(version_value(the_drawing()).nodes)
        self.client.post(f"{HERE}cards/{card.id}/remove/", {"seen": str(newest())})

    def undo(self) -> None:
        """Takes their last step back, if there is one and nothing rests on it."""
        self.client.post(f"{HERE}undo/")


def boxes(form: Any) -> dict[str, Any]:
    """What a page would send."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, [])}


def newest() -> int:
    found = the_drawing().steps.order_by("-number").first()
    return found.number if found else 0


def told(drawing: ModelVersion) -> str:
    return "\n".join(node.text for node in drawing.nodes)


def test_no_word_is_lost_in_three_hundred_edits_with_lost_answers(
    cocreate: Programme, farah: User, eve: User, priya: User, browser_of: Browser
) -> None:
    chance, typed = random.Random(20261126), []  # noqa: S311 - it must be the same each time
    people = [Drawer(browser_of(one), chance, typed) for one in (farah, eve, priya)]
    acts: list[Callable[[Drawer], None]] = [Drawer.add] * 4 + [Drawer.look] * 4 + [Drawer.change] * 6
    acts += [Drawer.remove, Drawer.undo]

    done = 0
    while done < EDITS:
        act = chance.choice(acts)
        act(chance.choice(people))
        done += act is not Drawer.look

    steps = list(DrawingStep.objects.filter(version=the_drawing()))
    kept = "\n".join([*(told(step_value(step)) for step in steps), *(str(step.aside) for step in steps)])
    lost = [words for words in typed if words not in kept]
    assert lost == []
    assert sum(one.conflicts for one in people) > 20
    assert [step.number for step in steps] == list(range(len(steps)))
    ends = version_value(the_drawing())
    added = [step.about for step in steps if step.verb == "add_card" and step.undoes is None]
    assert len(added) == len(set(added)) == sum(words.startswith("A card") for words in typed)
    assert told(ends) == told(step_value(steps[-1]))
    seen = {told_on_the_page(one.client) for one in people}
    assert len(seen) == 1


def told_on_the_page(client: Client) -> str:
    """The cards of the outline as somebody reads them."""
    page = client.get(f"{HERE}outline/").context["page"]
    return "\n".join(card.node.text for column in page.columns for card in column.cards)


class TestWhatAPageAsksEverySecond:
    @pytest.fixture(autouse=True)
    def _nobody_here(self) -> None:
        cache.clear()

    def test_says_the_last_step_and_who_else_is_here(
        self, cocreate: Programme, farah: User, eve: User, browser_of: Browser
    ) -> None:
        hers, his = browser_of(farah), browser_of(eve)
        assert his.get(NOW).json() == NOTHING

        hers.get(NOW)
        hers.post(f"{HERE}add-card/", {"seen": "0", "column": "outcomes", "text": "Trust"})
        a_suggestion(a_meeting(farah))

        assert his.get(NOW).json() == {
            "drawing": the_drawing().pk, "step": 1, "by": "Farah Aziz", "is_frozen": False, "waiting": 1,
            "here": ["Farah Aziz"],
        }  # fmt: skip
        assert hers.get(NOW).json()["by"] == ""

    def test_answers_that_nothing_changed(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)
        tag = browser.get(NOW)["ETag"]

        answer = browser.get(NOW, headers={"If-None-Match": tag})

        assert (answer.status_code, answer.content) == (304, b"")

    def test_keeps_who_is_here_out_of_the_database(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        browser.get(NOW)

        with CaptureQueriesContext(connection) as asked:
            browser.get(NOW)

        assert len(asked) <= 8
        assert not [one["sql"] for one in asked if not one["sql"].startswith("SELECT")]
        assert not [one["sql"] for one in asked if '"content"' in one["sql"]]

    def test_where_an_answer_leads_is_told_only_to_a_page_that_asks(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        sent = {"seen": "0", "column": "outcomes", "text": "Trust"}
        browser = browser_of(eve)

        assert browser.post(f"{HERE}add-card/", sent).status_code == 302
        answer = browser.post(f"{HERE}add-card/", sent | {"text": "Hope"}, **BY_PAGE)  # type: ignore[arg-type]
        assert answer.json() == {"to": f"{HERE}outline/#add-outcomes"}
        assert "The card is in the drawing." in words_of(browser.get(f"{HERE}outline/"))
