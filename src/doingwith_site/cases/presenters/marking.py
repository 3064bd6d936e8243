"""A text with its marks: paragraphs, the passages marked in them, and who marked them with what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.urls import reverse

from doingwith.reporting.wording import count
from doingwith_site.cases.code_choices import code_name
from doingwith_site.cases.presenters.frames import GridLine, MarkedArea, area_of, grid_lines
from doingwith_site.cases.presenters.passages import part_words
from doingwith_site.cases.presenters.places import PARAGRAPH, paragraphs_in
from doingwith_site.evidence.excerpts.pages import pieces
from doingwith_site.evidence.excerpts.sources import Source
from doingwith_site.evidence.models import Excerpt

__all__ = [
    "MarginNote",
    "MarkingPage",
    "Paragraph",
    "Run",
    "margin_note",
    "words_in",
]

WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words that are marked alike: by none, one or several passages."""

    text: str
    marks: int


@dataclass(frozen=True, kw_only=True)
class MarginNote:
    """A passage in the margin: its words, its codes with who gave them, and where it is read."""

    url: str
    words: str
    codes: Sequence[tuple[str, str, str]]
    who: str


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph with its marks."""

    begins: int
    runs: Sequence[Run]
    notes: Sequence[MarginNote]
    mark_url: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A marked part of a picture, with its note in the margin."""

    area: MarkedArea
    note: MarginNote


@dataclass(frozen=True, kw_only=True)
class MarkingPage:
    """One page of a source, with the passages that this person may see in it."""

    source: Source
    programme: str
    title: str
    here: str
    excerpts: Sequence[Excerpt]
    number: int | str | None
    may_mark: bool

    @cached_property
    def piece(self) -> Page[tuple[int, int]]:
        """The part of the text on this page, and the other pages."""
        return Paginator(pieces(self.source.text), 1).get_page(self.number)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Where the part begins and ends in the text."""
        return self.piece.object_list[0] if self.piece.object_list else (0, 0)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of this page."""
        begins, ends = self.bounds
        return [self._paragraph(found) for found in paragraphs_in(self.source.text, begins, ends)]

    def _paragraph(self, found: re.Match[str]) -> Paragraph:
        begins, ends = found.span()
        here = [each for each in self._in_text if each.begins < ends and begins < each.ends]  # type: ignore[operator]
        return Paragraph(
            begins=begins,
            runs=list(runs(self.source.text, begins, ends, here)),
            notes=[margin_note(each, self.programme) for each in here if (each.begins or 0) >= begins],
            mark_url=f"{self.here}?page={self.piece.number}&paragraph={begins}#mark",
        )

    @cached_property
    def _in_text(self) -> list[Excerpt]:
        begins, ends = self.bounds
        return [
            each
            for each in self.excerpts
            if each.kind == "text" and (each.begins or 0) < ends and begins < (each.ends or 0)
        ]

    @property
    def others(self) -> list[MarginNote]:
        """Stretches of the recording, and parts of pages that are seen elsewhere."""
        return [
            margin_note(each, self.programme)
            for each in self.excerpts
            if each.kind == "sound" or (each.kind == "area" and each.page and self.source.page is None)
        ]

    @property
    def frames(self) -> list[Frame]:
        """The marked parts of the picture."""
        return [
            Frame(area=area_of(each), note=margin_note(each, self.programme))
            for each in self.excerpts
            if each.kind == "area" and each.page == self.source.page
        ]

    @property
    def grid(self) -> tuple[Sequence[GridLine], Sequence[GridLine]] | None:
        """Lines with numbers over the picture, for who marks a part of it by typing; else None."""
        width, height = self.source.width, self.source.height
        return grid_lines(width, height) if self.may_mark and width and height else None

    @property
    def lead(self) -> str:
        """How many passages are seen here, and whose."""
        number = len(self.frames if self.source.page else self.excerpts)
        if self.source.page:
            parts = count(number, "part").capitalize()
            return f"{parts} of this page that you may see {is_or_are(number)} marked."
        if not number:
            return "No passage that you may see is marked in it."
        return (
            "1 passage that you may see is marked in it."
            if number == 1
            else f"{number:,} passages that you may see are marked in it."
        )


def is_or_are(number: int) -> str:
    """The verb for so many."""
    return "is" if number == 1 else "are"


def margin_note(excerpt: Excerpt, programme: str) -> MarginNote:
    """The passage with the codes that may be seen."""
    return MarginNote(
        url=reverse("cases:excerpt", args=[programme, excerpt.token]),
        words=part_words(excerpt),
        codes=[
            (code_name(coding.code), coding.who, coding.memo)
            for coding in excerpt.codings_seen  # type: ignore[attr-defined]
        ],
        who=excerpt.who,
    )


def runs(text: str, begins: int, ends: int, excerpts: Sequence[Excerpt]) -> Iterator[Run]:
    """The paragraph cut wherever a passage begins or ends."""
    marks = [(max(each.begins or 0, begins), min(each.ends or 0, ends)) for each in excerpts]
    edges = sorted({begins, ends, *(edge for mark in marks for edge in mark)})
    for left, right in zip(edges, edges[1:], strict=False):
        covering = sum(first <= left and right <= last for first, last in marks)
        yield Run(text=text[left:right], marks=covering)


def words_in(text: str, begins: int) -> list[tuple[int, int, str]]:
    """The words of the paragraph that begins there: where each begins and ends, and the word."""
    found = PARAGRAPH.match(text, begins) if 0 <= begins < len(text) else None
    if found is None:
        return []
    return [(*word.span(), word.group()) for word in WORD.finditer(text, *found.span())]
