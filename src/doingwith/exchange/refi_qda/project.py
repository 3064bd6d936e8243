"""A REFI-QDA project as values: what stands between the standard's XML and a programme's record."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = [
    "QdaArea",
    "QdaCode",
    "QdaCoding",
    "QdaGroup",
    "QdaKind",
    "QdaProject",
    "QdaSelection",
    "QdaSource",
    "QdaUser",
]


class QdaKind(StrEnum):
    """The kinds of source, by the names of their elements. Notes are sources of texts, too."""

    TEXT = "TextSource"
    PICTURE = "PictureSource"
    PDF = "PDFSource"
    AUDIO = "AudioSource"
    VIDEO = "VideoSource"
    NOTE = "Note"


@dataclass(frozen=True, kw_only=True)
class QdaUser:
    """Somebody who codes."""

    guid: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class QdaCode:
    """A code of the codebook. ``parent`` is the identifier of the code above it."""

    guid: str
    name: str
    parent: str | None = None
    description: str = ""
    colour: str = ""
    is_codable: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QdaCoding:
    """A code given by a user on a day."""

    guid: str = ""
    code: str
    user: str = ""
    on: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QdaArea:
    """A rectangle by the standard's measures.

    Of a picture: pixels from its upper left corner. Of a PDF's page: points from the lower left
    corner, so that ``top`` is the larger number.
    """

    left: int
    top: int
    right: int
    bottom: int
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class QdaSelection:
    """A passage by its sender's own counting, an area, or a stretch of sound in milliseconds.

    ``hints`` are texts that may hold its quote; ``note`` is what was written about it.
    """

    guid: str
    start: int = -1
    end: int = -1
    area: QdaArea | None = None
    name: str = ""
    note: str = ""
    hints: tuple[str, ...] = ()
    codings: tuple[QdaCoding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QdaSource:
    """A source. ``text`` is as its sender kept it, line ends and byte-order mark included; None: not there.

    ``selections`` are passages of the text, ``marks`` areas of a picture or page or stretches of
    sound, ``codings`` codes of the whole source. ``file`` is the name of its picture, recording or
    document inside the project, ``data`` what it holds where that is known; where it is named and not
    there, ``trouble`` is a sentence that says why.
    """

    guid: str
    name: str
    kind: QdaKind = QdaKind.TEXT
    text: str | None = None
    selections: tuple[QdaSelection, ...] = ()
    marks: tuple[QdaSelection, ...] = ()
    codings: tuple[QdaCoding, ...] = ()
    description: str = ""
    notes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    data: bytes | None = None
    trouble: str = ""
    user: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class QdaGroup:
    """A case or a set, with the identifiers of its members."""

    guid: str
    name: str
    is_case: bool
    description: str = ""
    sources: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    selections: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class QdaProject:
    """A project. ``lost`` counts what was read and has no place here, by its name in the file.

    ``values`` of sources and cases are under the names of their variables. ``is_ours``: this
    software wrote the file, so that it is known how characters were counted.
    """

    name: str
    is_ours: bool = False
    users: tuple[QdaUser, ...] = ()
    codes: tuple[QdaCode, ...] = ()
    sources: tuple[QdaSource, ...] = ()
    notes: tuple[QdaSource, ...] = ()
    groups: tuple[QdaGroup, ...] = ()
    description: str = ""
    differences: tuple[str, ...] = ()
    lost: Counter[str] = field(default_factory=Counter)
