"""Where a passage stands: the address of its place in its source, and the picture of which it is a part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from doingwith_site.cases.presenters.frames import FramedPicture, area_of
from doingwith_site.evidence.documents.ways import way
from doingwith_site.evidence.excerpt_kinds import PartKind
from doingwith_site.evidence.excerpts.pages import pieces
from doingwith_site.evidence.models import AccountPart, DocumentVersion, Excerpt

__all__ = ["PARAGRAPH", "Place", "paragraphs_in"]

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def paragraphs_in(text: str, begins: int, ends: int) -> Iterator[re.Match[str]]:
    """The paragraphs of a page of the text."""
    return PARAGRAPH.finditer(text, begins, ends)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the passage stands. ``moved``: its source has other words by now."""

    programme: str
    row: Excerpt
    moved: bool

    @property
    def url(self) -> str:
        """Its source, on the page and at the paragraph where it begins."""
        return f"{self.source_url}{self._place_in_text}"

    @property
    def source_url(self) -> str:
        """Its source, or the page of it that is seen as a picture."""
        version, part = self.row.version, self.row.part
        if version is not None:
            read = "cases:read_page" if self._is_on_a_page(version) else "cases:read_document"
            return self._way(read, version)
        return reverse("cases:read_account", args=self._part(part))

    @property
    def picture(self) -> FramedPicture | None:
        """The picture or page with the passage framed; None for words, for sounds and when it is not kept."""
        size = self._size if self.row.kind == PartKind.AREA else None
        if size is None:
            return None
        return FramedPicture(url=self._picture_url, width=size[0], height=size[1], area=area_of(self.row))

    @property
    def _size(self) -> tuple[int, int] | None:
        version, part = self.row.version, self.row.part
        if version is not None and self.row.page:
            return version.size_of(self.row.page)
        seen = version if version is not None and version.file else None
        if part is not None and part.media is not None and part.media.is_here:
            return both(part.media.width, part.media.height)
        return both(seen.width, seen.height) if seen else None

    @property
    def _picture_url(self) -> str:
        version, part = self.row.version, self.row.part
        if version is not None:
            name = "documents:page" if self._is_on_a_page(version) else "documents:file"
            return self._way(name, version)
        return reverse("evidence:account_file", args=self._part(part))

    @property
    def _place_in_text(self) -> str:
        version, part = self.row.version, self.row.part
        source = version or part
        if self.row.kind != PartKind.TEXT or self.moved or source is None:
            return ""
        return place_in(source.text, self.row.begins or 0)

    def _is_on_a_page(self, version: DocumentVersion) -> bool:
        return bool(self.row.page and self.row.kind == PartKind.AREA and version.size_of(self.row.page))

    def _way(self, name: str, version: DocumentVersion) -> str:
        here: list[str | int] = [version.document.identifier, version.number]
        if self._is_on_a_page(version):
            here.append(self.row.page or 0)
        return way(name, self.programme, self.row.project, *here)

    def _part(self, part: AccountPart | None) -> list[str | int]:
        assert part is not None  # a passage is of a document or of an account
        return [self.programme, part.account.identifier, part.number]


def both(width: int | None, height: int | None) -> tuple[int, int] | None:
    """Width and height, when they are known."""
    return (width, height) if width and height else None


def place_in(text: str, begins: int) -> str:
    """What follows the address of a text so that it opens where these words begin; empty if nowhere."""
    for number, (first, last) in enumerate(pieces(text), start=1):
        if first <= begins < last:
            found = [one.start() for one in paragraphs_in(text, first, last) if one.start() <= begins]
            anchor = f"#p{found[-1]}" if found else ""
            return f"?page={number}{anchor}" if number > 1 else anchor
    return ""
