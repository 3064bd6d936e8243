"""A meeting about a drawing, and the cards that people in it suggest."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingwith_site.programmes.models import IDENTIFIER_LENGTH

__all__ = ["DrawingMeeting", "Suggestion"]


class DrawingMeeting(models.Model):
    """A time in which whoever has the ``code`` may see a drawing and suggest cards for it.

    The code is shown in the room and is no secret there. At most one meeting of a drawing is open.
    """

    version = models.ForeignKey(
        "logic_models.LogicModelVersion", on_delete=models.CASCADE, related_name="meetings"
    )
    code = models.CharField(max_length=40, unique=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="drawing_meetings"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest first."""

        ordering = ("-opened_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(closed_at=None), name="one_open_meeting_per_drawing"
            ),
        ]

    class Privacy:
        """Codes and dates."""

        personal_words = ()
        not_personal = ("id", "version", "code", "opened_by", "opened_at", "closed_at")

    def __str__(self) -> str:
        return f"Meeting {self.code} about drawing {self.version_id}"


class Suggestion(models.Model):
    """A card that somebody suggested, and what became of it.

    ``guest`` is the keyed hash of the code that its writer keeps; the code itself is stored nowhere.
    ``column`` is empty where they were not sure where it belongs. ``key`` was made with the form, so that
    what is sent twice is kept once. ``became`` is empty while nobody has answered, else ``placed``,
    ``aside`` or ``taken_back``. ``card`` is the card's identifier.
    """

    meeting = models.ForeignKey(DrawingMeeting, on_delete=models.CASCADE, related_name="suggestions")
    number = models.PositiveIntegerField()
    guest = models.CharField(max_length=64, db_index=True)
    key = models.CharField(max_length=64)
    column = models.CharField(max_length=30)
    text = models.TextField(blank=True)
    name_to_show = models.TextField(blank=True)
    made_at = models.DateTimeField()
    became = models.CharField(max_length=20, blank=True)
    card = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="suggestions_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they came."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_suggestion_per_number"),
            models.UniqueConstraint(fields=["guest", "key"], name="one_suggestion_per_key"),
        ]

    class Privacy:
        """What somebody suggested, what they want to be called, and why it was set aside."""

        personal_words = ("text", "name_to_show", "reason")
        not_personal = (
            "id",
            "meeting",
            "number",
            "guest",
            "key",
            "column",
            "made_at",
            "became",
            "card",
            "answered_by",
            "answered_at",
        )

    def __str__(self) -> str:
        return f"Suggestion {self.number} of meeting {self.meeting_id}"
