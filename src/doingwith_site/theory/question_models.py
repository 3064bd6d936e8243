"""A question of readiness that people of one side answer themselves, by a code, and what each answered."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from doingwith_site.programmes.models import IDENTIFIER_LENGTH

__all__ = ["ReadinessAnswer", "ReadinessQuestion"]


class ReadinessQuestion(models.Model):
    """A time in which whoever has the ``code`` may say for a ``side`` how far the conditions are in place.

    ``round_number`` is the round of the record that it belongs to. The code is handed out and no secret.
    ``plain`` are the facilitator's plain words for conditions, by clause; ``words`` are the programme's
    then, so that a text that somebody answered stays what it was. One a round and side is open.
    """

    readiness = models.ForeignKey("theory.Readiness", on_delete=models.CASCADE, related_name="questions")
    round_number = models.PositiveIntegerField()
    side = models.CharField(max_length=40)
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, unique=True)
    code = models.CharField(max_length=40, unique=True)
    plain = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    words = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="readiness_questions"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The oldest first."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["readiness", "round_number", "side"],
                condition=Q(closed_at=None),
                name="one_open_readiness_question",
            ),
        ]

    class Privacy:
        """How a facilitator and the programme word the conditions."""

        personal_words = ("plain", "words")
        not_personal = (
            "id",
            "readiness",
            "round_number",
            "side",
            "identifier",
            "code",
            "opened_by",
            "opened_at",
            "closed_at",
        )

    def __str__(self) -> str:
        return f"Question {self.identifier} of readiness {self.readiness_id}"


class ReadinessAnswer(models.Model):
    """What one person answered: ``ratings`` by clause, and a ``comment`` or none.

    ``guest`` is the keyed hash of the code that the person keeps; the code itself is stored nowhere. What
    was taken back has neither ratings nor comment any more.
    """

    question = models.ForeignKey(ReadinessQuestion, on_delete=models.CASCADE, related_name="answers")
    guest = models.CharField(max_length=64, db_index=True)
    ratings = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    comment = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they came."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["question", "guest"], name="one_readiness_answer_a_person"),
        ]

    class Privacy:
        """What somebody wrote. The ratings are codes; no moment is kept at which they were given."""

        personal_words = ("comment",)
        not_personal = ("id", "question", "guest", "ratings", "taken_back_at")

    def __str__(self) -> str:
        return f"Answer {self.pk} to question {self.question_id}"
