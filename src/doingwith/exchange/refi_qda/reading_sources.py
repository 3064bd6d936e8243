"""Sources and notes of a project's XML: their texts and files, and everything that is marked in them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from doingwith.exchange.refi_qda.container import Container
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.project import QdaArea, QdaCoding, QdaKind, QdaSelection, QdaSource
from doingwith.exchange.refi_qda.xml import (
    child,
    child_text,
    children,
    day,
    guid_of,
    inside,
    kind_of,
    number,
    references,
    referred_by,
)

__all__ = ["MISSING", "OUTSIDE", "SPOILT", "SourceReader", "values_of"]

MISSING = "passages whose text is not there"
OUTSIDE = "files that are not inside the project"
SPOILT = "files in the project that cannot be unpacked"
NOT_INSIDE = "Its file is not inside the project."
TEXTS = ("TextDescription", "Representation", "Transcript")
AREAS = ("PictureSelection", "PDFSelection")
STRETCHES = ("AudioSelection", "VideoSelection")
VALUES = (
    "TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue",
)  # fmt: skip


class SourceReader:
    """Reads sources with the files that belong to them, and counts what has no place."""

    def __init__(
        self, container: Container, variables: Mapping[str, str], lost: Counter[str], *, is_ours: bool
    ) -> None:
        self.container, self.variables, self.lost, self.is_ours = container, variables, lost, is_ours

    def read(self, element: etree._Element, kind: QdaKind) -> Iterator[QdaSource]:
        """The source; each transcript of a recording after the first is a source of its own."""
        texts = [one for one in element if kind_of(one) in TEXTS]
        holder = texts[0] if texts else element
        is_text = kind in (QdaKind.TEXT, QdaKind.NOTE)
        yield self._source(element, element if is_text else holder, kind, has_text=is_text or bool(texts))
        for more in texts[1:]:
            yield self._source(more, more, QdaKind.TEXT, has_text=True)

    def _source(
        self, element: etree._Element, holder: etree._Element, kind: QdaKind, *, has_text: bool
    ) -> QdaSource:
        text = self._text(holder) if has_text else None
        passages = tuple(self._passages(holder))
        if text is None and has_text:
            self.lost["text of a source"] += 1
            self.lost[MISSING] += len(passages)
        marks = tuple(self._marks(element)) if kind not in (QdaKind.TEXT, QdaKind.NOTE) else ()
        path = element.get("path") or element.get("richTextPath") or ""
        data, trouble = self._file(path) if path else (None, "")
        return QdaSource(
            guid=guid_of(element.get("guid")),
            name=element.get("name") or "",
            kind=kind,
            text=text,
            selections=passages if text is not None else (),
            marks=marks,
            codings=tuple(
                one
                for place in dict.fromkeys((element, holder))
                for one in codings_of(place, children(place, "Coding"))
            ),
            description=child_text(element, "Description"),
            notes=references(element, "NoteRef"),
            values=values_of(element, self.variables),
            file=path.replace("\\", "/").rpartition("/")[2],
            data=data,
            trouble=trouble,
            user=guid_of(element.get("creatingUser")),
            on=day(element.get("creationDateTime")),
        )

    def _text(self, element: etree._Element) -> str | None:
        content = child(element, "PlainTextContent")
        if content is not None:
            return content.text or ""
        data = self.container.part(element.get("plainTextPath") or "")
        return None if data is None else _decoded(data)

    def _file(self, path: str) -> tuple[bytes | None, str]:
        """Only what is inside the project: a path that leads elsewhere is followed nowhere.

        Without it a sentence says why: words and marks come without their picture or recording.
        """
        try:
            data = self.container.part(path)
        except QdaRefused as refused:
            self.lost[SPOILT] += 1
            return None, str(refused)
        if data is None:
            self.lost[OUTSIDE] += 1
        return data, NOT_INSIDE if data is None else ""

    def _passages(self, holder: etree._Element) -> Iterator[QdaSelection]:
        points = {
            guid_of(one.get("guid")): number(one.get("position")) for one in children(holder, "SyncPoint")
        }
        timed = sum("timeStamp" in one.attrib for one in children(holder, "SyncPoint"))
        self.lost["times in transcripts"] += timed
        for element in holder:
            kind = kind_of(element)
            if kind == "PlainTextSelection":
                start, end = number(element.get("startPosition")), number(element.get("endPosition"))
            elif kind == "TranscriptSelection":
                start = points.get(guid_of(element.get("fromSyncPoint")), -1)
                end = points.get(guid_of(element.get("toSyncPoint")), -1)
            else:
                continue
            yield self._selection(element, start=start, end=end)

    def _marks(self, element: etree._Element) -> Iterator[QdaSelection]:
        for one in element:
            kind = kind_of(one)
            if kind in AREAS:
                self.lost["text of an area on a page"] += child(one, "Representation") is not None
                yield self._selection(one, area=_area(one, has_page=kind == "PDFSelection"))
            elif kind in STRETCHES:
                yield self._selection(one, start=number(one.get("begin")), end=number(one.get("end")))

    def _selection(
        self, element: etree._Element, *, start: int = -1, end: int = -1, area: QdaArea | None = None
    ) -> QdaSelection:
        parts, name = inside(element), element.get("name") or ""
        note = next((one.text or "" for one in parts["Description"]), "")
        hints = (name,) if self.is_ours else (name, note)
        return QdaSelection(
            guid=guid_of(element.get("guid")),
            start=start,
            end=end,
            area=area,
            name=name,
            note=note,
            hints=tuple(hint for hint in hints if hint.strip()),
            codings=tuple(codings_of(element, parts["Coding"])),
            notes=referred_by(parts["NoteRef"]),
        )


def codings_of(element: etree._Element, codings: Iterable[etree._Element]) -> Iterator[QdaCoding]:
    """Codes given to a passage or to a whole source, by whom and when."""
    for coding in codings:
        parts = inside(coding)
        for reference in parts["CodeRef"][:1]:
            yield QdaCoding(
                guid=guid_of(coding.get("guid")),
                code=guid_of(reference.get("targetGUID")),
                user=guid_of(coding.get("creatingUser") or element.get("creatingUser")),
                on=day(coding.get("creationDateTime")),
                notes=referred_by(parts["NoteRef"]),
            )


def values_of(element: etree._Element, variables: Mapping[str, str]) -> dict[str, str]:
    """Values of variables under the names of these."""
    found = {}
    for value in children(element, "VariableValue"):
        reference = child(value, "VariableRef")
        guid = guid_of(reference.get("targetGUID")) if reference is not None else ""
        text = next((one.text or "" for one in value if kind_of(one) in VALUES), "")
        found[variables.get(guid, "")] = text
    return found


def _area(element: etree._Element, *, has_page: bool) -> QdaArea:
    first, second = [
        (_whole(element.get(f"{corner}X")), _whole(element.get(f"{corner}Y")))
        for corner in ("first", "second")
    ]
    return QdaArea(
        left=first[0], top=first[1], right=second[0], bottom=second[1],
        page=number(element.get("page")) if has_page else None,
    )  # fmt: skip


def _whole(text: str | None) -> int:
    """A whole number that may be negative; 0 for anything else, which leaves the area without a size."""
    try:
        found = int(text or "")
    except ValueError:
        return 0
    return found if abs(found) < 2**31 else 0


def _decoded(data: bytes) -> str:
    """A text with its line ends and its byte-order mark, which the sender may have counted."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "\ufeff" + data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
