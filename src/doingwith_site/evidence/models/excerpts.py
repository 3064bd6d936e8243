"""Excerpts: marked parts of documents and accounts, and the codes that people give them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from doingwith_site.common.constraints import one_of
from doingwith_site.evidence.excerpt_kinds import CodeKind, PartKind
from doingwith_site.evidence.models.accounts import AccountPart
from doingwith_site.evidence.models.documents import CODE_LENGTH, GUID_LENGTH, DocumentVersion
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.projects.models import Project

KEY_LENGTH = 200


class Excerpt(models.Model):
    """A marked part, by whoever marked it. The row itself is never changed.

    Of a text: ``begins`` and ``ends`` are Unicode code points of the text as it is kept, the end not
    included, and ``quote`` is what stood there. Of a recording: milliseconds. Of a picture or of a
    page with the number ``page``: ``left``, ``top``, ``right`` and ``bottom`` from its upper left
    corner, in ``unit`` (empty: dots). ``part_version`` is the version of the account's words that was
    marked. What came with a bundle was marked by nobody here, and ``identifier`` is its name there.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
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
    unit = models.CharField(max_length=CODE_LENGTH, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    guid = models.CharField(max_length=GUID_LENGTH, blank=True)
    quote = models.TextField(blank=True)
    note = models.TextField(blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="excerpts_marked",
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
            models.UniqueConstraint(
                fields=["programme", "identifier"],
                condition=~Q(identifier=""),
                name="one_excerpt_per_identifier",
            ),
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

        personal_words = ("quote", "note")
        not_personal = (
            "id",
            "token",
            "identifier",
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
            "unit",
            "page",
            "guid",
            "marked_by",
            "marked_at",
        )

    def __str__(self) -> str:
        return f"Excerpt {self.pk}"

    @property
    def who(self) -> str:
        """Who marked it, as pages say it."""
        return self.marked_by.name if self.marked_by else "somebody before it came here"


class Code(models.Model):
    """What excerpts are marked with. ``key`` is the identifier of a factor, clause or outcome.

    A free code belongs to whoever made it: its words are a part of their reading. A code that came
    with a bundle was made by nobody here, and ``identifier`` is its name there. Addresses and bundles
    name one that was made here by its ``token``: from numbers given one after the other a reader could
    count another's codes.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=CODE_LENGTH)
    key = models.CharField(max_length=KEY_LENGTH)
    label = models.TextField(blank=True)
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="codes_below"
    )
    memo = models.TextField(blank=True)
    colour = models.TextField(blank=True)
    is_folder = models.BooleanField(default=False)
    guid = models.CharField(max_length=GUID_LENGTH, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="codes_made"
    )

    class Meta:
        """By kind, then key."""

        ordering = ("kind", "key", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "key"],
                condition=Q(made_by=None, identifier=""),
                name="one_code_per_key",
            ),
            models.UniqueConstraint(
                fields=["programme", "identifier"],
                condition=~Q(identifier=""),
                name="one_code_per_identifier",
            ),
            models.UniqueConstraint(
                fields=["programme", "kind", "key", "made_by"], name="one_free_code_per_key_and_maker"
            ),
            one_of("kind", CodeKind, name="code_kind_known"),
        ]

    class Privacy:
        """A free code is in a reader's own words."""

        personal_words = ("key", "label", "memo")
        not_personal = (
            "id",
            "token",
            "programme",
            "kind",
            "identifier",
            "parent",
            "colour",
            "is_folder",
            "guid",
            "made_by",
        )

    def __str__(self) -> str:
        return f"Code {self.pk}"


class Coding(models.Model):
    """That somebody gave an excerpt a code, and what they noted.

    Nobody here gave it when it came with a bundle; ``coder`` is then the reader it names.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    excerpt = models.ForeignKey(Excerpt, on_delete=models.CASCADE, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="codings")
    memo = models.TextField(blank=True)
    coded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="codings"
    )
    coder = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    guid = models.CharField(max_length=GUID_LENGTH, blank=True)
    coded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were given."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["excerpt", "code", "coded_by"], name="one_coding_per_reader"),
        ]

    class Privacy:
        """A note is in a reader's own words."""

        personal_words = ("memo",)
        not_personal = ("id", "token", "excerpt", "code", "coded_by", "coder", "guid", "coded_at")

    def __str__(self) -> str:
        return f"Coding {self.pk}"

    @property
    def who(self) -> str:
        """Who gave it, as pages say it."""
        return self.coded_by.name if self.coded_by else self.coder


class Group(models.Model):
    """Sources, codes and passages put together under a name, as another program made them.

    ``sources``, ``codes`` and ``excerpts`` are what a bundle calls them.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="evidence_groups")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    label = models.TextField()
    kind = models.CharField(max_length=CODE_LENGTH)
    sources = models.JSONField(default=list, blank=True)
    codes = models.JSONField(default=list, blank=True)
    excerpts = models.JSONField(default=list, blank=True)
    memo = models.TextField(blank=True)
    guid = models.CharField(max_length=GUID_LENGTH, blank=True)

    class Meta:
        """In the order in which they came."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_group_per_identifier"),
        ]

    class Privacy:
        """Named and noted in somebody's own words."""

        personal_words = ("label", "memo")
        not_personal = ("id", "programme", "identifier", "kind", "sources", "codes", "excerpts", "guid")

    def __str__(self) -> str:
        return f"Group {self.identifier}"
