"""A page that is open is told what changed, and nothing that it may not ask."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec

import pytest
from a2wsgi import WSGIMiddleware
from asgiref import testing
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.logic_models.meetings import a_meeting, a_suggestion, the_drawing

from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.together.queries import marks
from doingwith_site.logic_models.together.streams import Streams
from doingwith_site.logic_models.together.watching import Watch
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

HERE = "/programmes/cocreate/logic-models/LM-P08/1/"
NOW = f"{HERE}now/"
EVENTS = (b"accept", b"text/event-stream")
PATIENCE = 60
"""Seconds after which what does not come is a failure. Nothing waits longer than it has to."""
OFTEN = 0.001
NEVER = 1000.0
NO_PAGE = {"type": "http.response.body", "body": b"", "more_body": False}


P = ParamSpec("P")
Communicator: Any = testing.ApplicationCommunicator  # it has no types


def in_a_loop(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """A test that waits for nothing longer than somebody would."""

    @wraps(test)
    def run(*args: P.args, **named: P.kwargs) -> None:
        asyncio.run(asyncio.wait_for(test(*args, **named), PATIENCE))

    return run


@dataclass
class Drawings:
    """What a look finds: a number for each drawing."""

    numbers: dict[int, int]
    looks: list[tuple[int, ...]] = field(default_factory=list)
    fails: bool = False

    def look(self, drawings: Collection[int]) -> dict[int, Hashable]:
        self.looks.append(tuple(drawings))
        if self.fails:
            raise OperationalError("database is locked")
        return {drawing: self.numbers[drawing] for drawing in drawings}


async def until(holds: Callable[[], bool]) -> None:
    """As soon as the others in the loop have made it so."""
    while not holds():
        await asyncio.sleep(OFTEN)


class TestTheWatch:
    @in_a_loop
    async def test_rings_for_the_drawing_that_changed_and_for_no_other(self) -> None:
        drawings = Drawings({1: 1, 2: 1})
        watch = Watch(drawings.look, OFTEN)
        with watch.of(1) as first, watch.of(2) as second:
            first.clear()
            second.clear()
            await until(lambda: len(drawings.looks) > 1)
            assert not first.is_set()
            drawings.numbers[1] = 2
            await first.wait()
            assert not second.is_set()

    @in_a_loop
    async def test_looks_once_for_all_who_listen(self) -> None:
        drawings = Drawings({1: 1})
        watch = Watch(drawings.look, OFTEN)
        with watch.of(1), watch.of(1):
            await until(lambda: len(drawings.looks) > 2)
            assert watch.number_open() == 2
        assert set(drawings.looks) == {(1,)}

    @in_a_loop
    async def test_rests_when_nobody_listens_and_wakes_again(self) -> None:
        drawings = Drawings({1: 1})
        watch = Watch(drawings.look, OFTEN)
        tasks = len(asyncio.all_tasks())
        for _ in range(2):
            with watch.of(1) as bell:
                bell.clear()
                drawings.looks.clear()
                await until(lambda: len(drawings.looks) > 1)
                drawings.numbers[1] += 1
                await bell.wait()
            await until(lambda: len(asyncio.all_tasks()) == tasks)

    @in_a_loop
    async def test_goes_on_after_a_look_that_failed(self, caplog: pytest.LogCaptureFixture) -> None:
        drawings = Drawings({1: 1}, fails=True)
        watch = Watch(drawings.look, OFTEN)
        with watch.of(1) as bell:
            await until(lambda: len(drawings.looks) > 1)
            drawings.fails = False
            seen = len(drawings.looks)
            await until(lambda: len(drawings.looks) > seen + 1)
            bell.clear()
            drawings.numbers[1] = 2
            await bell.wait()
        assert set(caplog.messages) == {"Open drawings could not be looked at: OperationalError"}

    @in_a_loop
    async def test_tells_who_is_there_that_somebody_came(self) -> None:
        watch = Watch(Drawings({1: 1}).look, NEVER)
        with watch.of(1) as first:
            first.clear()
            with watch.of(1):
                assert first.is_set()


@dataclass
class Site:
    """Pages that answer what the test says, and remember how they were asked."""

    answers: list[tuple[int, dict[str, Any]]]
    asked: list[dict[str, Any]] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope)
        status, says = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        headers = [(b"etag", b'"a tag"'), (b"content-length", b"9"), (b"x-frame-options", b"DENY")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = json.dumps(says).encode() if status == 200 else b""
        await send({"type": "http.response.body", "body": body[:5], "more_body": True})
        await send({"type": "http.response.body", "body": body[5:], "more_body": False})


def a_question(*headers: tuple[bytes, bytes], path: str = NOW, method: str = "GET") -> dict[str, Any]:
    """What a browser sends."""
    sent = [(b"host", b"localhost"), *headers]
    return {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
        "http_version": "1.1", "headers": sent, "server": ("localhost", 80), "client": ("127.0.0.1", 9),
    }  # fmt: skip


@asynccontextmanager
async def listening(
    app: Any, *headers: tuple[bytes, bytes], path: str = NOW, method: str = "GET"
) -> AsyncIterator[Any]:
    """Somebody who listens, and then leaves."""
    reader = Communicator(app, a_question(EVENTS, *headers, path=path, method=method))
    await reader.send_input({"type": "http.request", "body": b"", "more_body": False})
    yield reader
    await reader.send_input({"type": "http.disconnect"})
    await reader.wait(PATIENCE)


async def next_of(reader: Any) -> Any:
    return await reader.receive_output(PATIENCE)


async def event_of(reader: Any) -> Any:
    """The next news, as the page reads it."""
    while not (piece := (await next_of(reader))["body"]).startswith(b"data: "):
        assert piece == b"event: still\ndata: -\n\n"
    assert piece.endswith(b"\n\n")
    return json.loads(piece.removeprefix(b"data: "))


class TestAStream:
    @in_a_loop
    async def test_begins_with_how_things_are_and_tells_what_changed(self) -> None:
        drawings = Drawings({7: 1})
        site = Site([(200, {"drawing": 7, "step": 1}), (304, {}), (200, {"drawing": 7, "step": 2})])
        app = Streams(site, Watch(drawings.look, OFTEN), still=NEVER)
        async with listening(app, (b"cookie", b"sessionid=hers")) as reader:
            begins = await next_of(reader)
            assert begins["status"] == 200
            assert dict(begins["headers"]) == {
                b"x-frame-options": b"DENY",
                b"content-type": b"text/event-stream; charset=utf-8",
                b"cache-control": b"no-store, no-transform",
                b"x-accel-buffering": b"no",
            }
            assert await event_of(reader) == {"drawing": 7, "step": 1}
            assert (await next_of(reader))["body"] == b"event: still\ndata: -\n\n"
            await until(lambda: len(drawings.looks) > 1)
            drawings.numbers[7] = 2
            assert await event_of(reader) == {"drawing": 7, "step": 2}
        ours = [(b"host", b"localhost"), (b"cookie", b"sessionid=hers")]
        assert site.asked[0]["headers"] == ours
        assert site.asked[1]["headers"] == [*ours, (b"if-none-match", b'"a tag"')]

    @in_a_loop
    async def test_says_now_and_then_that_all_is_as_before(self) -> None:
        site = Site([(200, {"drawing": 7}), (304, {})])
        app = Streams(site, Watch(Drawings({7: 1}).look, NEVER), still=OFTEN)
        async with listening(app) as reader:
            await next_of(reader), await next_of(reader)
            for _ in range(3):
                assert (await next_of(reader))["body"] == b"event: still\ndata: -\n\n"

    @in_a_loop
    async def test_ends_as_soon_as_whoever_listens_may_know_no_more(self) -> None:
        site = Site([(200, {"drawing": 7}), (404, {})])
        app = Streams(site, Watch(Drawings({7: 1}).look, NEVER), still=NEVER)
        async with listening(app) as reader:
            await next_of(reader), await next_of(reader)
            assert await next_of(reader) == NO_PAGE

    @pytest.mark.parametrize("status", [302, 403, 404, 500])
    @in_a_loop
    async def test_is_not_begun_for_whoever_may_not_know(self, status: int) -> None:
        app = Streams(Site([(status, {})]), Watch(Drawings({}).look), still=NEVER)
        async with listening(app) as reader:
            begins = await next_of(reader)
            assert (begins["status"], list(begins["headers"])) == (204, [])
            assert await next_of(reader) == NO_PAGE

    @in_a_loop
    async def test_is_not_begun_when_too_many_listen_so_that_they_ask(self) -> None:
        app = Streams(Site([(200, {"drawing": 7}), (304, {})]), Watch(Drawings({7: 1}).look), most=1)
        async with listening(app) as first:
            await next_of(first), await next_of(first), await next_of(first)
            async with listening(app) as second:
                assert (await next_of(second))["status"] == 204

    @in_a_loop
    async def test_ends_when_the_site_is_going_to_stop(self) -> None:
        watch = Watch(Drawings({7: 1}).look, OFTEN)
        app = Streams(Site([(200, {"drawing": 7}), (304, {})]), watch, still=NEVER)
        async with listening(app) as reader:
            for _ in range(3):
                await next_of(reader)
            watch.end()
            while (await next_of(reader)) != NO_PAGE:
                pass
        async with listening(app) as late:
            assert (await next_of(late))["status"] == 204

    @pytest.mark.parametrize(("method", "path"), [("POST", NOW), ("GET", f"{HERE}outline/"), ("GET", "/no/")])
    @in_a_loop
    async def test_is_only_where_a_page_asks_what_is_new(self, method: str, path: str) -> None:
        site = Site([(200, {"drawing": 7})])
        async with listening(Streams(site, Watch(Drawings({}).look)), path=path, method=method) as reader:
            assert (await next_of(reader))["headers"][0] == (b"etag", b'"a tag"')
            await next_of(reader), await next_of(reader)


@pytest.fixture
def real_site(transactional_db: None) -> Iterator[Streams]:
    """The site as the web server runs it, with a thread for pages."""
    cache.clear()
    pages = WSGIMiddleware(get_wsgi_application(), workers=1)  # type: ignore[arg-type]
    yield Streams(pages, Watch(marks, OFTEN))  # type: ignore[arg-type]
    threads: ThreadPoolExecutor = pages.executor
    threads.submit(connections.close_all).result()


class TestTheRealSite:
    @pytest.fixture
    def hers(self, cocreate: Programme, farah: User, browser_of: Browser) -> Client:
        """Farah's browser."""
        return browser_of(farah)

    @pytest.fixture
    def his_cookie(self, cocreate: Programme, eve: User, browser_of: Browser) -> tuple[bytes, bytes]:
        """By which the site knows Eve."""
        return b"cookie", f"sessionid={browser_of(eve).cookies['sessionid'].value}".encode()

    @in_a_loop
    async def test_tells_a_member_who_came_and_what_changed(
        self, real_site: Streams, hers: Client, his_cookie: tuple[bytes, bytes]
    ) -> None:
        async with listening(real_site, his_cookie) as reader:
            begins = await next_of(reader)
            assert (begins["status"], dict(begins["headers"])[b"x-frame-options"]) == (200, b"DENY")
            assert (await event_of(reader))["step"] == 0
            await asyncio.to_thread(adds_a_card, hers)
            news = await event_of(reader)
            assert (news["step"], news["by"]) == (1, "Farah Aziz")

    @in_a_loop
    async def test_tells_a_stranger_nothing(self, real_site: Streams, cocreate: Programme) -> None:
        async with listening(real_site) as reader:
            assert (await next_of(reader))["status"] == 204
            assert await next_of(reader) == NO_PAGE


def adds_a_card(browser: Client) -> None:
    """In a thread of its own, whose way to the database is closed again."""
    browser.post(f"{HERE}add-card/", {"seen": "0", "column": "outcomes", "text": "Trust"})
    connections.close_all()


class TestTheLook:
    def test_differs_after_each_thing_that_a_page_shows(self, cocreate: Programme, farah: User) -> None:
        row = the_drawing()
        seen = [marks([row.pk])[row.pk]]
        row.steps.create(number=1, verb="add_card", content={}, by=farah)
        seen.append(marks([row.pk])[row.pk])
        a_suggestion(a_meeting(farah))
        seen.append(marks([row.pk])[row.pk])
        LogicModelVersion.objects.filter(pk=row.pk).update(is_frozen=True)
        seen.append(marks([row.pk])[row.pk])

        assert seen == [(False, None, None), (False, 1, None), (False, 1, 1), (True, 1, 1)]

    def test_is_one_question_however_many_are_open(self, cocreate: Programme) -> None:
        drawings = list(LogicModelVersion.objects.values_list("pk", flat=True))
        assert len(drawings) > 3

        with CaptureQueriesContext(connection) as asked:
            assert set(marks(drawings)) == set(drawings)

        assert len(asked) == 1
        assert '"content"' not in asked[0]["sql"]
