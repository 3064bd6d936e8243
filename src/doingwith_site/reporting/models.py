"""Editions of the report that left the site."""

from django.conf import settings
from django.db import models

from doingwith_site.programmes.models import Programme


class Edition(models.Model):
    """A report that was taken away. What says the same is the same edition, however often it is taken.

    ``taken_back``: how many people took their words back between the edition before and this one.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="editions")
    audience = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    taken_back = models.PositiveIntegerField(default=0)
    first_taken_at = models.DateTimeField()
    last_taken_at = models.DateTimeField()
    first_taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="editions"
    )

    class Meta:
        """The newest first."""

        ordering = ("programme", "audience", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "audience", "number"], name="one_edition_per_number"
            ),
        ]

    class Privacy:
        """Numbers and dates: what the report said is not kept here."""

        personal_words = ()
        not_personal = (
            "id",
            "programme",
            "audience",
            "number",
            "fingerprint",
            "taken_back",
            "first_taken_at",
            "last_taken_at",
            "first_taken_by",
        )

    def __str__(self) -> str:
        return f"Edition {self.number} for {self.audience}"
