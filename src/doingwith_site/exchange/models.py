"""Imports that were looked at and not yet confirmed."""

import secrets

from django.conf import settings
from django.db import models

from doingwith_site.programmes.models import Programme


def new_token() -> str:
    """An address part that nobody guesses."""
    return secrets.token_urlsafe(24)


class PendingImport(models.Model):
    """A bundle that was checked and shown, waiting for its person to say yes.

    ``bundle`` is its record, packed. ``seen`` is the fingerprint of the programme as the preview showed it;
    when the programme has changed since, the preview is no longer true and confirming is refused.
    ``imported_into`` is set once, so that confirming twice imports once.
    ``stays_away`` are sentences on what was in the bundle and is not kept here, even to wait.
    ``other_software``: where it was a project of other software, the project that its texts are to belong
    to, and the report on how the file was read.
    """

    token = models.CharField(max_length=40, unique=True, default=new_token)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pending_imports"
    )
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.CASCADE, related_name="pending_imports"
    )
    bundle = models.BinaryField(blank=True)
    seen = models.CharField(max_length=64, blank=True)
    stays_away = models.JSONField(default=list, blank=True)
    other_software = models.JSONField(default=dict, blank=True)
    imported_into = models.ForeignKey(
        Programme, null=True, on_delete=models.CASCADE, related_name="confirmed_imports"
    )
    created_at = models.DateTimeField()

    class Meta:
        """The newest last."""

        ordering = ("pk",)

    class Privacy:
        """The bundle holds whatever its files say, and the report may quote names of the file."""

        personal_words = ("bundle", "other_software")
        not_personal = (
            "id",
            "token",
            "person",
            "programme",
            "seen",
            "stays_away",
            "imported_into",
            "created_at",
        )

    def __str__(self) -> str:
        return f"Import by person {self.person_id}"


def waiting_path(waiting: "PendingFile", filename: str) -> str:
    """A place in the store that says nothing of what is in the file."""
    return f"waiting/{filename}"


class PendingFile(models.Model):
    """A picture, recording or document of an import that waits for its yes, as it would be kept.

    ``named`` is the SHA-256 by which the bundle names it; ``sha256`` is that of the file as it lies here:
    pictures are drawn anew. ``content_type`` is a type such as image/jpeg, or the code of a kind of document.
    ``pages`` of a document that was read: where they begin in its ``text`` (by its SHA-256), and their sizes.
    """

    pending = models.ForeignKey(PendingImport, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to=waiting_path, max_length=200)
    named = models.CharField(max_length=64)
    content_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    pages = models.JSONField(default=dict, blank=True)

    class Meta:
        """The oldest first."""

        ordering = ("pk",)

    class Privacy:
        """A picture or a voice is its person."""

        personal_words = ("file",)
        not_personal = (
            "id",
            "pending",
            "named",
            "content_type",
            "size",
            "sha256",
            "width",
            "height",
            "seconds",
            "pages",
        )

    def __str__(self) -> str:
        return f"File of import {self.pending_id}"
