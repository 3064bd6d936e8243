"""Logic models of a programme and its projects, in versions."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion  # noqa: F401
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.projects.models import Project


class LogicModel(models.Model):
    """A project's logic model; without ``project``, the programme's own.

    ``proposals`` are what the project would change in wordings that it inherits. ``evidence_withdrawn`` are
    the identifiers of cards and links that rested on words taken back by their tellers.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="logic_models")
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.CASCADE, related_name="logic_models"
    )
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    title = models.TextField()
    proposals = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    position = models.PositiveIntegerField()
    evidence_withdrawn = models.JSONField(default=list, blank=True)

    class Meta:
        """Models stand in the programme's own order."""

        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "identifier"], name="one_logic_model_per_identifier"
            ),
        ]

    class Privacy:
        """The title and the proposals are free text."""

        personal_words = ("title", "proposals")
        not_personal = ("id", "programme", "project", "identifier", "position", "evidence_withdrawn")

    def __str__(self) -> str:
        return f"{self.identifier} {self.title}"


class LogicModelVersion(models.Model):
    """One drawing: ``content`` is the library's version as plain data, ``is_frozen`` repeats what it says.

    A frozen version is never changed, except to take somebody's words out.
    """

    model = models.ForeignKey(LogicModel, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    is_frozen = models.BooleanField(default=False)

    class Meta:
        """The first version first."""

        ordering = ("model", "number")
        constraints = [
            models.UniqueConstraint(fields=["model", "number"], name="one_drawing_per_number"),
        ]

    class Privacy:
        """What people drew, said and noted."""

        personal_words = ("content",)
        not_personal = ("id", "model", "number", "is_frozen")

    def __str__(self) -> str:
        return f"Version {self.number} of logic model {self.model_id}"


class DrawingStep(models.Model):
    """A drawing after one change. Steps are only added; taking one back adds a step that ``undoes`` it.

    ``key`` was made in the page, so that what is sent twice is kept once. ``aside`` holds what somebody
    typed while another was first: the drawing is then as before, and no word is lost.
    """

    version = models.ForeignKey(LogicModelVersion, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    about = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    aside = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    undoes = models.PositiveIntegerField(null=True, blank=True)
    key = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="drawing_steps"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first step first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_drawing_step_per_number"),
            models.UniqueConstraint(
                fields=["version", "key"], condition=~Q(key=""), name="one_drawing_step_per_key"
            ),
        ]

    class Privacy:
        """What people drew, and what they typed while somebody else was first."""

        personal_words = ("content", "aside")
        not_personal = ("id", "version", "number", "verb", "about", "undoes", "key", "by", "at")

    def __str__(self) -> str:
        return f"Step {self.number} of drawing {self.version_id}"


class SameNode(models.Model):
    """That people hold a card of one drawing and a card of another for the same idea.

    ``said_by`` is the part that whoever said so plays, as a bundle tells it; empty when nobody knows.
    """

    before = models.ForeignKey(LogicModelVersion, on_delete=models.CASCADE, related_name="same_after")
    after = models.ForeignKey(LogicModelVersion, on_delete=models.CASCADE, related_name="same_before")
    before_node = models.CharField(max_length=IDENTIFIER_LENGTH)
    after_node = models.CharField(max_length=IDENTIFIER_LENGTH)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="same_nodes"
    )
    said_by = models.TextField(blank=True, default="")

    class Meta:
        """In the order in which people confirmed them."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after", "before_node", "after_node"], name="one_confirmation_per_pair"
            ),
        ]

    class Privacy:
        """Two identifiers, and a part that somebody plays, which a bundle may say in any words."""

        personal_words = ("said_by",)
        not_personal = ("id", "before", "after", "before_node", "after_node", "confirmed_by")

    def __str__(self) -> str:
        return f"{self.before_node} is {self.after_node}"
