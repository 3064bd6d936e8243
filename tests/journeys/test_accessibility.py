"""The check of every page looks at a page that has come and stays, and overlooks nothing it found."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, Route
from tests.journeys.accessibility import MOST_LOOKS, on_a_settled_page, violations_of

FIRST, NEXT = "http://site.test/first", "http://site.test/next"
PALE_WHERE_NARROW = (
    "<html lang=en><title>A page</title><style>@media (max-width: 500px) { h1 { color: #eee } }</style>"
    "<main><h1>A page</h1></main></html>"
)
GOING = "address => new Promise(() => { location.href = address })"


@pytest.fixture(autouse=True)
def everything_is_stored() -> None:
    """These pages are of no server of ours, so nothing is stored."""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A site of its own of two pages: the first is in order, the next has a picture without words."""
    with chromium.new_context() as context:
        context.route("http://site.test/**", _answered)
        yield context.new_page()


def _answered(route: Route) -> None:
    picture = "<img src='data:,'>" if "next" in route.request.url else ""
    body = f"<html lang=en><title>A page</title><main><h1>A page</h1>{picture}</main></html>"
    route.fulfill(content_type="text/html", body=body)


def test_a_page_that_is_left_while_it_is_looked_at_is_looked_at_where_it_leads(page: Page) -> None:
    page.goto(FIRST)
    seen: list[str] = []

    def look() -> list[str]:
        seen.append(page.url)
        if page.url == FIRST:
            page.evaluate(GOING, NEXT)
        return ["A finding."]

    assert on_a_settled_page(page, look) == ["A finding."]
    assert seen == [FIRST, NEXT]


def test_nothing_found_on_the_page_that_was_left_says_nothing_of_the_next(page: Page) -> None:
    page.goto(FIRST)

    def look() -> list[str]:
        if page.url == FIRST:
            with page.expect_navigation():
                page.evaluate("address => { location.href = address }", NEXT)
            return []
        return ["The next page has a finding."]

    assert on_a_settled_page(page, look) == ["The next page has a finding."]


def test_what_was_found_on_a_page_that_was_left_is_said(page: Page) -> None:
    page.goto(FIRST)

    def look() -> list[str]:
        page.goto(NEXT)
        return ["The first page has a finding."]

    assert on_a_settled_page(page, look) == ["The first page has a finding."]


def test_an_error_on_a_page_that_stayed_is_an_error(page: Page) -> None:
    page.goto(FIRST)

    with pytest.raises(Error, match="documentElement"):
        on_a_settled_page(page, lambda: [page.evaluate("null.documentElement")])


def test_a_page_that_never_stays_is_a_failure(page: Page) -> None:
    page.goto(FIRST)
    looks: list[str] = []

    def look() -> list[str]:
        looks.append(page.url)
        page.goto(FIRST)
        return []

    with pytest.raises(AssertionError, match="led elsewhere at each of 5 looks"):
        on_a_settled_page(page, look)
    assert len(looks) == MOST_LOOKS


def test_axe_finds_what_the_page_has_to_which_the_first_led(page: Page) -> None:
    page.goto(FIRST)
    page.evaluate("address => { setTimeout(() => { location.href = address }) }", NEXT)
    page.wait_for_url(NEXT)

    assert any("image-alt" in found for found in violations_of(page))


def test_what_is_wrong_is_found_as_often_as_the_page_is_looked_at(page: Page) -> None:
    page.goto(NEXT)

    assert violations_of(page) == violations_of(page) != []


def test_a_page_in_order_is_searched_again_once_anything_in_it_is_other(page: Page) -> None:
    page.goto(FIRST)
    assert violations_of(page) == []

    page.evaluate("document.querySelector('main').append(Object.assign(new Image(), {src: 'data:,'}))")

    assert any("image-alt" in found for found in violations_of(page))


def test_a_page_in_order_is_searched_again_at_another_width(page: Page) -> None:
    page.goto(FIRST)
    page.set_content(PALE_WHERE_NARROW)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert violations_of(page) == []

    page.set_viewport_size({"width": 390, "height": 844})

    assert any("color-contrast" in found for found in violations_of(page))


def test_a_page_in_order_that_was_searched_is_not_searched_again(page: Page) -> None:
    page.goto(FIRST)
    assert violations_of(page) == []

    page.evaluate("window.axe = { run: () => { throw new Error('It was searched.') } }")

    assert violations_of(page) == []
