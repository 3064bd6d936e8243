"""The accessibility baseline: what axe finds on a page as it stands."""

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, JSHandle, Page

__all__ = ["AXE_SCRIPT", "CHECKED", "on_a_settled_page", "violations_of", "what_sticks_out"]

MOST_LOOKS = 5
"""Times a page is looked at, when it is led elsewhere while somebody looks."""

OPTIONS = {"resultTypes": ["violations"]}
"""Nobody reads what is right, so it is not collected."""

STICKING_OUT = r"""() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const around = node =>
        getComputedStyle(node).position === "absolute" ? node.offsetParent : node.parentElement
    const isHeld = node => node !== null &&
        (getComputedStyle(node).overflowX !== "visible" || isHeld(around(node)))
    const right = node => Math.round(node.getBoundingClientRect().right)
    const words = node => node.textContent.replace(/\s+/g, " ").trim().slice(0, 60)
    return [...document.body.querySelectorAll("*")]
        .filter(node => right(node) > width && !isHeld(around(node)))
        .slice(0, 4)
        .map(node => `${node.localName} ${node.className} reaches ${right(node)} of ${width}: ${words(node)}`)
        .concat([`The page is wider than its window of ${width} pixels.`])
}"""


class Checked:
    """Pages in which nothing was found. The same words at the same width are not searched twice.

    Each page is an empty file, called by its fingerprint, in a folder that all processes of a run share.
    """

    folder: Path

    def __contains__(self, this: str) -> bool:
        return (self.folder / this).exists()

    def add(self, this: str) -> None:
        (self.folder / this).touch()


CHECKED = Checked()


def violations_of(page: Page) -> list[str]:
    """What axe finds wrong with the page: the rule, and where it is broken."""
    return on_a_settled_page(page, lambda: _violations_of(page))


def what_sticks_out(page: Page) -> list[str]:
    """What makes the page wider than its window, so that people must scroll sideways."""
    return on_a_settled_page(page, lambda: list(page.evaluate(STICKING_OUT)))


def on_a_settled_page(page: Page, look: Callable[[], list[str]]) -> list[str]:
    """What ``look`` finds once the page has come and stays while it is looked at.

    A slow machine may still be leaving for the next page: then it is looked at again there. What was found
    is never looked away, and an error on a page that stayed is raised.
    """
    for _ in range(MOST_LOOKS):
        page.wait_for_load_state()
        here = page.evaluate_handle("document")
        try:
            found = look()
        except Error:
            if _stayed(here):
                raise
            continue
        if found or _stayed(here):
            return found
    raise AssertionError(f"{page.url}: it was led elsewhere at each of {MOST_LOOKS} looks.")


def _stayed(document: JSHandle) -> bool:
    """Whether the window still shows this document."""
    try:
        return bool(document.evaluate("it => it === window.document"))
    except Error:  # it went with its page
        return False


def _violations_of(page: Page) -> list[str]:
    this = fingerprint(page)
    if this in CHECKED:
        return []
    found = _found_by_axe(page)
    if not found and fingerprint(page) == this:  # not where axe looked at what the page became meanwhile
        CHECKED.add(this)
    return [
        f"{page.url}: {each['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for each in found
        for node in each["nodes"]
    ]


def _found_by_axe(page: Page) -> list[dict[str, Any]]:
    if not page.evaluate("'axe' in window"):  # windows of journeys bring it along
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(options).then(results => results.violations)", OPTIONS
    )
    return found


def fingerprint(page: Page) -> str:
    """The same for pages that look the same: their markup without tokens, width, and how they are shown."""
    markup, *shown = page.evaluate(
        """[
            document.documentElement.outerHTML,
            innerWidth,
            matchMedia("(forced-colors: active)").matches,
            matchMedia("print").matches,
        ]"""
    )
    markup = re.sub(r'csrfmiddlewaretoken" value="\w+', "", markup)
    return sha256(repr((markup, shown)).encode()).hexdigest()
