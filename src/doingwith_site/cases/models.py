"""Cases: a project read for evaluation; who read it, and how they judged each factor.

A factor without a judgement was not reported. No row ever says "absent".
"""

from django.db import models

from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith_site.common.constraints import one_of
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Factor, Programme
from doingwith_site.projects.models import Project


class Case(models.Model):
    """A project as a case. ``narrative`` holds all that is only read, as the bundle words it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cases")
    project = models.OneToOneField(Project, on_delete=models.RESTRICT, related_name="case")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    title = models.TextField()
    narrative = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        """Cases stand in the programme's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_case_per_identifier"),
        ]

    class Privacy:
        """What happened, and who saw it how."""

        personal_words = ("title", "narrative")
        not_personal = ("id", "programme", "project", "identifier", "position")

    def __str__(self) -> str:
        return f"{self.identifier} {self.title}"


class Reading(models.Model):
    """One reader's template filled in. ``unlisted`` is what the factor list has no place for."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=IDENTIFIER_LENGTH)
    unlisted = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        """Readings stand in the case's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["case", "reader"], name="one_reading_per_reader"),
        ]

    class Privacy:
        """What a reader found besides the list. The reader is named by a part, not a person."""

        personal_words = ("unlisted",)
        not_personal = ("id", "case", "reader", "position")

    def __str__(self) -> str:
        return f"Reading of case {self.case_id} by {self.reader}"


class Judgement(models.Model):
    """What a reader says of one factor: which way it worked, on what basis, and why."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="judgements")
    factor = models.ForeignKey(Factor, on_delete=models.RESTRICT, related_name="judgements")
    kind = models.CharField(max_length=10)
    sign = models.CharField(max_length=3)
    basis = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        """Judgements stand in the reader's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["reading", "factor"], name="one_judgement_per_factor"),
            one_of("kind", DomainRole, name="judgement_kind_known"),
            one_of("sign", Sign, name="judgement_sign_known"),
            one_of("basis", Basis, name="judgement_basis_known"),
        ]

    class Privacy:
        """Why a reader judged so."""

        personal_words = ("reason",)
        not_personal = ("id", "reading", "factor", "kind", "sign", "basis", "position")

    def __str__(self) -> str:
        return f"{self.sign} for factor {self.factor_id}"
