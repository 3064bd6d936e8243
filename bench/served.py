"""The site in a process of its own, as it is served, and somebody who asks it for pages.

What a page waits for is seen only there: all pages are made in one process, and take turns.
"""

import multiprocessing
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from time import process_time, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, build_opener

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

__all__ = ["Asker", "Site", "asker", "begin", "served"]

TOKEN = "a" * 32
"""What a browser sends twice, so that nobody else sends a form in its name."""


class Asker:
    """Somebody who has signed in, at one site."""

    def __init__(self, base: str, session: str) -> None:
        self.base, self.session = base, session
        self._opener = build_opener()
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        self._opener.addheaders = [("Cookie", cookies), ("X-CSRFToken", TOKEN), ("Host", "localhost")]

    def get(self, address: str) -> int:
        """Asks for the page, whole; its status."""
        try:
            with self._opener.open(self.base + address) as answer:
                answer.read()
                return int(answer.status)
        except HTTPError as error:
            return error.code

    def post(self, address: str, sent: Mapping[str, Any]) -> tuple[str, bytes]:
        """Sends the form; the address of the page that comes in the end, and the page."""
        body = encode_multipart(BOUNDARY, sent)
        headers = {"Content-Type": MULTIPART_CONTENT}
        with self._opener.open(Request(self.base + address, data=body, headers=headers)) as answer:
            return answer.geturl().removeprefix(self.base), answer.read()


def asker(base: str, person: Any) -> Asker:
    """The person, signed in."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return Asker(base, client.cookies["sessionid"].value)


class Site:
    """A site that is up."""

    def __init__(self, base: str, talk: Any) -> None:
        self.base, self._talk = base, talk

    def used(self) -> float:
        """The processor's seconds that its process has had."""
        self._talk.send(None)
        return float(self._talk.recv())


@contextmanager
def served(url: str) -> Iterator[Site]:
    """The site on this database, in a process of its own; it goes at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(url, port, there), daemon=True)
    process.start()
    here.recv()
    yield Site(f"http://127.0.0.1:{port}", here)
    process.terminate()
    process.join()


def serve(url: str, port: int, talk: Any) -> None:
    """Serves until it is ended, and says how much of the processor it had whenever it is asked."""
    begin(url)
    import uvicorn

    from doingwith_site.config.asgi import application

    config = uvicorn.Config(application, port=port, access_log=False, lifespan="off", log_level="warning")
    server = uvicorn.Server(config)
    Thread(target=tell, args=(server, talk), daemon=True).start()
    server.run()


def tell(server: Any, talk: Any) -> None:
    """That the site is up, then what it used, each time."""
    while not server.started:
        sleep(0.01)
    while True:
        talk.send(process_time())
        talk.recv()


def begin(url: str) -> None:
    """The site on that database, in this process."""
    import os

    os.environ["DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "doingwith_site.config.settings_test"
    import django

    django.setup()
