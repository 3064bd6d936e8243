"""The words of the page that shows a picture by itself, in the size that somebody needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.safestring import SafeString

__all__ = ["SIZES", "PicturePage", "size_in"]

SIZES = (50, 75, 100, 150, 200, 300)
"""How large a picture can be shown, in per cent."""


def size_in(sent: QueryDict) -> int:
    """The size that is asked for; its own when none is, or one that there is not."""
    asked = sent.get("size", "")
    return int(asked) if asked in map(str, SIZES) else 100


@dataclass(frozen=True, kw_only=True)
class PicturePage:
    """A picture at a size. ``chosen`` is what its address names, ``back`` leads to its words."""

    title: str
    picture: SafeString
    size: int
    chosen: Mapping[str, str]
    back: str

    @property
    def lead(self) -> str:
        """How large it is, and what its cards do."""
        return f"Shown at {self.size} per cent of its size. Each card leads to its words."

    @property
    def smaller(self) -> str:
        """The address of the next smaller size; empty at the smallest."""
        return self._at(next((size for size in reversed(SIZES) if size < self.size), None))

    @property
    def larger(self) -> str:
        """The address of the next larger size; empty at the largest."""
        return self._at(next((size for size in SIZES if size > self.size), None))

    def _at(self, size: int | None) -> str:
        if size is None:
            return ""
        return f"?{urlencode({**self.chosen, 'size': size})}"
