"""The bytes of a file to its text: UTF-8 and nothing else."""

import re

from doingwith.exchange.bundle.limits import LARGEST_FILE, in_megabytes
from doingwith.exchange.bundle.located import LocatedProblem

__all__ = ["UNPRINTABLE", "decoded"]

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that neither a web page nor a Word file can hold."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_AS_UTF_8 = "Save the file as UTF-8, which every text editor offers."


def decoded(file: str, data: bytes) -> str | LocatedProblem:
    """The text of a file, or what keeps it from being read."""
    if len(data) > LARGEST_FILE:
        return _problem(
            file,
            None,
            f"The file is {in_megabytes(len(data))} long; the largest that is read is "
            f"{in_megabytes(LARGEST_FILE)}.",
            "Split it, or take out what does not belong in it.",
        )
    if data.startswith(_UTF_16):
        return _problem(file, 1, "The file is written in UTF-16.", _AS_UTF_8)
    if b"\x00" in data:
        line = _line_at(data, data.index(b"\x00"))
        return _problem(file, line, "The file holds a zero byte, so it is not a text file.", _AS_UTF_8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line_at(data, error.start)
        return _problem(file, line, "A character here is not written in UTF-8.", _AS_UTF_8)
    found = UNPRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        return _problem(
            file,
            line,
            f"A control character (number {ord(found.group())}) stands here.",
            "Delete it; some editors show it when invisible characters are switched on.",
        )
    return text


def _line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _problem(file: str, line: int | None, wrong: str, remedy: str) -> LocatedProblem:
    return LocatedProblem(file=file, line=line, wrong=wrong, remedy=remedy)
