"""How soon open pages are told of a change, and what it costs: 1, 10 and 50 people at 60 cards.

Run as ``python -m bench.told``. It fills a database of its own. Everybody listens; one more person adds a
card ten times. It prints how long the slowest waited from the moment at which the site had the card (the
middle and the longest of ten), the processor's milliseconds for each change, and those for each second in
which nothing happens, beside those of as many pages that ask every 0.7 seconds. It never fails on time.
"""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from time import perf_counter, process_time
from typing import Any

from bench.served import begin
from bench.waiting import database

PEOPLE = (1, 10, 50)
CARDS = 60
CHANGES = 10
QUIET = 10.0
"""Seconds in which nothing happens, as long as until a page hears that all is as before."""
ASKS_EVERY = 0.7


def main() -> None:
    with database("") as url:
        begin(url)
        here, drawers, adds = filled()
        heads = ("told after", "longest", "CPU a change", "CPU a quiet second", "where they ask")
        print(f"{'people':>6} " + " ".join(f"{head:>18}" for head in heads) + "   (milliseconds)")
        for number in PEOPLE:
            figures = (*asyncio.run(told(here, drawers[:number], adds)), asking(here, drawers[0]) * number)
            print(f"{number:>6} " + " ".join(f"{figure * 1000:>18.1f}" for figure in figures))


def filled() -> tuple[str, list[Any], Any]:
    """The address of the question, the people with their browsers, and what adds a card."""
    from django.core.management import call_command
    from django.test import Client

    from bench.synthetic_models import large_model
    from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
    from doingwith_site.logic_models.records import version_content
    from doingwith_site.people.actions import add_person
    from doingwith_site.programmes.actions import create_programme
    from doingwith_site.programmes.models import Membership

    call_command("migrate", verbosity=0)
    people = [
        add_person(email=f"bench{one}@example.org", name=f"Invented {one}") for one in range(max(PEOPLE) + 1)
    ]
    programme = create_programme(by=people[0], name="Invented")
    role = programme.memberships.get().role
    for one in people[1:]:
        Membership.objects.create(programme=programme, person=one, role=role)
    model = LogicModel.objects.create(programme=programme, identifier="LM", title="Invented", position=0)
    content = version_content(large_model(CARDS, CARDS * 3 // 2))
    LogicModelVersion.objects.create(model=model, number=1, content=content)
    here = f"/programmes/{programme.identifier}/logic-models/LM/1/"
    browsers = [Client(headers={"host": "localhost"}) for _ in people]
    for browser, one in zip(browsers, people, strict=True):
        browser.force_login(one, backend="allauth.account.auth_backends.AuthenticationBackend")

    def adds(number: int) -> None:
        sent = {"seen": "0", "column": "outcomes", "text": f"Card {number}", "key": f"{number:032x}"}
        assert browsers[0].post(f"{here}add-card/", sent).status_code == 302

    return f"{here}now/", browsers[1:], adds


async def told(now: str, browsers: list[Any], adds: Any) -> tuple[float, ...]:
    """The seconds until the slowest is told, middle and longest; the processor's, changing and quiet."""
    from doingwith_site.config.asgi import application

    readers = [Reader(application, now, browser) for browser in browsers]
    for reader in readers:
        await reader.hears(0)
    waited, begun = [], process_time()
    with ThreadPoolExecutor(1) as thread:
        for _ in range(CHANGES):
            step = readers[0].step + 1
            await asyncio.get_running_loop().run_in_executor(thread, adds, step)
            kept = perf_counter()
            await asyncio.gather(*(reader.hears(step) for reader in readers))
            waited.append(perf_counter() - kept)
    changes = (process_time() - begun) / CHANGES
    begun = process_time()
    await asyncio.sleep(QUIET)
    quiet = (process_time() - begun) / QUIET
    for reader in readers:
        await reader.leaves()
    return median(waited), max(waited), changes, quiet


def asking(now: str, browser: Any) -> float:
    """The processor's seconds for each second in which a page asks and nothing is new."""
    tag = browser.get(now)["ETag"]
    begun = process_time()
    for _ in range(CHANGES):
        assert browser.get(now, headers={"If-None-Match": tag}).status_code == 304
    return (process_time() - begun) / CHANGES / ASKS_EVERY


class Reader:
    """An open page that listens."""

    def __init__(self, application: Any, now: str, browser: Any) -> None:
        self.step = -1
        self._told, self._left = asyncio.Event(), asyncio.Event()
        cookie = f"sessionid={browser.cookies['sessionid'].value}".encode()
        headers = [(b"host", b"localhost"), (b"accept", b"text/event-stream"), (b"cookie", cookie)]
        scope = {
            "type": "http", "method": "GET", "path": now, "raw_path": now.encode(), "query_string": b"",
            "http_version": "1.1", "headers": headers, "server": ("localhost", 80), "client": ("::1", 9),
        }  # fmt: skip
        self._task = asyncio.create_task(application(scope, self._receive, self._send))

    async def hears(self, step: int) -> None:
        """Until this step was told."""
        while self.step < step:
            self._told.clear()
            await self._told.wait()

    async def leaves(self) -> None:
        """Closes the page."""
        self._left.set()
        await self._task

    async def _receive(self) -> dict[str, str]:
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        body = message.get("body", b"")
        if body.startswith(b"data: "):
            self.step = json.loads(body.removeprefix(b"data: "))["step"]
            self._told.set()


if __name__ == "__main__":
    main()
