"""The accessibility baseline: what axe finds on a page as it stands."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = ["violations_of", "what_sticks_out"]

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

CHECKED: set[int] = set()
"""Pages in which nothing was found. The same words at the same width are not searched twice."""


def violations_of(page: Page) -> list[str]:
    """What axe finds wrong with the page: the rule, and where it is broken."""
    this = fingerprint(page)
    if this in CHECKED:
        return []
    found: list[dict[str, Any]] = Axe().run(page, options=OPTIONS).response["violations"]
    if not found:
        CHECKED.add(this)
    return [
        f"{page.url}: {each['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for each in found
        for node in each["nodes"]
    ]


def what_sticks_out(page: Page) -> list[str]:
    """What makes the page wider than its window, so that people must scroll sideways."""
    found: list[str] = page.evaluate(STICKING_OUT)
    return found


def fingerprint(page: Page) -> int:
    """The same for pages that look the same: their markup without tokens, width, and how they are shown."""
    markup = re.sub(r'csrfmiddlewaretoken" value="\w+', "", page.content())
    shown = page.evaluate(
        "[innerWidth, matchMedia('(forced-colors: active)').matches, matchMedia('print').matches]"
    )
    return hash((markup, *shown))
