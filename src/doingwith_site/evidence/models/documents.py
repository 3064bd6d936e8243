"""The project file: documents, each in versions that are never written over."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingwith.evidence.documents import DocumentKind
from doingwith_site.common.constraints import one_of
from doingwith_site.evidence.file_types import FILE_TYPES
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.projects.models import Project

CODE_LENGTH = 20
GUID_LENGTH = 200


def document_path(version: "DocumentVersion", filename: str) -> str:
    """A place in the store that says nothing of the document and was named by nobody but us."""
    return f"documents/{secrets.token_hex(16)}"


class Document(models.Model):
    """One document of a project, or of the whole programme. What it says stands in its versions.

    ``quotes_taken_back``: it quotes at length words that their teller took back, so it leaves no more.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="documents")
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.CASCADE, related_name="documents"
    )
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    kind = models.CharField(max_length=CODE_LENGTH)
    title = models.TextField()
    quotes_taken_back = models.BooleanField(default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="documents_added"
    )
    added_at = models.DateTimeField()

    class Meta:
        """In the order in which they came."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["project", "identifier"], name="one_document_per_identifier"),
            models.UniqueConstraint(
                fields=["programme", "identifier"],
                condition=Q(project=None),
                name="one_own_document_per_identifier",
            ),
            one_of("kind", DocumentKind, name="document_kind_known"),
        ]

    class Privacy:
        """A title may name a person."""

        personal_words = ("title",)
        not_personal = (
            "id",
            "programme",
            "project",
            "identifier",
            "kind",
            "quotes_taken_back",
            "added_by",
            "added_at",
        )

    def __str__(self) -> str:
        return f"Document {self.identifier}"


class DocumentVersion(models.Model):
    """What was uploaded, as it was given (a picture drawn anew), and the text in it.

    ``starts`` are where each page, slide or sheet begins in ``text``, in Unicode code points;
    ``sizes`` are width and height of each page of a PDF, in points.
    ``dated_on`` is the day that the document bears; empty when that is not known. ``file`` is empty
    when a bundle brought the text alone; ``media`` is then what it says of the file. ``guid`` is the
    name under which other programs know it, here and in excerpts and codes.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to=document_path, max_length=200, blank=True)
    media = models.JSONField(default=dict, blank=True)
    file_type = models.CharField(max_length=CODE_LENGTH)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    starts = models.JSONField(default=list, blank=True)
    sizes = models.JSONField(default=list, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    guid = models.CharField(max_length=GUID_LENGTH, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="versions_added"
    )
    added_at = models.DateTimeField()

    class Meta:
        """The first one first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_document_version_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="document_versions_count_from_1"),
            one_of("file_type", FILE_TYPES, name="document_file_type_known"),
        ]

    class Privacy:
        """What people wrote or are seen in."""

        personal_words = ("file", "text", "note")
        not_personal = (
            "id",
            "document",
            "number",
            "guid",
            "media",
            "file_type",
            "size",
            "sha256",
            "width",
            "height",
            "starts",
            "sizes",
            "dated_on",
            "added_by",
            "added_at",
        )

    def __str__(self) -> str:
        return f"Version {self.number} of document {self.document_id}"

    def size_of(self, page: int) -> tuple[int, int] | None:
        """Width and height of a page, counted from 1, that can be shown as a picture; else None."""
        if not self.file or not 1 <= page <= len(self.sizes):
            return None
        width, height = self.sizes[page - 1]
        return (width, height) if width and height else None
