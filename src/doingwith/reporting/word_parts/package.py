"""A Word file's properties and its bytes: nothing of this machine, and nothing that changes by itself."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from doingwith.reporting.document import Document
from doingwith.reporting.word_parts.xml import xml

__all__ = ["describe", "same_bytes"]

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def describe(word: WordDocument, document: Document, written_on: date | None) -> None:
    """Set title, language and dates, and clear what the library's template carries."""
    properties: Any = word.core_properties
    properties.title, properties.subject = document.title, dict(document.meta).get("description", "")
    properties.author = dict(document.meta).get("generator", "")
    properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = document.language
    properties.revision = 1
    _date(properties, written_on)
    _language(word, document.language)


def same_bytes(package: bytes) -> bytes:
    """The same package with one fixed time on every file inside."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(target, "w", ZIP_DEFLATED) as fixed:
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            information = ZipInfo(name, _FIRST_DAY_OF_ZIP)
            information.compress_type = ZIP_DEFLATED
            fixed.writestr(information, given.read(name))
    return target.getvalue()


def _date(properties: Any, written_on: date | None) -> None:
    if written_on:
        properties.created = properties.modified = datetime.combine(written_on, time())
        return
    element = properties._element
    for name in ("dcterms:created", "dcterms:modified"):
        for found in element.findall(qn(name)):
            element.remove(found)


def _language(word: WordDocument, language: str) -> None:
    """Say in the default style which language to spell and read aloud in."""
    styles: Any = word.styles.element
    run = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for found in run.findall(qn("w:lang")):
        run.remove(found)
    run.append(xml("w:lang", val=language, eastAsia=language, bidi="ar-SA"))
