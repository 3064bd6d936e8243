"""The only door for changing the project file: a document, or a new version of one."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from doingwith.evidence.documents import DocumentKind
from doingwith_site.audit.actions import record_event
from doingwith_site.common.text import tidy
from doingwith_site.evidence.documents.queries import ProjectFile
from doingwith_site.evidence.documents.taking import TakenDocument
from doingwith_site.evidence.models import Document, DocumentVersion
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.identifiers import next_numbered
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["add_document", "add_version"]


def add_document(
    *,
    by: User,
    file: ProjectFile,
    kind: DocumentKind,
    title: str,
    taken: TakenDocument,
    dated_on: date | None = None,
) -> Document:
    """A new document with its first version. The same bytes sent twice by one person are one document."""
    check_can(membership_in(by, file.programme), Permission.ADD_DOCUMENT)
    with transaction.atomic():
        lock(file.programme)
        again = _same(by, file, title, taken)
        if again is not None:
            return again
        document = Document.objects.create(
            programme=file.programme,
            project=file.project,
            identifier=next_numbered("D", set(file.documents.values_list("identifier", flat=True))),
            kind=kind,
            title=tidy(title),
            added_by=by,
            added_at=timezone.now(),
        )
        _store(by, document, 1, taken, dated_on)
    return document


def add_version(
    *, by: User, document: Document, taken: TakenDocument, dated_on: date | None = None
) -> DocumentVersion:
    """A new version beside those before. The bytes that the latest one has make no new version."""
    check_can(membership_in(by, document.programme), Permission.ADD_DOCUMENT)
    with transaction.atomic():
        lock(document.programme)
        latest = document.versions.order_by("-number")[:1].get()
        if latest.sha256 == _sum(taken):
            return latest
        return _store(by, document, latest.number + 1, taken, dated_on)


def _store(
    by: User, document: Document, number: int, taken: TakenDocument, dated_on: date | None
) -> DocumentVersion:
    version = DocumentVersion(
        document=document,
        number=number,
        file_type=taken.file_type,
        size=len(taken.content),
        sha256=_sum(taken),
        width=taken.width,
        height=taken.height,
        text=taken.text,
        starts=list(taken.starts),
        sizes=[list(size) for size in taken.sizes],
        dated_on=dated_on,
        added_by=by,
        added_at=timezone.now(),
    )
    version.file.save("", ContentFile(taken.content), save=False)
    try:
        with transaction.atomic():
            version.save()
            _record(by, version)
    except BaseException:
        version.file.delete(save=False)
        raise
    return version


def _record(by: User, version: DocumentVersion) -> None:
    record_event(
        by=by,
        verb="add_version",
        noun="document",
        object_id=version.document_id,
        programme_id=version.document.programme_id,
        detail={"version": version.number, "file_type": version.file_type, "size": version.size},
    )


def _same(by: User, file: ProjectFile, title: str, taken: TakenDocument) -> Document | None:
    return file.documents.filter(
        added_by=by, title=tidy(title), versions__number=1, versions__sha256=_sum(taken)
    ).first()


def _sum(taken: TakenDocument) -> str:
    return hashlib.sha256(taken.content).hexdigest()
