"""A real browser, a real server, the standing cast, and the Co:Create programme."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.journeys.person import Person
from tests.site.conftest import ade, cocreate, colin, eve, farah, no_tries_so_far, priya, zed

__all__ = ["ade", "cocreate", "colin", "eve", "farah", "no_tries_so_far", "priya", "zed"]

# The browser's own loop runs in this thread, and Django would take it for ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Screen:
    """The size of a window, in CSS pixels, and whether it is touched."""

    name: str
    width: int
    height: int
    is_touched: bool


SCREENS = (
    Screen(name="phone", width=390, height=844, is_touched=True),
    Screen(name="desktop", width=1280, height=900, is_touched=False),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a journey."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser: the one that DOINGWITH_CHROMIUM names, else Debian's, else Playwright's own."""
    named = os.environ.get("DOINGWITH_CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        path = named if os.path.exists(named) else None
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(params=SCREENS, ids=lambda screen: screen.name)
def screen(request: pytest.FixtureRequest) -> Screen:
    """The phone, then the desktop."""
    found: Screen = request.param
    return found


@pytest.fixture(autouse=True)
def everything_is_stored(transactional_db: None) -> None:
    """The server sees what the test stores, so nothing hides in a transaction."""


@pytest.fixture
def person(chromium: Browser, screen: Screen, live_server: LiveServer) -> Iterator[Person]:
    """Somebody at a phone or a desktop."""
    with opened(chromium, screen, scripts=True) as page:
        yield Person(page=page, site=live_server.url)


@pytest.fixture
def person_without_scripts(chromium: Browser, screen: Screen, live_server: LiveServer) -> Iterator[Person]:
    """Somebody whose browser runs no script of any page."""
    with opened(chromium, screen, scripts=False) as page:
        yield Person(page=page, site=live_server.url, runs_scripts=False)


class opened:  # noqa: N801 (read as a word in a with statement)
    """A window of its own, with nothing remembered from another; fails if a page asks another site for anything."""

    def __init__(self, browser: Browser, screen: Screen, *, scripts: bool) -> None:
        self.context = browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            has_touch=screen.is_touched,
            java_script_enabled=scripts,
            locale="en-GB",
        )
        self.asked_elsewhere: list[str] = []
        self.context.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith(("http://localhost", "http://127.0.0.1", "data:", "blob:")):
            self.asked_elsewhere.append(url)

    def __enter__(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(15_000)
        return page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.asked_elsewhere == []
