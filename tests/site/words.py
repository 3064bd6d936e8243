"""Reads a page as a person does: its words, without the markup."""

import re
from html import unescape

from django.http.response import HttpResponseBase

__all__ = ["words_of"]


def words_of(response: HttpResponseBase) -> str:
    """The words between the tags, with single spaces, hidden ones for screen readers included."""
    page = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page))).replace(" .", ".").strip()
