"""Accounts: what people told, in parts, with how it came to us. They belong to their tellers."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingwith_site.consent.models import CODE_LENGTH, Agreement
from doingwith_site.evidence.models.tellings import LANGUAGE_LENGTH, Question, Telling
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.projects.models import Project


def media_path(media: "MediaFile", filename: str) -> str:
    """A place in the store that says nothing of the teller and was named by nobody but us."""
    return f"accounts/{secrets.token_hex(16)}"


class MediaFile(models.Model):
    """A picture or a recording, as it is kept.

    Pictures are drawn anew, so that nothing hidden in them is kept; recordings are kept as given.
    ``content_type`` is what the bytes are, not what was said of them. ``file`` is empty when only
    what a bundle says of it is known. ``drawn_from`` is the SHA-256 under which a bundle knows a picture
    that was drawn anew here.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="media_files")
    file = models.FileField(upload_to=media_path, max_length=200, blank=True)
    content_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    drawn_from = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The oldest first."""

        ordering = ("pk",)

    class Privacy:
        """A picture or a voice is its person."""

        personal_words = ("file",)
        not_personal = (
            "id",
            "programme",
            "content_type",
            "size",
            "sha256",
            "drawn_from",
            "width",
            "height",
            "seconds",
            "stored_at",
        )

    def __str__(self) -> str:
        return f"Media {self.pk}"

    @property
    def is_here(self) -> bool:
        """Whether the picture or recording itself is kept on this site."""
        return bool(self.file)


class Account(models.Model):
    """What one person told. ``told_at`` is empty while they are still telling.

    ``teller_role`` is the part they play, such as “carer”; ``name_to_show`` is the name they chose
    to be quoted with, which need not be their own. ``way``, ``wording`` and ``read_back`` say how
    the words came to us: ``entered_by`` is empty when the teller wrote them. ``typed_by`` is the
    role word of whoever typed, for what came with a bundle; ``day_known`` says whether ``told_at``
    is a day that somebody reported.
    """

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="account")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="accounts")
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="accounts"
    )
    telling = models.ForeignKey(
        Telling, null=True, blank=True, on_delete=models.SET_NULL, related_name="accounts"
    )
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    language = models.CharField(max_length=LANGUAGE_LENGTH, blank=True)
    teller_role = models.TextField(blank=True)
    name_to_show = models.TextField(blank=True)
    way = models.CharField(max_length=CODE_LENGTH)
    wording = models.CharField(max_length=CODE_LENGTH, blank=True)
    read_back = models.CharField(max_length=CODE_LENGTH, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="accounts_entered"
    )
    typed_by = models.TextField(blank=True)
    started_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    day_known = models.BooleanField(default=True)

    class Meta:
        """The oldest first."""

        ordering = ("started_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_account_per_identifier"),
        ]

    class Privacy:
        """Who somebody is in it, and the name they chose."""

        personal_words = ("teller_role", "name_to_show", "typed_by")
        not_personal = (
            "id",
            "agreement",
            "programme",
            "project",
            "telling",
            "identifier",
            "language",
            "way",
            "wording",
            "read_back",
            "entered_by",
            "started_at",
            "told_at",
            "day_known",
        )

    def __str__(self) -> str:
        return f"Account {self.identifier}"


class AccountPart(models.Model):
    """One piece of an account: writing, or a voice, photo or drawing with words beside it.

    ``text`` is the writing, the transcript of a voice, or what the maker says of a picture;
    ``text_by`` is empty when the teller wrote it. ``version`` counts up each time the teller
    corrects it, so that what was marked in earlier words is known to be so. ``identifier`` is what a
    bundle calls it, where that is not its number.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="parts")
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )
    number = models.PositiveIntegerField()
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    kind = models.CharField(max_length=CODE_LENGTH)
    text = models.TextField(blank=True)
    text_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="transcripts"
    )
    version = models.PositiveIntegerField(default=1)
    media = models.OneToOneField(
        MediaFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="part"
    )
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """In the order of telling."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["account", "number"], name="one_account_part_per_number"),
            models.CheckConstraint(condition=Q(version__gte=1), name="account_parts_count_from_1"),
        ]

    class Privacy:
        """The words themselves."""

        personal_words = ("text",)
        not_personal = (
            "id",
            "account",
            "question",
            "number",
            "identifier",
            "kind",
            "text_by",
            "version",
            "media",
            "added_at",
            "changed_at",
        )

    def __str__(self) -> str:
        return f"Part {self.number} of account {self.account_id}"


class TypedAgain(models.Model):
    """That somebody typed the words beside a recording or picture once more, and why.

    ``text`` is what stood there as ``version``: nobody reads it any more but its teller, and a withdrawal,
    which must find it where it was quoted. ``followed`` passages stand in the new words too, ``left`` do not.
    """

    part = models.ForeignKey(AccountPart, on_delete=models.CASCADE, related_name="typings")
    version = models.PositiveIntegerField()
    text = models.TextField()
    reason = models.TextField()
    followed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="typings"
    )
    at = models.DateTimeField()

    class Meta:
        """The first one first."""

        ordering = ("version",)
        constraints = [
            models.UniqueConstraint(fields=["part", "version"], name="one_typing_per_version"),
        ]

    class Privacy:
        """The words as they were typed before, and why they were typed again."""

        personal_words = ("text", "reason")
        not_personal = ("id", "part", "version", "followed", "left", "by", "at")

    def __str__(self) -> str:
        return f"Version {self.version} of part {self.part_id}, typed again"
