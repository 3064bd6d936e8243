"""A person at the site, told in the words of a story: given, when, then.

After every act the page is checked with axe: no violation of accessibility rules is let through.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import Download, Locator, Page, expect

from doingwith_site.people.demo import DEMO_PASSWORD
from doingwith_site.people.models import User

__all__ = ["Person", "violations_of"]

TAB_PRESSES = 80


def violations_of(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands: the rule, and where it is broken."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


@dataclass
class Person:
    """One person in front of one browser window."""

    page: Page
    site: str
    runs_scripts: bool = True

    # Given

    def given_i_am_signed_in(self, user: User) -> None:
        self.when_i_open("/sign-in/")
        self.when_i_fill_in("E-mail address", user.email)
        self.when_i_fill_in("Password", DEMO_PASSWORD)
        self.when_i_press("Sign in")
        self.then_i_read("My programmes")

    # When

    def when_i_open(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.then_everybody_can_use_this_page()

    def when_i_follow(self, words: str, *, first: bool = False) -> None:
        link = self.page.get_by_role("link", name=words, exact=True)
        (link.first if first else link).click()
        self.page.wait_for_load_state()
        self.then_everybody_can_use_this_page()

    def when_i_fill_in(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def when_i_choose(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=words)

    def when_i_tick(self, words: str) -> None:
        self.page.get_by_label(words, exact=True).check()

    def when_i_press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_load_state()
        self.then_everybody_can_use_this_page()

    def when_i_give_the_file(self, label: str, file: Path) -> None:
        self.page.get_by_label(label, exact=True).set_input_files(file)

    def when_i_open_the_line(self, words: str) -> None:
        self.page.locator("summary", has_text=words).first.click()
        self.then_everybody_can_use_this_page()

    def when_i_take_away(self, words: str) -> Download:
        with self.page.expect_download() as started:
            self.page.get_by_role("button", name=words, exact=True).click()
        return started.value

    def when_i_tab_to(self, words: str) -> Locator:
        """Press Tab until the link, button or box with these words has the focus."""
        for _ in range(TAB_PRESSES):
            self.page.keyboard.press("Tab")
            here = self.page.locator(":focus")
            if words in (self._name_of(here), here.inner_text().strip()):
                return here
        raise AssertionError(f"Tab never reached “{words}”.")

    def when_i_press_the_key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.page.wait_for_load_state()
        self.then_everybody_can_use_this_page()

    # Then

    def then_i_read(self, *sentences: str) -> None:
        for words in sentences:
            expect(self.page.locator("body")).to_contain_text(words)

    def then_i_do_not_read(self, *sentences: str) -> None:
        for words in sentences:
            expect(self.page.locator("body")).not_to_contain_text(words)

    def then_the_page_is_called(self, title: str) -> None:
        expect(self.page).to_have_title(title)

    def then_nothing_sticks_out(self) -> None:
        width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"The page is {width} pixels wider than the window."

    def then_everybody_can_use_this_page(self) -> None:
        """The accessibility baseline, and no page wider than its window."""
        assert violations_of(self.page) == []
        self.then_nothing_sticks_out()

    def code_from_my_mail(self) -> str:
        """The sign-in code in the newest letter."""
        found = re.search(r"^[A-Z0-9-]{6,}$", str(mail.outbox[-1].body), re.MULTILINE)
        assert found, "The letter holds no code."
        return found.group()

    def _name_of(self, here: Locator) -> str:
        return here.evaluate(
            "node => node.labels?.[0]?.innerText.trim() ?? node.getAttribute('aria-label') ?? ''"
        )
