"""Excerpts: marked parts of documents and accounts, and the codes that people give them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingwith_site.common.constraints import one_of
from doingwith_site.evidence.excerpt_kinds import CodeKind, PartKind
from doingwith_site.evidence.models.accounts import AccountPart
from doingwith_site.evidence.models.documents import CODE_LENGTH, DocumentVersion
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

KEY_LENGTH = 200


class Excerpt(models.Model):
    """A marked part, by whoever marked it. The row itself is never changed.

    Of a text: ``begins`` and ``ends`` are Unicode code points of the text as it is kept, the end not
    included, and ``quote`` is what stood there. Of a recording: milliseconds. Of a picture:
    ``left``, ``top``, ``right`` and ``bottom`` are dots from its upper left corner.
    ``part_version`` is the version of the account's words that was marked.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="excerpts")
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.CASCADE, related_name="excerpts"
    )
    version = models.ForeignKey(
        DocumentVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="excerpts"
    )
    part = models.ForeignKey(
        AccountPart, null=True, blank=True, on_delete=models.CASCADE, related_name="excerpts"
    )
    part_version = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=CODE_LENGTH)
    begins = models.PositiveIntegerField(null=True, blank=True)
    ends = models.PositiveIntegerField(null=True, blank=True)
    left = models.PositiveIntegerField(null=True, blank=True)
    top = models.PositiveIntegerField(null=True, blank=True)
    right = models.PositiveIntegerField(null=True, blank=True)
    bottom = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="excerpts_marked"
    )
    marked_at = models.DateTimeField()

    class Meta:
        """In the order in which they were marked."""

        ordering = ("pk",)
        indexes = [
            models.Index(fields=["version", "begins"], name="excerpts_of_a_version"),
            models.Index(fields=["part", "begins"], name="excerpts_of_a_part"),
        ]
        constraints = [
            one_of("kind", PartKind, name="excerpt_kind_known"),
            models.CheckConstraint(
                condition=Q(version__isnull=False) ^ Q(part__isnull=False), name="excerpt_of_one_source"
            ),
            models.CheckConstraint(
                condition=Q(kind="area", left__lt=F("right"), top__lt=F("bottom"))
                | Q(kind__in=["text", "sound"], begins__lt=F("ends")),
                name="excerpt_begins_before_it_ends",
            ),
        ]

    class Privacy:
        """The words that were marked."""

        personal_words = ("quote",)
        not_personal = (
            "id",
            "token",
            "programme",
            "project",
            "version",
            "part",
            "part_version",
            "kind",
            "begins",
            "ends",
            "left",
            "top",
            "right",
            "bottom",
            "marked_by",
            "marked_at",
        )

    def __str__(self) -> str:
        return f"Excerpt {self.pk}"


class Code(models.Model):
    """What excerpts are marked with. ``key`` is the identifier of a factor, clause or outcome.

    A free code belongs to whoever made it: its words are a part of their reading.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=CODE_LENGTH)
    key = models.CharField(max_length=KEY_LENGTH)
    label = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="codes_made"
    )

    class Meta:
        """By kind, then key."""

        ordering = ("kind", "key", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "key"],
                condition=Q(made_by=None),
                name="one_code_per_key",
            ),
            models.UniqueConstraint(
                fields=["programme", "kind", "key", "made_by"], name="one_free_code_per_key_and_maker"
            ),
            one_of("kind", CodeKind, name="code_kind_known"),
        ]

    class Privacy:
        """A free code is in a reader's own words."""

        personal_words = ("key", "label")
        not_personal = ("id", "programme", "kind", "made_by")

    def __str__(self) -> str:
        return f"Code {self.pk}"


class Coding(models.Model):
    """That somebody gave an excerpt a code, and what they noted."""

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    excerpt = models.ForeignKey(Excerpt, on_delete=models.CASCADE, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="codings")
    memo = models.TextField(blank=True)
    coded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="codings")
    coded_at = models.DateTimeField()

    class Meta:
        """In the order in which they were given."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["excerpt", "code", "coded_by"], name="one_coding_per_reader"),
        ]

    class Privacy:
        """A note is in a reader's own words."""

        personal_words = ("memo",)
        not_personal = ("id", "token", "excerpt", "code", "coded_by", "coded_at")

    def __str__(self) -> str:
        return f"Coding {self.pk}"
