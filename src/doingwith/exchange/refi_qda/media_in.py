"""Files inside a project, as a record names them."""

from hashlib import sha256
from typing import Any

from doingwith.analysis.integrity.keepable import LARGEST_NUMBER
from doingwith.evidence.file_kinds import media_type_of
from doingwith.evidence.media import Media
from doingwith.exchange.refi_qda.media_types import ENDINGS, WORD
from doingwith.exchange.refi_qda.project import QdaKind, QdaSource
from doingwith.exchange.refi_qda.sizes import length_of, size_of_picture
from doingwith.exchange.refi_qda.xml import number

__all__ = ["media_of"]

TYPES = [
    *((ending, type_) for type_, ending in ENDINGS.items()),
    ("jpeg", "image/jpeg"),
    ("docx", WORD),
]
"""Endings with the types they may stand for: an ending such as webm stands for sound and for film."""
BROAD = {
    QdaKind.PICTURE: "image/",
    QdaKind.PDF: "application/pdf",
    QdaKind.AUDIO: "audio/",
    QdaKind.VIDEO: "video/",
}


def media_of(source: QdaSource) -> Media | None:
    """The file of a source: what is inside the project, else what a project of ours says of it."""
    known = {name: source.values.get(f"Doing With {name}", "") for name in ("file", "file type")}
    if source.data is not None:
        hashed, size = sha256(source.data).hexdigest(), len(source.data)
        same = hashed == known["file"]
        type_ = known["file type"] if same else _type(source)
        measures = _measures(source) if same else _measured(type_, source.data)
        return Media(sha256=hashed, type=type_, size=size, **measures)
    if known["file"] and known["file type"]:
        size = max(0, number(source.values.get("Doing With file size")))
        return Media(sha256=known["file"], type=known["file type"], size=size, **_measures(source))
    return None


def _type(source: QdaSource) -> str:
    """By its bytes where they are of the kind that the source is; else by its ending."""
    seen = media_type_of(source.data or b"")
    broad = BROAD.get(source.kind, "")
    if seen and (seen.startswith(broad) if broad else not seen.startswith(("image/", "audio/"))):
        return seen
    ending = source.file.rpartition(".")[2].lower()
    found = [type_ for known, type_ in TYPES if known == ending and type_.startswith(broad)]
    if found:
        return found[0]
    return f"{broad}unknown" if broad.endswith("/") else broad or "application/octet-stream"


def _measured(type_: str, data: bytes) -> dict[str, Any]:
    """How large or long it is, which other programs do not say: a code of all of it stands on all of it."""
    if type_.startswith("image/"):
        size = size_of_picture(data)
        return {"width": size[0], "height": size[1]} if size else {}
    return {"length_ms": length_of(data)} if type_.startswith("audio/") else {}


def _measures(source: QdaSource) -> dict[str, Any]:
    found = {
        key: number(source.values.get(f"Doing With {name}"))
        for key, name in (("width", "width"), ("height", "height"), ("length_ms", "length"))
    }
    return {key: value if 0 <= value <= LARGEST_NUMBER else None for key, value in found.items()}
