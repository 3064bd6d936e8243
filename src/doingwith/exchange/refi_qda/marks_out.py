"""Excerpts and codings as selections, with their memos as notes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from doingwith.evidence.codes import Codebook, Coding
from doingwith.evidence.excerpts import Area, AreaUnit, Excerpt
from doingwith.evidence.media import Media
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.pages import page_heights
from doingwith.exchange.refi_qda.project import QdaArea, QdaCoding, QdaKind, QdaSelection, QdaSource

__all__ = ["Marks", "kind_of"]

LONGEST_NAME = 100
SOUNDS = (QdaKind.AUDIO, QdaKind.VIDEO)


class Marks:
    """Turns excerpts into selections. ``memos`` are the notes that they need, ``lost`` what has no place."""

    def __init__(self, identity: Identity, users: Mapping[str, str], codebook: Codebook) -> None:
        self.identity, self.users = identity, users
        self.codes = {code.id: identity.of("code", code.id, guid=code.guid) for code in codebook.codes}
        self.memos: list[QdaSource] = []
        self.excerpts: dict[str, str] = {}
        self.seen: set[str] = set()
        self.lost: Counter[str] = Counter()

    def put_into(
        self, source: QdaSource, excerpts: Sequence[Excerpt], codings: Sequence[Coding]
    ) -> QdaSource:
        """The source with its passages and its other marks."""
        given: dict[str, list[Coding]] = defaultdict(list)
        for coding in codings:
            given[coding.excerpt].append(coding)
        passages: list[QdaSelection] = []
        marks: list[QdaSelection] = []
        heights = page_heights(source.data) if source.kind is QdaKind.PDF and source.data else ()
        for excerpt in excerpts:
            self.seen.add(excerpt.id)
            selection = self._placed(source.kind, excerpt, heights)
            if selection is None:
                self.lost["codings of marks that are lost"] += len(given[excerpt.id])
                continue
            self.excerpts[excerpt.id] = selection.guid
            made = replace(selection, codings=tuple(map(self._coding, given[excerpt.id])))
            (marks if excerpt.passage is None else passages).append(made)
        return replace(source, selections=tuple(passages), marks=tuple(marks))

    def _placed(self, kind: QdaKind, excerpt: Excerpt, heights: Sequence[float]) -> QdaSelection | None:
        guid = self.identity.of("excerpt", excerpt.id, guid=excerpt.guid)
        made = QdaSelection(guid=guid, note=excerpt.note)
        if excerpt.passage is not None:
            passage = excerpt.passage
            return replace(made, start=passage.start, end=passage.end, name=_name(passage.quote))
        if excerpt.span is not None:
            if kind in SOUNDS:
                return replace(made, start=excerpt.span.begin_ms, end=excerpt.span.end_ms)
            self.lost["stretches of sound on what is no recording"] += 1
            return None
        area = _area(kind, excerpt.area, heights) if excerpt.area else None
        if area is None:
            self.lost["areas that are not on a picture, or on a page whose file is not at hand"] += 1
            return None
        return replace(made, area=area)

    def _coding(self, coding: Coding) -> QdaCoding:
        guid = self.identity.of("coding", coding.excerpt, coding.code, coding.coder, guid=coding.guid)
        notes: tuple[str, ...] = ()
        user = self.users.get(coding.coder, "")
        if coding.memo:
            note = QdaSource(
                guid=self.identity.of("memo", guid),
                name="Memo",
                kind=QdaKind.NOTE,
                text=coding.memo,
                user=user,
                on=coding.on,
            )
            self.memos.append(note)
            notes = (note.guid,)
        return QdaCoding(guid=guid, code=self.codes[coding.code], user=user, on=coding.on, notes=notes)


def kind_of(media: Media | None, excerpts: Sequence[Excerpt]) -> QdaKind:
    """What a source is: by its file, and where there is none by how it is marked."""
    if media is not None:
        return _kind_of_type(media.type)
    areas = [one.area for one in excerpts if one.area]
    if areas:
        return QdaKind.PICTURE if areas[0].unit is AreaUnit.PIXEL else QdaKind.PDF
    return QdaKind.AUDIO if any(one.span for one in excerpts) else QdaKind.TEXT


def _kind_of_type(type_: str) -> QdaKind:
    if type_ == "application/pdf":
        return QdaKind.PDF
    kinds = {"image": QdaKind.PICTURE, "audio": QdaKind.AUDIO, "video": QdaKind.VIDEO}
    return kinds.get(type_.partition("/")[0], QdaKind.TEXT)


def _area(kind: QdaKind, area: Area, heights: Sequence[float]) -> QdaArea | None:
    """By the standard's measures: on a page from the lower left, pages counted from 0."""
    if kind is QdaKind.PICTURE and area.unit is AreaUnit.PIXEL:
        return QdaArea(left=area.left, top=area.top, right=area.right, bottom=area.bottom)
    page = area.page or 0
    if kind is not QdaKind.PDF or area.unit is not AreaUnit.POINT or not 1 <= page <= len(heights):
        return None
    height = round(heights[page - 1])
    return QdaArea(
        left=area.left, top=height - area.top, right=area.right, bottom=height - area.bottom, page=page - 1
    )


def _name(quote: str) -> str:
    """What was marked, on one line and cut short: other programs show it in lists."""
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_NAME else f"{line[:LONGEST_NAME]}…"
