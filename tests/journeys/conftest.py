"""A real browser, a real server, the standing cast, and the Co:Create programme."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.journeys.accessibility import AXE_SCRIPT, CHECKED
from tests.journeys.person import Person
from tests.site.conftest import (
    ade,
    cocreate,
    colin,
    eve,
    farah,
    jo,
    kinds_and_permissions_that_nobody_asks_for_are_not_written,
    no_tries_so_far,
    noor,
    nothing_taken_back_so_far,
    priya,
    sana,
    zed,
)
from tests.support.once import Once

from doingwith.reporting import pdf, word

__all__ = [
    "ade",
    "cocreate",
    "colin",
    "eve",
    "farah",
    "jo",
    "kinds_and_permissions_that_nobody_asks_for_are_not_written",
    "no_tries_so_far",
    "noor",
    "nothing_taken_back_so_far",
    "priya",
    "sana",
    "zed",
]

# The browser's own loop runs in this thread, and Django would take it for ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PATIENCE = 60_000
"""Milliseconds after which a page that does not come is a failure. Nothing waits longer than it has to."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",  # a microphone that beeps, and a yes to whoever asks for it
    "--use-fake-ui-for-media-stream",
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
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def pages_that_were_checked(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """What axe found to be in order in one process is known to the others."""
    ours = tmp_path_factory.getbasetemp()
    CHECKED.folder = (ours if worker_id == "master" else ours.parent) / "checked-pages"
    CHECKED.folder.mkdir(exist_ok=True)


@pytest.fixture(params=SCREENS, ids=lambda screen: screen.name)
def screen(request: pytest.FixtureRequest) -> Screen:
    """The phone, then the desktop."""
    found: Screen = request.param
    return found


@pytest.fixture(autouse=True)
def everything_is_stored(transactional_db: None) -> None:
    """The server sees what the test stores, so nothing hides in a transaction."""


@pytest.fixture(scope="session", autouse=True)
def each_report_is_written_once() -> Iterator[None]:
    """The phone and the desktop take the same reports away. How they are written, library tests say."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word, "to_docx", Once(word.to_docx, by=lambda *report, **day: repr((report, day))))
        patch.setattr(pdf, "to_pdf", Once(pdf.to_pdf, by=lambda *report, **day: repr((report, day))))
        yield


class Windows:
    """Windows of one browser at one size. Each remembers nothing from another; none may ask another site."""

    def __init__(self, browser: Browser, screen: Screen, site: str) -> None:
        self.browser, self.screen, self.site = browser, screen, site
        self.contexts: list[BrowserContext] = []
        self.asked_elsewhere: list[str] = []

    def open(self, *, runs_scripts: bool = True) -> Person:
        """Somebody in front of a new window."""
        context = self.browser.new_context(
            viewport={"width": self.screen.width, "height": self.screen.height},
            has_touch=self.screen.is_touched,
            java_script_enabled=runs_scripts,
            locale="en-GB",
        )
        self.contexts.append(context)
        if runs_scripts:
            context.add_init_script(AXE_SCRIPT)  # here it costs least: each page that is checked needs it
        context.on("request", lambda request: self._note(request.url))
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return Person(page=page, site=self.site, runs_scripts=runs_scripts)

    def close(self) -> None:
        """Close them all, and insist that no page asked another site for anything."""
        for context in self.contexts:
            context.close()
        assert self.asked_elsewhere == []

    def _note(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:")):
            self.asked_elsewhere.append(url)


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of the site. This server only answers; that of `told.py` tells open pages what is new."""
    return str(live_server.url)


@pytest.fixture
def windows(chromium: Browser, screen: Screen, site: str) -> Iterator[Windows]:
    """As many windows as the story needs."""
    windows = Windows(chromium, screen, site)
    yield windows
    windows.close()


@pytest.fixture
def person(windows: Windows) -> Person:
    """Somebody at a phone or a desktop."""
    return windows.open()


@pytest.fixture
def person_without_scripts(windows: Windows) -> Person:
    """Somebody whose browser runs no script of any page."""
    return windows.open(runs_scripts=False)
