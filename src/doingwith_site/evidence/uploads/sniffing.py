"""What a file is, by its bytes. Its name and what the browser says of it are not asked."""

from dataclasses import dataclass
from typing import IO

import puremagic

__all__ = ["Upload", "UploadRefused", "looks_like", "read_within"]

MEGABYTE = 1024 * 1024


class UploadRefused(Exception):  # noqa: N818 - it reads as a sentence
    """A file that is not taken. Its sentence says why, and what to do.

    ``inside`` says why of a file that came inside another, such as a project of other software: there nobody
    can choose another photo or record a voice again.
    """

    def __init__(self, sentence: str, *, inside: str = "") -> None:
        super().__init__(sentence)
        self.inside = inside or sentence


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file fit to be kept: its bytes, what they are, and how large or long."""

    content: bytes
    content_type: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None


def read_within(file: IO[bytes], most: int, sentence: str, *, inside: str = "") -> bytes:
    """All bytes of the file; UploadRefused with the sentence when there are more than ``most``."""
    file.seek(0)
    content = file.read(most + 1)
    if len(content) > most:
        raise UploadRefused(sentence, inside=inside)
    return content


def looks_like(content: bytes) -> set[str]:
    """Every kind that the first bytes may stand for, as names of types."""
    try:
        return {found.mime_type for found in puremagic.magic_string(content[:4096]) if found.mime_type}
    except (puremagic.PureError, ValueError):
        return set()
