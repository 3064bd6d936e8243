"""Words of documents that come without any: taken out of the file by the worker, as at an upload."""

import time
from collections.abc import Mapping
from dataclasses import replace

from doingwith.evidence.documents import Document, DocumentVersion
from doingwith.evidence.file_kinds import family_of
from doingwith.exchange.refi_qda.cleaning import cleaned
from doingwith.exchange.refi_qda.importing import Imported
from doingwith_site.evidence.documents.extraction.run import UnreadableFile, text_in

__all__ = ["with_words"]

READ = ("pdf", "word", "slides", "sheet", "text")
PATIENCE = 60
"""Seconds for which files are read while their person waits."""


def with_words(found: Imported) -> Imported:
    """The project with the words of each document that has none and whose file is inside.

    A project of ours is left as it is: its documents have the words that were in them.
    """
    if found.is_programme:
        return found
    until = time.monotonic() + PATIENCE
    documents = tuple(_document(one, found.files, until) for one in found.record.documents)
    return replace(found, record=replace(found.record, documents=documents))


def _document(document: Document, files: Mapping[str, bytes], until: float) -> Document:
    versions = tuple(_version(version, files, until) for version in document.versions)
    return replace(document, versions=versions)


def _version(version: DocumentVersion, files: Mapping[str, bytes], until: float) -> DocumentVersion:
    data = files.get(version.media.sha256) if version.media else None
    if version.text or data is None or time.monotonic() > until:
        return version
    family = family_of(data)
    if family not in READ:
        return version
    try:
        return replace(version, text=cleaned(text_in(family, data).text).text)
    except UnreadableFile:  # why is said where the file itself is looked at
        return version
