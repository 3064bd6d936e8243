"""A person at the site, told in the words of a story: given, when, then.

After every page and every act the page is checked with axe, and must not be wider than its window.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from tests.journeys.accessibility import violations_of, what_sticks_out

from doingwith_site.people.demo import DEMO_PASSWORD
from doingwith_site.people.models import User

__all__ = ["Person"]

MAKING = 180_000
"""Milliseconds after which a file that is being made is a failure."""
MOST_TAB_PRESSES = 120


@dataclass
class Person:
    """One person in front of one browser window."""

    page: Page
    site: str
    runs_scripts: bool = True

    # Given

    def given_i_am_signed_in(self, user: User) -> None:
        """Without the browser, which has journeys of its own through the form."""
        client = Client()
        client.post("/sign-in/", {"login": user.email, "password": DEMO_PASSWORD})
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.site}]
        )

    # When

    def when_i_sign_in(self, user: User, password: str = DEMO_PASSWORD) -> None:
        self.when_i_open("/sign-in/")
        self.when_i_fill_in("E-mail address", user.email)
        self.when_i_fill_in("Password", password)
        self.when_i_press("Sign in")

    def when_i_open(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.then_everybody_can_use_this_page()

    def when_i_follow(self, words: str, *, first: bool = False) -> None:
        link = self.page.get_by_role("link", name=words, exact=True)
        self._and_arrive((link.first if first else link).click)

    def when_i_follow_in_the_table(self, words: str) -> None:
        """Where the same words are a link in a picture too."""
        table = self.page.get_by_role("table")
        self._and_arrive(table.get_by_role("link", name=words, exact=True).first.click)

    def when_i_follow_the_link_to(self, address: str) -> None:
        """Where many links of a page have the same words, such as the cases a sentence rests on."""
        self._and_arrive(self.page.locator(f'main a[href="{address}"]').first.click)

    def when_i_press(self, words: str) -> None:
        self._and_arrive(self.page.get_by_role("button", name=words, exact=True).click)

    def when_i_fill_in(self, label: str, words: str) -> None:
        self._box(label).fill(words)

    def when_i_choose(self, label: str, words: str) -> None:
        self._box(label).select_option(label=words)

    def when_i_pick(self, words: str) -> None:
        """One of several round buttons, by the words it begins with."""
        self.page.get_by_role("radio", name=re.compile(f"^{re.escape(words)}")).check()

    def when_i_give_the_file(self, label: str, file: Path) -> None:
        self._box(label).set_input_files(file)

    def when_i_unfold(self, words: str) -> None:
        self.page.locator("summary", has_text=words).first.click()
        self.then_everybody_can_use_this_page()

    def when_i_take_away(self, words: str) -> bytes:
        """What the button downloads. A file may be long in the making: the report's PDF has many pages."""
        with self.page.expect_download(timeout=MAKING) as started:
            self.page.get_by_role("button", name=words, exact=True).click(timeout=MAKING)
        return Path(started.value.path()).read_bytes()

    def when_i_tab_to(self, words: str) -> Locator:
        """Press Tab until the link, button or box with these words has the focus."""
        for _ in range(MOST_TAB_PRESSES):
            self.page.keyboard.press("Tab")
            if self._focused_words() == words:
                return self.page.locator(":focus")
        raise AssertionError(f"Tab never reached “{words}”.")

    def when_i_type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def when_i_press_the_key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def when_i_press_the_key_on(self, words: str, key: str) -> None:
        """On the button with these words, wherever the focus was."""
        self.page.get_by_role("button", name=words, exact=True).press(key)

    def when_i_press_enter(self) -> None:
        self._and_arrive(lambda: self.page.keyboard.press("Enter"))

    # Then

    def then_i_read(self, *sentences: str) -> None:
        for words in sentences:
            expect(self.page.locator("body")).to_contain_text(words, use_inner_text=True)

    def then_i_do_not_read(self, *sentences: str) -> None:
        for words in sentences:
            expect(self.page.locator("body")).not_to_contain_text(words, use_inner_text=True)

    def then_the_page_is_called(self, title: str) -> None:
        expect(self.page).to_have_title(title)

    def then_the_heading_is(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def then_i_have_reached(self, words: str) -> None:
        assert self._focused_words() == words

    def then_i_am_led_to(self, *words: str) -> None:
        """The place of the page that the link named."""
        for each in words:
            expect(self.page.locator(":target")).to_contain_text(each, use_inner_text=True)
        expect(self.page.locator(":target")).to_be_in_viewport()

    def then_i_can_follow(self, words: str) -> None:
        expect(self.page.get_by_role("link", name=words, exact=True).first).to_be_visible()

    def then_i_am_not_offered(self, *links_and_buttons: str) -> None:
        for words in links_and_buttons:
            expect(self.page.get_by_role("link", name=words, exact=True)).to_have_count(0)
            expect(self.page.get_by_role("button", name=words, exact=True)).to_have_count(0)

    def then_the_box_holds(self, label: str, words: str) -> None:
        expect(self._box(label)).to_have_value(words)

    def then_everybody_can_use_this_page(self) -> None:
        """The accessibility baseline, and no page wider than its window."""
        if self.runs_scripts:  # axe is a script
            assert violations_of(self.page) == []
        self.then_nothing_sticks_out()

    def then_nothing_sticks_out(self) -> None:
        assert what_sticks_out(self.page) == []

    # Beside the window

    def code_from_my_mail(self) -> str:
        """The sign-in code in the newest letter."""
        found = re.search(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
        assert found, "The letter holds no code."
        return found[1]

    def link_from_my_mail(self) -> str:
        """Where the link in the newest letter leads, on this site."""
        found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
        assert found, "The letter holds no link."
        return found.group(1)

    def _box(self, label: str) -> Locator:
        """The box under the label, which may say that the box is optional."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$"))

    def _and_arrive(self, act: Callable[[], object]) -> None:
        with self.page.expect_navigation():
            act()
        self.then_everybody_can_use_this_page()

    def _focused_words(self) -> str:
        found: str = self.page.evaluate(
            """() => {
                const here = document.activeElement
                return (here.labels?.[0] ?? here).textContent.replace(" (optional)", "").trim()
            }"""
        )
        return found
