"""Saved analyses of configurations. What they are about stays with the apps below."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme


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
