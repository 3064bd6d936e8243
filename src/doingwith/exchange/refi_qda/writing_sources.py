"""A source as the standard's XML: what is marked in it, by whom it was coded, and what is known of it."""

from collections.abc import Mapping
from datetime import date

from lxml import etree

from doingwith.exchange.refi_qda.elements import Elements
from doingwith.exchange.refi_qda.identity import beside
from doingwith.exchange.refi_qda.project import QdaCoding, QdaKind, QdaSelection, QdaSource

__all__ = ["SourceElements", "text_guid", "text_file"]

TEXTS = {
    QdaKind.PICTURE: "TextDescription",
    QdaKind.PDF: "Representation",
    QdaKind.AUDIO: "Transcript",
    QdaKind.VIDEO: "Transcript",
}
"""The element that holds the text of a source that is not a text itself."""
MARKS = {
    QdaKind.PICTURE: "PictureSelection",
    QdaKind.PDF: "PDFSelection",
    QdaKind.AUDIO: "AudioSelection",
    QdaKind.VIDEO: "VideoSelection",
}


def text_guid(source: QdaSource) -> str:
    """The identifier of the source's text, which is another than that of its picture or recording."""
    return beside(source.guid, "text") if source.kind in TEXTS else source.guid


def text_file(source: QdaSource) -> str:
    """The name of the file that holds the source's text."""
    return f"{text_guid(source)}.txt"


class SourceElements(Elements):
    """Writes sources and notes."""

    def source(self, above: etree._Element, source: QdaSource) -> None:
        """The source with all that belongs to it."""
        made = self.put(
            above, source.kind.value, guid=source.guid, name=source.name, **_made(source.user, source.on)
        )
        self.describe(made, source.description)
        if source.kind in TEXTS:
            self._with_file(made, source)
        else:
            self._text(made, source)
        for coding in source.codings:
            self._coding(made, coding)
        self.refer(made, "NoteRef", source.notes)
        self.give_values(made, source.values)

    def _text(self, made: etree._Element, source: QdaSource) -> None:
        if source.kind is QdaKind.NOTE:
            self.put(made, "PlainTextContent", source.text or "")
        else:
            made.set("plainTextPath", f"internal://{text_file(source)}")
            if source.file:
                made.set("richTextPath", f"internal://{source.file}")
        for selection in source.selections:
            place = {"startPosition": str(selection.start), "endPosition": str(selection.end)}
            self._selection(made, "PlainTextSelection", selection, place)

    def _with_file(self, made: etree._Element, source: QdaSource) -> None:
        if source.file:
            made.set("path", f"internal://{source.file}")
        if source.kind is QdaKind.PDF:  # the only one whose marks stand before its text
            self._marks(made, source)
        if source.text is not None:
            self._beside(made, source)
        if source.kind is not QdaKind.PDF:
            self._marks(made, source)

    def _beside(self, made: etree._Element, source: QdaSource) -> None:
        """The text of a picture, a page or a recording, with the passages marked in it."""
        guid = text_guid(source)
        text = self.put(made, TEXTS[source.kind], guid=guid, name=source.name)
        text.set("plainTextPath", f"internal://{text_file(source)}")
        sounds = source.kind in (QdaKind.AUDIO, QdaKind.VIDEO)
        points = self._sync_points(text, guid, source.selections) if sounds else {}
        for selection in source.selections:
            if sounds:
                place = {"fromSyncPoint": points[selection.start], "toSyncPoint": points[selection.end]}
                self._selection(text, "TranscriptSelection", selection, place)
            else:
                place = {"startPosition": str(selection.start), "endPosition": str(selection.end)}
                self._selection(text, "PlainTextSelection", selection, place)

    def _sync_points(
        self, text: etree._Element, guid: str, selections: tuple[QdaSelection, ...]
    ) -> dict[int, str]:
        """A passage of a transcript goes from point to point; a point needs no time."""
        places = sorted({place for one in selections for place in (one.start, one.end)})
        points = {place: beside(guid, str(place)) for place in places}
        for place, point in points.items():
            self.put(text, "SyncPoint", guid=point, position=str(place))
        return points

    def _marks(self, made: etree._Element, source: QdaSource) -> None:
        for mark in source.marks:
            self._selection(made, MARKS[source.kind], mark, _place(mark))

    def _selection(
        self, above: etree._Element, kind: str, selection: QdaSelection, place: Mapping[str, str]
    ) -> None:
        made = self.put(above, kind, guid=selection.guid, name=selection.name, **place)
        self.describe(made, selection.note)
        for coding in selection.codings:
            self._coding(made, coding)
        self.refer(made, "NoteRef", selection.notes)

    def _coding(self, above: etree._Element, coding: QdaCoding) -> None:
        made = self.put(above, "Coding", guid=coding.guid, **_made(coding.user, coding.on))
        self.put(made, "CodeRef", targetGUID=coding.code)
        self.refer(made, "NoteRef", coding.notes)


def _made(user: str, on: date | None) -> dict[str, str]:
    return {"creatingUser": user, "creationDateTime": f"{on.isoformat()}T00:00:00Z" if on else ""}


def _place(mark: QdaSelection) -> dict[str, str]:
    if mark.area is None:
        return {"begin": str(mark.start), "end": str(mark.end)}
    area = mark.area
    page = {} if area.page is None else {"page": str(area.page)}
    corners = (("firstX", area.left), ("firstY", area.top), ("secondX", area.right), ("secondY", area.bottom))
    return page | {key: str(number) for key, number in corners}
