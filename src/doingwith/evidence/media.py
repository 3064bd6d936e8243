"""A picture, a recording or another file, known by what is in it; the file itself is kept elsewhere."""

from dataclasses import dataclass

__all__ = ["Media"]


@dataclass(frozen=True, kw_only=True)
class Media:
    """A file by the SHA-256 of its bytes, its type such as image/jpeg, and its size in bytes.

    ``length_ms`` is the length of sound or film in milliseconds; ``width`` and ``height`` are
    a picture's, in pixels as shown. ``drawn_from`` is the SHA-256 by which bundles of before know a picture
    that was drawn anew when it was taken in; empty: it was not.
    """

    sha256: str
    type: str
    size: int
    length_ms: int | None = None
    width: int | None = None
    height: int | None = None
    drawn_from: str = ""
