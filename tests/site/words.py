"""Reads a page as a person does: its words, without the markup."""

import re
from html import unescape

from django.http.response import HttpResponseBase

__all__ = ["lands_at", "words_of"]


def words_of(response: HttpResponseBase) -> str:
    """The words between the tags, with single spaces, hidden ones for screen readers included."""
    page = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page))).replace(" .", ".").strip()


def lands_at(response: HttpResponseBase) -> list[str]:
    """The values of the boxes at which a browser lands by itself; at most one, or it takes the first."""
    page = response.content.decode()  # type: ignore[attr-defined]
    boxes = re.findall(r"<input [^>]*\bautofocus\b[^>]*>", page)
    return [unescape(value) for box in boxes for value in re.findall(r' value="([^"]*)"', box)]
