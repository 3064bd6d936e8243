"""Projects, their briefs in versions, their path over the Double Diamond and their ties.

Briefs and steps are only ever added: saving a stored one again is refused.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.briefs import Agreement
from doingwith.projects.stages import Movement, StageStatus
from doingwith_site.common.constraints import one_of
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Partner, Programme

HALTS = (Movement.STOP, Movement.HELD_BACK)


class OnlyAdded(models.Model):
    """A row that, once stored, says the same for ever."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own signature)
        """Store a new row; RuntimeError when it is stored already, because history is not rewritten."""
        if not self._state.adding:
            raise RuntimeError(f"A stored {type(self).__name__} is never changed. Add a new one.")
        super().save(*args, **kwargs)


class Project(models.Model):
    """One piece of work with a commissioning body.

    ``brief_text``, ``stage``, ``status`` and ``halt`` repeat what the last brief and the path
    say, so that ten thousand projects can be searched and filtered; only actions and imports
    write them (see ``records.set_standing``). Empty means: not reported.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="projects")
    partner = models.ForeignKey(Partner, on_delete=models.RESTRICT, related_name="projects")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    title = models.TextField()
    sector = models.TextField(blank=True)
    population = models.TextField(blank=True)
    kind = models.TextField(blank=True)
    tags_basis = models.CharField(max_length=10, blank=True)
    participation = models.JSONField(null=True, blank=True)
    commissioning = models.JSONField(default=list, blank=True)
    entry = models.JSONField(null=True, blank=True)
    position = models.PositiveIntegerField()
    brief_text = models.TextField(blank=True)
    stage = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=20, blank=True)
    halt = models.CharField(max_length=10, blank=True)

    class Meta:
        """Projects stand in the programme's own order."""

        ordering = ("position",)
        indexes = [
            models.Index(fields=["programme", "position"], name="project_in_order"),
            models.Index(fields=["programme", "stage", "halt"], name="project_by_standing"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_project_per_identifier"),
            one_of("tags_basis", ["", *Basis], name="project_tags_basis_known"),
            one_of("stage", ["", *DesignStage], name="project_stage_known"),
            one_of("status", ["", *StageStatus], name="project_status_known"),
            one_of("halt", ["", *HALTS], name="project_halt_known"),
        ]

    class Privacy:
        """Titles, briefs and tags are free text that may tell of people."""

        personal_words = ("title", "sector", "population", "kind", "entry", "brief_text")
        not_personal = (
            "id",
            "programme",
            "partner",
            "identifier",
            "tags_basis",
            "participation",
            "commissioning",
            "position",
            "stage",
            "status",
            "halt",
        )

    def __str__(self) -> str:
        return f"{self.identifier} {self.title}"


class Brief(OnlyAdded):
    """One version of a project's brief, with who asked, why, and how asking for agreement ended."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="briefs")
    version = models.PositiveIntegerField()
    text = models.TextField()
    asked_by = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    agreement = models.CharField(max_length=20, default=Agreement.NOT_REPORTED.value)
    agreed_by = models.JSONField(default=list, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="briefs_recorded"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first version first."""

        ordering = ("version",)
        constraints = [
            models.UniqueConstraint(fields=["project", "version"], name="one_brief_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="brief_versions_count_from_1"),
            one_of("agreement", Agreement, name="brief_agreement_known"),
        ]

    class Privacy:
        """What a brief says, and who asked and agreed."""

        personal_words = ("text", "asked_by", "reason", "agreed_by")
        not_personal = ("id", "project", "version", "agreement", "dated_on", "recorded_by", "recorded_at")

    def __str__(self) -> str:
        return f"Brief {self.version} of project {self.project_id}"


class StageMove(OnlyAdded):
    """One step on a project's path. ``recorded_by_name`` is what goes out with the bundle."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="moves")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=10)
    status = models.CharField(max_length=20)
    basis = models.CharField(max_length=10)
    movement = models.CharField(max_length=10, default=Movement.RECORDED.value)
    reasons = models.JSONField(default=list, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    recorded_by_name = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="moves_recorded"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first step first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_move_per_number"),
            one_of("stage", DesignStage, name="move_stage_known"),
            one_of("status", StageStatus, name="move_status_known"),
            one_of("basis", Basis, name="move_basis_known"),
            one_of("movement", Movement, name="move_movement_known"),
        ]

    class Privacy:
        """Why a project moved, and who said so."""

        personal_words = ("reasons", "recorded_by_name")
        not_personal = (
            "id",
            "project",
            "number",
            "stage",
            "status",
            "basis",
            "movement",
            "recorded_on",
            "recorded_by",
            "recorded_at",
        )

    def __str__(self) -> str:
        return f"Step {self.number} of project {self.project_id}"


class LinkKind(models.TextChoices):
    """Which way a project speaks of another: it follows it, or it leads to it."""

    FOLLOWS = "follows", "follows"
    LEADS_TO = "leads_to", "leads to"


class ProjectLink(models.Model):
    """A tie between two projects, as the first of them states it."""

    from_project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="links_out")
    to_project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=10, choices=LinkKind)
    basis = models.CharField(max_length=10)
    position = models.PositiveIntegerField()

    class Meta:
        """Ties stand in the order in which the project states them."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["from_project", "to_project", "kind"], name="one_link_per_kind"),
            one_of("kind", LinkKind, name="link_kind_known"),
            one_of("basis", Basis, name="link_basis_known"),
            models.CheckConstraint(
                condition=~Q(from_project=models.F("to_project")), name="link_joins_two_projects"
            ),
        ]

    class Privacy:
        """A tie speaks of no person."""

        personal_words = ()
        not_personal = ("id", "from_project", "to_project", "kind", "basis", "position")

    def __str__(self) -> str:
        return f"Project {self.from_project_id} {self.kind} project {self.to_project_id}"
