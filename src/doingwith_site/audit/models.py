"""The audit log: one line for each change, kept for ever, holding no one's words."""

from typing import Any, Never

from django.conf import settings
from django.db import models
from django.utils import timezone

__all__ = ["AuditIsFinalError", "Event"]

LONGEST_ID = 100
"""No identifier of any part of the site is longer."""


class AuditIsFinalError(Exception):
    """Someone tried to change or remove a line of the audit log."""


class EventQuerySet(models.QuerySet["Event"]):
    """Lines of the log, to be read."""

    def update(self, **kwargs: Any) -> Never:
        """Refused."""
        raise AuditIsFinalError("A line of the audit log is never changed.")

    def delete(self) -> Never:
        """Refused."""
        raise AuditIsFinalError("A line of the audit log is never removed.")


class Event(models.Model):
    """Who did what to which thing, and when.

    ``programme_id`` is a plain number, because the log outlives what it tells of.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    verb = models.CharField(max_length=40)
    noun = models.CharField(max_length=40)
    object_id = models.CharField(max_length=LONGEST_ID)
    programme_id = models.PositiveBigIntegerField(null=True, db_index=True)
    detail = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")

    class Privacy:
        """The log names a person only by the link to their sign-in."""

        personal_words = ()
        not_personal = ("id", "at", "by", "verb", "noun", "object_id", "programme_id", "detail")

    def __str__(self) -> str:
        return f"{self.verb} {self.noun} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new line. Raises ``AuditIsFinalError`` for one that is there already."""
        if not self._state.adding:
            raise AuditIsFinalError("A line of the audit log is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        """Refused."""
        raise AuditIsFinalError("A line of the audit log is never removed.")
