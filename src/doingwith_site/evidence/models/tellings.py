"""Tellings: who asks people to tell, what about, and in which words."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.projects.models import Project

LANGUAGE_LENGTH = 12


class Telling(models.Model):
    """A time in which people are asked to tell.

    ``code`` is typed or scanned to find it; it is on posters and is no secret. ``uses`` are the
    uses asked for, ``languages`` the languages offered, ``kinds`` the ways to answer. ``day_known``
    says whether ``opened_at`` is a day that somebody reported.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="tellings")
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="tellings"
    )
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    code = models.CharField(max_length=40, unique=True)
    uses = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="tellings_opened"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    day_known = models.BooleanField(default=True)

    class Meta:
        """The newest first."""

        ordering = ("-opened_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_telling_per_identifier"),
        ]

    class Privacy:
        """Codes, numbers and dates."""

        personal_words = ()
        not_personal = (
            "id",
            "programme",
            "project",
            "identifier",
            "code",
            "uses",
            "languages",
            "kinds",
            "minutes",
            "opened_by",
            "opened_at",
            "closed_at",
            "day_known",
        )

    def __str__(self) -> str:
        return f"Telling {self.identifier}"


class TellingWords(models.Model):
    """What a telling says of itself, in one language, in plain words or in Easy Read."""

    telling = models.ForeignKey(Telling, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    easy = models.BooleanField(default=False)
    title = models.TextField()
    who_asks = models.TextField(blank=True)
    why = models.TextField(blank=True)
    can_change = models.TextField(blank=True)
    cannot_change = models.TextField(blank=True)
    payment = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    urgent = models.TextField(blank=True)

    class Meta:
        """Plain words before Easy Read."""

        ordering = ("language", "easy")
        constraints = [
            models.UniqueConstraint(fields=["telling", "language", "easy"], name="one_wording_of_a_telling"),
        ]

    class Privacy:
        """Who asks and whom to ring may name people."""

        personal_words = ("who_asks", "contact")
        not_personal = (
            "id",
            "telling",
            "language",
            "easy",
            "title",
            "why",
            "can_change",
            "cannot_change",
            "payment",
            "urgent",
        )

    def __str__(self) -> str:
        return f"Words of telling {self.telling_id} in {self.language}"


class Question(models.Model):
    """One question of a telling. ``written_by`` says who thought of it: the group it belongs to.

    ``identifier`` is what a bundle calls it, where that is not its number.
    """

    telling = models.ForeignKey(Telling, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField()
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, blank=True)
    written_by = models.TextField(blank=True)

    class Meta:
        """The first one first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["telling", "number"], name="one_question_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="questions_count_from_1"),
        ]

    class Privacy:
        """Who wrote a question may name a person."""

        personal_words = ("written_by",)
        not_personal = ("id", "telling", "number", "identifier")

    def __str__(self) -> str:
        return f"Question {self.number} of telling {self.telling_id}"


class QuestionWords(models.Model):
    """A question in one language, in plain words or in Easy Read."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    easy = models.BooleanField(default=False)
    text = models.TextField()

    class Meta:
        """Plain words before Easy Read."""

        ordering = ("language", "easy")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "language", "easy"], name="one_wording_of_a_question"
            ),
        ]

    class Privacy:
        """Questions are asked of everybody."""

        personal_words = ()
        not_personal = ("id", "question", "language", "easy", "text")

    def __str__(self) -> str:
        return f"Words of question {self.question_id} in {self.language}"
