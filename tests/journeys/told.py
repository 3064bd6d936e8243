"""The site as its own web server runs it, which tells open pages what changed."""

import socket
from collections.abc import Iterator
from threading import Thread

import pytest
import uvicorn
from django.db import connections

from doingwith_site.home.management.commands.serve import Server

__all__ = ["site", "web_server"]


@pytest.fixture(scope="session")
def web_server(django_db_setup: None) -> Iterator[str]:
    """Its address. It runs in a thread of the test, on the test's database."""
    from doingwith_site.config import asgi

    config = uvicorn.Config(asgi.application, access_log=False, lifespan="off", log_level="warning")
    server = Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://localhost:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
    for _ in range(4):
        asgi.pages.executor.submit(connections.close_all).result()


@pytest.fixture
def site(web_server: str) -> str:
    """Takes the place of the server that answers questions only."""
    return web_server
