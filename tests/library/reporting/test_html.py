"""The report as HTML: a sound page, nothing unescaped, nothing that a strict page refuses."""

from collections import Counter
from datetime import date
from html.parser import HTMLParser

from tests.support.report_programmes import two_readers

from doingwith.reporting.document import Document
from doingwith.reporting.html import to_html, to_html_fragment
from doingwith.reporting.programme_report import programme_report

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Notes what a page holds, and refuses one whose elements do not close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_is_a_whole_page_in_english_with_a_title(report: Document) -> None:
    html = to_html(report, written_on=date(2026, 11, 23))
    page = Page(html)

    assert page.all("html") == [{"lang": "en-GB"}]
    assert "<title>Co:Create: programme report</title>" in html
    assert '<p class="small">Written on 23 November 2026.</p>' in html
    assert len(page.all("h1")) == 1


def test_headings_never_skip_a_level(report: Document) -> None:
    levels = [
        int(tag[1]) for tag, _ in Page(to_html(report)).tags if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
    ]

    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_name_is_given_once_and_every_link_has_its_target(report: Document) -> None:
    page = Page(to_html(report))
    names = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    targets = {(attributes["href"] or "").removeprefix("#") for attributes in page.all("a")}

    assert max(names.values()) == 1
    assert targets <= set(names)


def test_every_table_has_a_caption_and_heads_with_a_scope(report: Document) -> None:
    page = Page(to_html(report))

    assert len(page.all("table")) == len(page.all("caption"))
    assert {attributes.get("scope") for attributes in page.all("th")} == {"col", "row", "rowgroup"}


def test_a_table_that_scrolls_takes_focus_and_says_what_it_is(report: Document) -> None:
    regions = [each for each in Page(to_html_fragment(report)).all("div") if each.get("class") == "scroll"]

    assert regions
    assert all(each["tabindex"] == "0" and each["role"] == "group" for each in regions)
    assert regions[0]["aria-label"] == "25 projects, with where each stands"


def test_a_cell_of_a_table_that_stacks_says_its_column(report: Document) -> None:
    html = to_html_fragment(report)

    assert '<td data-label="Partner">Age Better in Sheffield</td>' in html
    assert '<td data-label="Verdict, and why">Supported, because one independent source' in html
    assert html.count('<table class="stacks">') < html.count("<table")


def test_a_mark_and_its_label_are_one_link(report: Document) -> None:
    assert (
        '<a class="sign-said" href="#CS2-L1"><span class="sign sign-plus sign-framed" role="img" '
        'aria-label="enabling, stated in the sources">+</span> CS2 L1</a>' in to_html_fragment(report)
    )


def test_the_style_sheet_knows_every_class_of_a_sign(report: Document) -> None:
    page, sheet = Page(to_html_fragment(report)), to_html(report)
    classes = {
        name for attributes in page.all("span") for name in (attributes.get("class") or "").split() if name
    }

    assert {name for name in classes if name.startswith("sign")} == {
        "sign", "sign-plus", "sign-minus", "sign-both", "sign-unreported", "sign-framed",
    }  # fmt: skip
    assert all(f".{name} {{" in sheet for name in classes)


def test_every_sign_is_read_out(report: Document) -> None:
    html = to_html_fragment(report)

    assert (
        '<span class="sign sign-minus sign-framed" role="img" '
        'aria-label="constraining, stated in the sources">\u2212</span>' in html
    )
    assert '<span class="sign sign-unreported" role="img" aria-label="not reported"></span>' in html


def test_the_fragment_has_classes_and_no_styles(report: Document) -> None:
    page = Page(to_html_fragment(report))

    assert not page.all("style")
    assert not page.all("script")
    assert not any("style" in attributes for _, attributes in page.tags)
    assert not page.all("h1")


def test_asks_for_nothing_from_elsewhere(report: Document) -> None:
    html = to_html(report)

    assert not Page(html).all("link")
    assert "url(" not in html
    assert "@import" not in html


def test_escapes_what_people_typed() -> None:
    html = to_html(programme_report(two_readers()))

    assert "<title>Two &amp; &lt;Two&gt;: programme report</title>" in html
    assert "Only &lt;Project&gt;" in html
    assert "<Project>" not in html


def test_the_same_document_gives_the_same_page(report: Document) -> None:
    assert to_html(report) == to_html(report)
