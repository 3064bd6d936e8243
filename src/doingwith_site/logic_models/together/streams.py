"""Server-sent events: a page that is open is told what changed as soon as the site knows.

The address is that of the question which a page asks where this does not work (``now``), and each event is
its answer, asked for with the cookies of whoever listens. So who may see what is decided in one place, again
for each event, and the events say nothing that an answer does not say.
"""

import asyncio
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast

from asgiref.typing import (
    ASGI3Application,
    ASGIReceiveCallable,
    ASGIReceiveEvent,
    ASGISendCallable,
    ASGISendEvent,
    HTTPScope,
    Scope,
)
from django.urls import Resolver404, resolve

from doingwith_site.logic_models.together.watching import Watch

__all__ = ["MOST", "STILL", "Streams"]

STILL = 10.0
"""Seconds after which a page hears that all is as before: then it is here, and the way is open."""
MOST = 400
"""Open pages that one process tells; more of them ask instead, as files that are open at once are limited."""
ACCEPT = (b"accept", b"text/event-stream")
OF_THE_QUESTION = {b"accept", b"if-none-match"}
OF_THE_ANSWER = {b"content-length", b"content-type", b"etag", b"cache-control"}
HEADERS = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),  # or what stands before the site keeps events until they are many
)
NOT_HERE = 204
"""What makes a browser end listening, and the page ask."""


@dataclass
class Answer:
    """What the site answered to a question of a page."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""

    @property
    def is_allowed(self) -> bool:
        """Whether whoever asked may know."""
        return self.status in (200, 304)

    def event(self) -> bytes:
        """The answer as an event; all answers are one line of JSON."""
        return b"data: " + self.body + b"\n\n" if self.status == 200 else b"event: still\ndata: -\n\n"


class Streams:
    """The site, and for those who ask for events at an address of ``now``, events."""

    def __init__(self, pages: ASGI3Application, watch: Watch, still: float = STILL, most: int = MOST) -> None:
        self.pages, self.watch, self.still, self.most = pages, watch, still, most

    async def __call__(self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        """A page, or a stream that lasts until its reader leaves or may know no more."""
        if scope["type"] == "http" and asks_for_events(scope):
            await self._stream(scope, receive, send)
        else:
            await self.pages(scope, receive, send)

    async def _stream(self, scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        is_full = self.watch.is_ended or self.watch.number_open() >= self.most
        first = Answer() if is_full else await self._ask(scope)
        if first.status != 200:
            await send(started(NOT_HERE, ()))
            await send(a_piece(b"", more=False))
            return
        kept = [header for header in first.headers if header[0] not in OF_THE_ANSWER]
        await send(started(200, (*kept, *HEADERS)))
        await send(a_piece(first.event()))
        left = asyncio.create_task(until_left(receive))
        try:
            await self._tell(scope, send, first, left)
        finally:
            left.cancel()

    async def _tell(
        self, scope: HTTPScope, send: ASGISendCallable, answer: Answer, left: asyncio.Task[None]
    ) -> None:
        with self.watch.of(json.loads(answer.body)["drawing"]) as bell:
            tag = tag_of(answer)
            while answer.is_allowed and not self.watch.is_ended:
                rung = asyncio.create_task(bell.wait())
                await asyncio.wait((rung, left), timeout=self.still, return_when=asyncio.FIRST_COMPLETED)
                rung.cancel()
                if left.done():
                    return
                bell.clear()
                answer = await self._ask(scope, tag)
                tag = tag_of(answer) or tag
                if answer.is_allowed:
                    await send(a_piece(answer.event()))
        await send(a_piece(b"", more=False))

    async def _ask(self, scope: HTTPScope, tag: bytes = b"") -> Answer:
        """What ``now`` answers to whoever listens, 304 when that is as the tag says."""
        answer = Answer()

        async def receive() -> ASGIReceiveEvent:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: ASGISendEvent) -> None:
            if message["type"] == "http.response.start":
                answer.status, answer.headers = message["status"], list(message["headers"])
            elif message["type"] == "http.response.body":
                answer.body += message["body"]

        asked = [header for header in scope["headers"] if header[0] not in OF_THE_QUESTION]
        asked += [(b"if-none-match", tag)] if tag else []
        await self.pages(cast(HTTPScope, {**scope, "headers": asked}), receive, send)
        return answer


def asks_for_events(scope: HTTPScope) -> bool:
    """Whether this is the question of an open page, asked by something that listens."""
    if scope["method"] != "GET" or ACCEPT not in scope["headers"]:
        return False
    with suppress(Resolver404):
        return resolve(scope["path"]).view_name == "together:now"
    return False


async def until_left(receive: ASGIReceiveCallable) -> None:
    """Ends when the reader has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def started(status: int, headers: Iterable[tuple[bytes, bytes]]) -> ASGISendEvent:
    """The beginning of an answer."""
    return {"type": "http.response.start", "status": status, "headers": headers, "trailers": False}


def a_piece(body: bytes, *, more: bool = True) -> ASGISendEvent:
    """A piece of an answer."""
    return {"type": "http.response.body", "body": body, "more_body": more}


def tag_of(answer: Answer) -> bytes:
    """The tag of an answer that has one."""
    return dict(answer.headers).get(b"etag", b"")
