"""Saved analyses of configurations, and contribution records. What they are about stays below."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.projects.models import Project


class ConfigurationAnalysis(models.Model):
    """A comparison of configurations that somebody saved. Its choices stand in its versions."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="configurations")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    title = models.TextField()

    class Meta:
        """The one saved first stands first."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "identifier"], name="one_configuration_analysis_per_identifier"
            ),
        ]

    class Privacy:
        """The title is written by whoever saves it."""

        personal_words = ("title",)
        not_personal = ("id", "programme", "identifier")

    def __str__(self) -> str:
        return self.title


class AnalysisVersion(models.Model):
    """One set of choices. A version is never changed; the next one stands beside it."""

    analysis = models.ForeignKey(ConfigurationAnalysis, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    choices = models.JSONField(encoder=DjangoJSONEncoder)
    saved_at = models.DateTimeField(auto_now_add=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="analysis_versions"
    )

    class Meta:
        """Oldest first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["analysis", "number"], name="one_analysis_version_per_number"),
        ]

    class Privacy:
        """The choices hold the reasons that somebody wrote."""

        personal_words = ("choices",)
        not_personal = ("id", "analysis", "number", "saved_at", "saved_by")

    def __str__(self) -> str:
        return f"Version {self.number} of analysis {self.analysis_id}"


class Contribution(models.Model):
    """That a project has a contribution record. What it says stands in its versions.

    ``evidence_withdrawn`` are the identifiers of items whose passages were taken back by their tellers.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contributions")
    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="contribution")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    latest = models.PositiveIntegerField(default=0)
    evidence_withdrawn = models.JSONField(default=list, blank=True)

    class Meta:
        """Records stand in the order in which they were begun."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "identifier"], name="one_contribution_per_identifier"
            ),
        ]

    class Privacy:
        """The row says only whose record it is, how many versions it has, and identifiers."""

        personal_words = ()
        not_personal = ("id", "programme", "project", "identifier", "latest", "evidence_withdrawn")

    def __str__(self) -> str:
        return self.identifier


class ContributionVersion(models.Model):
    """A contribution record after one change. Versions are only added; the highest number holds."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="contribution_versions"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first version first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "number"], name="one_contribution_version_per_number"
            ),
        ]

    class Privacy:
        """What people said and what evaluators wrote of it."""

        personal_words = ("content",)
        not_personal = ("id", "contribution", "number", "verb", "by", "at")

    def __str__(self) -> str:
        return f"Version {self.number} of contribution {self.contribution_id}"
