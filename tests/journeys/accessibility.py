"""The accessibility baseline: what axe finds on a page as it stands."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = ["violations_of"]

CHECKED: set[int] = set()
"""Pages in which nothing was found. The same words at the same width are not searched twice."""


def violations_of(page: Page) -> list[str]:
    """What axe finds wrong with the page: the rule, and where it is broken."""
    this = fingerprint(page)
    if this in CHECKED:
        return []
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    if not found:
        CHECKED.add(this)
    return [
        f"{page.url}: {each['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for each in found
        for node in each["nodes"]
    ]


def fingerprint(page: Page) -> int:
    """The same for pages that look the same: their markup without tokens, width, and how they are shown."""
    markup = re.sub(r'csrfmiddlewaretoken" value="\w+', "", page.content())
    shown = page.evaluate(
        "[innerWidth, matchMedia('(forced-colors: active)').matches, matchMedia('print').matches]"
    )
    return hash((markup, *shown))
