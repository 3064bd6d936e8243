"""What a file is, by its bytes. Its name and what anybody says of it are not asked."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

__all__ = [
    "ENDINGS",
    "FAMILIES",
    "family_of",
    "file_type_of",
    "hides_something",
    "holds_a_program",
    "media_type_of",
]

OFFICE = "application/vnd.openxmlformats-officedocument"
ENDINGS: Mapping[str, str] = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif",
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/webm": "webm", "audio/wav": "wav",
    "audio/flac": "flac", "audio/aac": "aac", "audio/amr": "amr",
    "application/pdf": "pdf", "text/plain": "txt",
    f"{OFFICE}.wordprocessingml.document": "docx",
    f"{OFFICE}.presentationml.presentation": "pptx",
    f"{OFFICE}.spreadsheetml.sheet": "xlsx",
}  # fmt: skip
"""Every type of file that is kept, with the ending of its name."""
FAMILIES: Mapping[str, str] = {
    "docx": "word", "pptx": "slides", "xlsx": "sheet", "pdf": "pdf", "txt": "text",
    **{ending: "image" for type_, ending in ENDINGS.items() if type_.startswith("image/")},
    **{ending: "sound" for type_, ending in ENDINGS.items() if type_.startswith("audio/")},
}  # fmt: skip
"""What ``family_of`` says of a file with that ending."""

ZIP, ZIP_END, PDF = b"PK\x03\x04", b"PK\x05\x06", b"%PDF-"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
MAIN_PARTS = {"word/document.xml": "word", "ppt/presentation.xml": "slides", "xl/workbook.xml": "sheet"}
MOST_NOT_TEXT = 0.01
BEGINNINGS: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif",
    b"ID3": "audio/mpeg", b"OggS": "audio/ogg", b"fLaC": "audio/flac", b"#!AMR": "audio/amr",
    b"\x1a\x45\xdf\xa3": "audio/webm",
}  # fmt: skip
"""Types that their first bytes tell; of sound and film in one kind of file, the sound."""
DOCUMENTS = {FAMILIES[ending]: type_ for type_, ending in ENDINGS.items()}
ADTS = 0x06
"""Two bits of a frame that are 0 in AAC and never in MPEG audio."""
SOUNDS = (b"ID3", b"OggS", b"fLaC", b"#!AMR", b"\x1a\x45\xdf\xa3")
HIDDEN = (b"<script", b"<html", b"<!doctype", b"<svg", b"<?php", b"<iframe", b"javascript:")
PROGRAM = "vbaproject.bin"


def family_of(content: bytes) -> str:
    """The type of document, ``image`` or ``sound``; empty for what is not kept."""
    return "sound" if sounds_like(content) else file_type_of(content)


def media_type_of(content: bytes) -> str:
    """The type by the bytes, such as ``image/png``; empty for what is not kept.

    Files that hold sound or film alike (MP4, WebM) are taken for sound: which it is is not looked for here.
    """
    family = family_of(content)
    if family not in ("image", "sound"):
        return DOCUMENTS.get(family, "")
    told = next((type_ for begins, type_ in BEGINNINGS.items() if content.startswith(begins)), "")
    if told:
        return told
    if content.startswith(b"RIFF"):
        return "image/webp" if content[8:12] == b"WEBP" else "audio/wav"
    if content[4:8] == b"ftyp":
        return "audio/mp4"
    return "audio/mpeg" if content[1] & ADTS else "audio/aac"


def sounds_like(content: bytes) -> bool:
    """Whether the first bytes are those of a recording; whether it can be heard is not asked here."""
    if content.startswith(SOUNDS) or (content.startswith(b"RIFF") and content[8:12] == b"WAVE"):
        return True
    frame = content[:1] == b"\xff" and content[1:2] >= b"\xe0" and content[1:2] not in (b"\xfe", b"\xff")
    return frame or content[4:8] == b"ftyp"


def hides_something(content: bytes) -> bool:
    """Whether a picture or recording is also another kind of file, which a program might run or show."""
    lower = content.lower()
    return any(mark in lower for mark in HIDDEN) or ZIP_END in content[-66_000:] or PDF in content[:1024]


def holds_a_program(content: bytes) -> bool:
    """Whether a Word, PowerPoint or Excel file holds a macro."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return any(name.lower().endswith(PROGRAM) for name in package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return False


def file_type_of(content: bytes) -> str:
    """The code of its type; empty for what is not kept, a file that is two things at once included."""
    if content.startswith(ZIP):
        return package_type(content)
    if content.startswith(PDF):
        return "" if ZIP_END in content[-70_000:] else "pdf"
    if content.startswith(PICTURES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return "image"
    return "text" if looks_like_text(content) else ""


def package_type(content: bytes) -> str:
    """Word, PowerPoint or Excel; empty for any other zip file."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return ""
    found = [kind for part, kind in MAIN_PARTS.items() if part in names]
    return found[0] if len(found) == 1 and "[Content_Types].xml" in names else ""


def looks_like_text(content: bytes) -> bool:
    """Whether hardly any byte is a control character. Text in UTF-16 has its mark in front."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return b"\x00\x00\x00\x00" not in content[:4096]
    controls = sum(content.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13))
    return controls <= len(content) * MOST_NOT_TEXT and not content.startswith((b"MZ", b"\x7fELF", b"#!"))
