"""Serves the site: one process, one port, ends cleanly when told to."""

import socket
from contextlib import suppress
from typing import Any

import uvicorn
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import CommandError

from doingwith_site.common.commands import SentenceCommand
from doingwith_site.common.environment import number, text
from doingwith_site.logic_models.together.watching import WATCH

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site serve``, at HOST (127.0.0.1 where it is not set) and PORT (8000)."""

    help = "Serves the site at HOST and PORT (127.0.0.1 and 8000 where they are not set)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Gathers the style sheet and fonts, takes the port, says the address, and serves."""
        host, port = text("HOST", "127.0.0.1"), number("PORT", 8000)
        gather_static_files()
        listening = taken(host, port)
        self.stdout.write(f"Doing With is at {address(host, port)}")
        self.stdout.flush()
        config = uvicorn.Config(
            "doingwith_site.config.asgi:application",
            access_log=False,  # an address can hold a search or a token
            lifespan="off",
            log_level="warning",
            timeout_graceful_shutdown=5,  # a page still open in a browser does not keep the server up
        )
        with suppress(KeyboardInterrupt):  # Ctrl-C is how a person ends it, not an error
            Server(config).run(sockets=[listening])


class Server(uvicorn.Server):
    """The web server, which first ends what would not end by itself."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tells the pages that listen that they are told no more, then stops."""
        WATCH.end()
        await super().shutdown(sockets)


def gather_static_files() -> None:
    """Puts what browsers load into one folder, under names that change with the content."""
    if finders.find("design/site.css") is None:
        raise CommandError("The style sheet is not built yet. Run “./run frontend”.")
    call_command("collectstatic", interactive=False, verbosity=0)


def taken(host: str, port: int) -> socket.socket:
    """A socket bound to the port, so that a busy one is known before anything is said."""
    if port > 65535:
        raise CommandError(f"PORT is {port}. A port is a number up to 65535.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise CommandError(
            f"Port {port} on {host} cannot be used ({error.strerror}). Choose another: PORT={port + 1}."
        ) from None
    return listening


def address(host: str, port: int) -> str:
    """What to type into a browser."""
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host
    return f"http://{shown}:{port}/"
