"""Programmes, the people in them, their partners and their factor lists.

Text that only the bundle writes and only pages read stays as plain data in JSON columns;
``records.py`` turns it into library values. What is searched, edited or joined has columns.
"""

from django.conf import settings
from django.db import models

from doingwith.programmes.factors import DomainRole, Pole
from doingwith_site.common.constraints import one_of
from doingwith_site.people.roles import ROLES, role_choices

IDENTIFIER_LENGTH = 80


class Programme(models.Model):
    """Funded work over several projects. ``identifier`` names it in addresses and bundles."""

    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, unique=True)
    name = models.TextField()
    host = models.TextField(blank=True)
    evaluator = models.TextField(blank=True)
    funder = models.TextField(blank=True)
    area = models.TextField(blank=True)
    length_years = models.IntegerField(null=True, blank=True)
    year_named = models.IntegerField(null=True, blank=True)
    dates_note = models.TextField(blank=True)
    sources = models.JSONField(default=list, blank=True)
    readers = models.JSONField(default=list, blank=True)
    roles = models.JSONField(default=list, blank=True)
    scales = models.JSONField(default=dict, blank=True)
    instruments = models.JSONField(default=dict, blank=True)
    evaluation = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="programmes_created"
    )

    class Meta:
        """Programmes stand in the order of their names."""

        ordering = ("name", "identifier")

    class Privacy:
        """Free text may tell of people; the rest is bookkeeping."""

        personal_words = ("dates_note", "sources", "readers", "roles", "scales", "instruments", "evaluation")
        not_personal = (
            "id",
            "identifier",
            "name",
            "host",
            "evaluator",
            "funder",
            "area",
            "length_years",
            "year_named",
            "created_at",
            "created_by",
        )

    def __str__(self) -> str:
        return self.name


class Partner(models.Model):
    """An organisation that projects of a programme work with."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partners")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    name = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        """Partners stand in the programme's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_partner_per_identifier"),
        ]

    class Privacy:
        """Partners are organisations."""

        personal_words = ()
        not_personal = ("id", "programme", "identifier", "name", "position")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's part in a programme. One part each."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=40, choices=role_choices())
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Members stand in the order in which they came."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["programme", "person"], name="one_membership_per_person"),
            one_of("role", ROLES, name="membership_role_known"),
        ]

    class Privacy:
        """The words about a person stand on the person."""

        personal_words = ()
        not_personal = ("id", "programme", "person", "role", "added_at")

    def __str__(self) -> str:
        return f"{self.role} of programme {self.programme_id}"


class FactorList(models.Model):
    """One version of a programme's factors. The list last made is the one in use."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="factor_lists")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    version = models.PositiveIntegerField()
    label = models.TextField()
    scoping = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """Older lists first."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "identifier", "version"], name="one_factor_list_per_version"
            ),
        ]

    class Privacy:
        """A list speaks of no person."""

        personal_words = ()
        not_personal = ("id", "programme", "identifier", "version", "label", "scoping", "note")

    def __str__(self) -> str:
        return f"{self.label}, version {self.version}"


class Domain(models.Model):
    """A group of factors: conditions, or results."""

    factor_list = models.ForeignKey(FactorList, on_delete=models.CASCADE, related_name="domains")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    label = models.TextField()
    role = models.CharField(max_length=10)
    position = models.PositiveIntegerField()

    class Meta:
        """Domains stand in the list's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["factor_list", "identifier"], name="one_domain_per_identifier"),
            one_of("role", DomainRole, name="domain_role_known"),
        ]

    class Privacy:
        """A domain speaks of no person."""

        personal_words = ()
        not_personal = ("id", "factor_list", "identifier", "label", "role", "position")

    def __str__(self) -> str:
        return self.label


class Factor(models.Model):
    """Something that enables or constrains co-production, or that comes of it."""

    factor_list = models.ForeignKey(FactorList, on_delete=models.CASCADE, related_name="factors")
    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="factors")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    label = models.TextField()
    pole = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    derived_from = models.JSONField(default=list, blank=True)
    overlaps = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        """Factors stand in the list's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["factor_list", "identifier"], name="one_factor_per_identifier"),
            one_of("pole", Pole, name="factor_pole_known"),
        ]

    class Privacy:
        """A factor speaks of no person."""

        personal_words = ()
        not_personal = (
            "id",
            "factor_list",
            "domain",
            "identifier",
            "label",
            "pole",
            "note",
            "derived_from",
            "overlaps",
            "position",
        )

    def __str__(self) -> str:
        return f"{self.identifier} {self.label}"
