"""Much in one programme: what SQLite cannot ask at once is asked otherwise."""

from django.utils import timezone
from tests.site.tellings import an_account, leaving_hospital

from doingwith.consent.uses import Use
from doingwith_site.evidence.models import (
    AccountPart,
    Document,
    DocumentVersion,
    Excerpt,
    MediaFile,
)
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

MANY = 1_200
"""More than the thousand alternatives that one question to SQLite may have."""


def test_a_record_with_marks_in_very_many_documents_is_read_whole(priya: User, cocreate: Programme) -> None:
    project, now = cocreate.projects.all()[0], timezone.now()
    documents = Document.objects.bulk_create(
        Document(
            programme=cocreate, project=project, identifier=f"N{number}", kind="notes", title="Notes",
            added_at=now,
        )
        for number in range(MANY)
    )  # fmt: skip
    versions = DocumentVersion.objects.bulk_create(
        DocumentVersion(
            document=row, number=1, file_type="text", size=1, sha256="x", text="They asked", added_at=now
        )
        for row in documents
    )
    Excerpt.objects.bulk_create(
        Excerpt(
            programme=cocreate, project=project, version=row, kind="text", begins=0, ends=4, quote="They",
            marked_at=now,
        )
        for row in versions
    )  # fmt: skip

    record = whole_record(cocreate)

    assert (len(record.documents), len(record.marked_sources)) == (MANY, MANY)


def test_a_record_with_very_many_pictures_is_read_whole(priya: User, cocreate: Programme) -> None:
    account, _ = an_account(leaving_hospital(priya, cocreate), uses=(Use.PROJECT_TEAM,))
    now = timezone.now()
    media = MediaFile.objects.bulk_create(
        MediaFile(programme=cocreate, content_type="image/jpeg", size=1, sha256=f"{number:064}")
        for number in range(MANY)
    )
    AccountPart.objects.bulk_create(
        AccountPart(account=account, number=at, kind="photo", media=row, added_at=now, changed_at=now)
        for at, row in enumerate(media, start=1)
    )

    (told,) = whole_record(cocreate).accounts

    assert len({part.media.sha256 for part in told.parts if part.media}) == MANY
