"""A programme's theory of change in versions: statements, their clauses, the factors these name."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from doingwith.theory.theory import Part
from doingwith_site.common.constraints import one_of
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Factor, Programme
from doingwith_site.projects.models import Project
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion  # noqa: F401

CLAUSE_PARTS = (Part.WHEN, Part.THEN, Part.BECAUSE)


class TheoryVersion(models.Model):
    """One version of a theory. ``revises`` is the identifier of the version before it.

    ``revision`` holds why it was written, what became of proposals and of advice, which drafts of the next
    version came to nothing, and how its conditions are put to people.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="theory_versions")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    label = models.TextField()
    revises = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    authors = models.JSONField(default=list, blank=True)
    source = models.TextField(blank=True)
    observations = models.JSONField(default=list, blank=True)
    revision = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    position = models.PositiveIntegerField()

    class Meta:
        """Versions stand in the programme's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "identifier"], name="one_theory_version_per_identifier"
            ),
        ]

    class Privacy:
        """Who wrote it, why, and what was observed and advised."""

        personal_words = ("authors", "source", "observations", "revision")
        not_personal = ("id", "programme", "identifier", "label", "revises", "position")

    def __str__(self) -> str:
        return self.label


class Statement(models.Model):
    """IF what the programme does, WHEN, THEN, BECAUSE. ``revises`` names the statement before."""

    version = models.ForeignKey(TheoryVersion, on_delete=models.CASCADE, related_name="statements")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    if_text = models.TextField()
    when_frame = models.TextField(blank=True)
    then_frame = models.TextField(blank=True)
    revises = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        """Statements stand in the version's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["version", "identifier"], name="one_statement_per_identifier"),
        ]

    class Privacy:
        """A statement speaks of no person."""

        personal_words = ()
        not_personal = (
            "id",
            "version",
            "identifier",
            "if_text",
            "when_frame",
            "then_frame",
            "revises",
            "position",
        )

    def __str__(self) -> str:
        return self.identifier


class Clause(models.Model):
    """One idea of a statement. ``keeps`` are clauses of the version before that it carries on."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="clauses")
    part = models.CharField(max_length=10)
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    text = models.TextField()
    keeps = models.JSONField(default=list, blank=True)
    factors = models.ManyToManyField(Factor, through="ClauseFactor", related_name="clauses")
    position = models.PositiveIntegerField()

    class Meta:
        """Clauses stand in the order in which they are read."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["statement", "identifier"], name="one_clause_per_identifier"),
            one_of("part", CLAUSE_PARTS, name="clause_part_known"),
        ]

    class Privacy:
        """A clause speaks of no person."""

        personal_words = ()
        not_personal = ("id", "statement", "part", "identifier", "text", "keeps", "factors", "position")

    def __str__(self) -> str:
        return self.identifier


class ClauseFactor(models.Model):
    """That a clause speaks of a factor, and in which order."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="clause_factors")
    factor = models.ForeignKey(Factor, on_delete=models.RESTRICT, related_name="clause_factors")
    position = models.PositiveIntegerField()

    class Meta:
        """Factors stand in the order in which the clause names them."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["clause", "factor"], name="one_mention_per_factor"),
        ]

    class Privacy:
        """A mention speaks of no person."""

        personal_words = ()
        not_personal = ("id", "clause", "factor", "position")

    def __str__(self) -> str:
        return f"Clause {self.clause_id} names factor {self.factor_id}"


class TheoryDraft(models.Model):
    """A revision that people work on. At most one of a programme is open at a time."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="theory_drafts")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="theory_drafts"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    is_open = models.BooleanField(default=True)
    became = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)

    class Meta:
        """The newest draft first."""

        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(is_open=True), name="one_open_theory_draft"
            ),
        ]

    class Privacy:
        """A draft's own row says only who began it, and which version it became."""

        personal_words = ()
        not_personal = ("id", "programme", "started_by", "started_at", "is_open", "became")

    def __str__(self) -> str:
        return f"Theory draft {self.pk}"


class DraftStep(models.Model):
    """The draft after one change. Steps are only added; taking one back adds a step that ``undoes`` it."""

    draft = models.ForeignKey(TheoryDraft, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    undoes = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="theory_draft_steps"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first step first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_draft_step_per_number"),
        ]

    class Privacy:
        """The words of the draft, and of advice on it."""

        personal_words = ("content",)
        not_personal = ("id", "draft", "number", "verb", "undoes", "by", "at")

    def __str__(self) -> str:
        return f"Step {self.number} of theory draft {self.draft_id}"


class Readiness(models.Model):
    """That somebody was asked how ready a project is. What was said stands in its versions."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="readiness")
    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="readiness")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    latest = models.PositiveIntegerField(default=0)

    class Meta:
        """Records stand in the order in which they were begun."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_readiness_per_identifier"),
        ]

    class Privacy:
        """The row says only whose record it is, and how many versions it has."""

        personal_words = ()
        not_personal = ("id", "programme", "project", "identifier", "latest")

    def __str__(self) -> str:
        return self.identifier


class ReadinessVersion(models.Model):
    """A record of readiness after one act. Versions are only added; the highest number holds."""

    readiness = models.ForeignKey(Readiness, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="readiness_versions"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first version first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["readiness", "number"], name="one_readiness_version_per_number"),
        ]

    class Privacy:
        """Why people say that a condition is in place or not, and the part they play."""

        personal_words = ("content",)
        not_personal = ("id", "readiness", "number", "verb", "by", "at")

    def __str__(self) -> str:
        return f"Version {self.number} of readiness {self.readiness_id}"
