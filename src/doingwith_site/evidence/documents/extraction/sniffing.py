"""What a file is, by its bytes. Its name and what the browser says of it are not asked."""

import zipfile
from io import BytesIO

__all__ = ["file_type_of"]

ZIP, ZIP_END, PDF = b"PK\x03\x04", b"PK\x05\x06", b"%PDF-"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
MAIN_PARTS = {"word/document.xml": "word", "ppt/presentation.xml": "slides", "xl/workbook.xml": "sheet"}
MOST_NOT_TEXT = 0.01


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
