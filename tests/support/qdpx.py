"""REFI-QDA projects as other programs send them, made for tests."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

from doingwith.exchange.refi_qda.offsets import Convention, LineEnds, Unit

__all__ = ["LINES", "QUOTES", "qdpx"]

LINES = (
    "We were asked 🙂 what waiting is like.",
    "It felt fair 👍🏽 that someone listened to us, all of us.",
    "“Nobody came back,” said a young person; nobody at all.",
    "The council wrote to us twice 📮 and then it stopped writing.",
    "Zwölf Leute kamen, and they stayed until the end.",
)
QUOTES = (
    "waiting is like", "someone listened", "fair 👍🏽 that", "Nobody came back", "a young person",
    "council wrote to us twice 📮", "Zwölf Leute", "they stayed until the end",
)  # fmt: skip


def units(text: str, way: Convention) -> int:
    """How many the sender counts in a text, by hand."""
    count = 0
    for at, letter in enumerate(text):
        if letter == "\r" and text[at + 1 : at + 2] == "\n" and way.line_ends is LineEnds.ONE:
            continue
        if letter == "\n" and text[at - 1 : at] != "\r" and way.line_ends is LineEnds.TWO:
            count += 1
        count += 2 if way.unit is Unit.UTF_16 and ord(letter) > 0xFFFF else 1
    return count


def qdpx(text: str, way: Convention, *, mark: bool, quotes: bool, project: str = "project.qde") -> bytes:
    selections = []
    for number, quote in enumerate(QUOTES):
        at = text.index(quote)
        start = units(text[:at], way) + way.mark_counted
        end = units(text[: at + len(quote)], way) + way.mark_counted - way.end_inclusive
        name = f" name={quoteattr(quote)}" if quotes else ""
        selections.append(
            f'<PlainTextSelection guid="{{S{number}}}"{name} startPosition="{start}" endPosition="{end}">'
            f'<Coding guid="K{number}" creatingUser="U1" creationDateTime="2025-03-04T10:00:00Z">'
            f'<CodeRef targetGUID="C{number % 2}"/></Coding></PlainTextSelection>'
        )
    xml = (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Waiting">'
        '<Users><User guid="U1" name="A. Coder"/></Users><CodeBook><Codes>'
        '<Code guid="C0" name="time" isCodable="true" color="#ff0000">'
        '<Code guid="C1" name="voice" isCodable="true"/></Code></Codes></CodeBook>'
        '<Sources><TextSource guid="T1" name="Notes" plainTextPath="internal://T1.txt">'
        f"{''.join(selections)}</TextSource></Sources>"
        '<Sets><Set guid="X" name="all"/></Sets></Project>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(project, xml)
        archive.writestr("Sources/T1.txt", (b"\xef\xbb\xbf" if mark else b"") + text.encode())
    return packed.getvalue()
