"""What a teller agreed to, every use made of their words, and what is left when they take them back.

Nothing here knows what an account is: an account points at its agreement. So whatever else holds
people's words later can rest on the same agreements.
"""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.projects.models import OnlyAdded

CODE_LENGTH = 20
HASH_LENGTH = 64


def new_identifier() -> str:
    """A name for an account that says nothing of its teller and cannot be counted up from another."""
    return f"A-{secrets.token_hex(6)}"


class Agreement(models.Model):
    """What one teller agreed to for one account. What is allowed now follows from its steps.

    ``code_hash`` is all that is kept of the teller's personal code. ``code_given_at`` and ``code_given_by``
    say who made the code, when that was not the teller's own browser: the account came without one;
    ``code_used_at`` when such a code first opened what was told. ``held_since`` is set while somebody looks
    into a concern about the teller's safety: until then nothing new is done with the words.
    ``withdrawn_at`` is the moment of asking to take the words back.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="agreements")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, default=new_identifier)
    code_hash = models.CharField(max_length=HASH_LENGTH, blank=True)
    code_given_at = models.DateTimeField(null=True, blank=True)
    code_given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="codes_given"
    )
    code_used_at = models.DateTimeField(null=True, blank=True)
    age_band = models.CharField(max_length=CODE_LENGTH, blank=True)
    guardian_kind = models.CharField(max_length=CODE_LENGTH, blank=True)
    held_since = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The oldest first."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_agreement_per_identifier"),
            models.UniqueConstraint(
                fields=["code_hash"], condition=~Q(code_hash=""), name="one_agreement_per_code"
            ),
        ]

    class Privacy:
        """An agreement holds codes and dates. The age band is kept because a child's yes needs more."""

        personal_words = ("age_band",)
        not_personal = (
            "id",
            "programme",
            "identifier",
            "code_given_at",
            "code_given_by",
            "code_used_at",
            "code_hash",
            "guardian_kind",
            "held_since",
            "withdrawn_at",
            "created_at",
        )

    def __str__(self) -> str:
        return f"Agreement {self.identifier}"


class AgreementStep(OnlyAdded):
    """One yes or no to one use, with who said it and how it reached us. The last one counts.

    ``at`` is empty when a bundle brought it and does not know the day.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    use = models.CharField(max_length=40)
    agrees = models.BooleanField()
    said_by = models.CharField(max_length=CODE_LENGTH)
    way = models.CharField(max_length=CODE_LENGTH)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="agreements_recorded"
    )
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The first step first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_agreement_step_per_number"),
        ]

    class Privacy:
        """Codes and dates."""

        personal_words = ()
        not_personal = ("id", "agreement", "number", "use", "agrees", "said_by", "way", "recorded_by", "at")

    def __str__(self) -> str:
        return f"{'Yes' if self.agrees else 'No'} to {self.use} for agreement {self.agreement_id}"


class Competence(OnlyAdded):
    """Somebody judged whether a young person understands what they agree to: who, how and when."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="competences")
    understands = models.BooleanField()
    how = models.TextField()
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="competences_judged"
    )
    at = models.DateTimeField()

    class Meta:
        """The first judgement first; the last one counts."""

        ordering = ("pk",)

    class Privacy:
        """How it was judged may tell of the person."""

        personal_words = ("how",)
        not_personal = ("id", "agreement", "understands", "judged_by", "at")

    def __str__(self) -> str:
        return f"Competence for agreement {self.agreement_id}"


class UseMade(models.Model):
    """One use made of a teller's words: what for, where, when, by whom; and how it ended.

    ``place`` is a code or identifier such as ``case CS2``, never anybody's words.
    ``published`` says that it left the site where it cannot be called back.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="uses_made")
    use = models.CharField(max_length=40)
    kind = models.CharField(max_length=CODE_LENGTH)
    place = models.CharField(max_length=200, blank=True)
    published = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uses_made"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The first use first."""

        ordering = ("made_at", "pk")
        indexes = [models.Index(fields=["agreement", "kind", "place"], name="use_made_by_place")]

    class Privacy:
        """Codes and dates."""

        personal_words = ()
        not_personal = (
            "id",
            "agreement",
            "use",
            "kind",
            "place",
            "published",
            "made_at",
            "made_by",
            "ended_at",
        )

    def __str__(self) -> str:
        return f"{self.kind} of agreement {self.agreement_id}"


class Withdrawal(models.Model):
    """What is left of words that were taken back: an identifier and dates, and no words.

    ``code_hash`` lets the teller's code open the finished list. ``erased_at`` is when the rows and
    files were gone, ``wiped_at`` when the bytes they stood on were overwritten.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="withdrawals")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    code_hash = models.CharField(max_length=HASH_LENGTH, blank=True, db_index=True)
    told_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField(max_length=CODE_LENGTH)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="withdrawals_recorded"
    )
    erased_at = models.DateTimeField(null=True, blank=True)
    wiped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The first one first."""

        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_withdrawal_per_identifier"),
        ]

    class Privacy:
        """An identifier and dates."""

        personal_words = ()
        not_personal = (
            "id",
            "programme",
            "identifier",
            "code_hash",
            "told_at",
            "way",
            "asked_at",
            "asked_by",
            "erased_at",
            "wiped_at",
        )

    def __str__(self) -> str:
        return f"Withdrawal of {self.identifier}"


class WithdrawalLine(OnlyAdded):
    """One line of the finished list: what of one kind was removed, marked or could not be called back."""

    withdrawal = models.ForeignKey(Withdrawal, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=CODE_LENGTH)
    outcome = models.CharField(max_length=CODE_LENGTH)
    place = models.CharField(max_length=200, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        """In the order in which it was done."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["withdrawal", "number"], name="one_withdrawal_line_per_number"),
        ]

    class Privacy:
        """Codes and numbers."""

        personal_words = ()
        not_personal = ("id", "withdrawal", "number", "kind", "outcome", "place", "count")

    def __str__(self) -> str:
        return f"{self.count} {self.kind} {self.outcome}"


class Removal(models.Model):
    """Words were removed, and the bytes on which they stood are still to be overwritten. Then this goes."""

    at = models.DateTimeField()

    class Meta:
        """The oldest first."""

        ordering = ("pk",)

    class Privacy:
        """A moment."""

        personal_words = ()
        not_personal = ("id", "at")

    def __str__(self) -> str:
        return f"Removal {self.pk}"


class Concern(models.Model):
    """Somebody is worried about a person's safety. Only the safeguarding lead reads it.

    It stands apart from the evidence and outlives a withdrawal: keeping it is a duty of care.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="concerns")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.SET_NULL, related_name="concerns"
    )
    words = models.TextField()
    contact = models.TextField(blank=True)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="concerns_raised"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The newest first."""

        ordering = ("-raised_at", "-pk")

    class Privacy:
        """What somebody is worried about, and how to reach them."""

        personal_words = ("words", "contact")
        not_personal = ("id", "programme", "agreement", "raised_at", "raised_by", "closed_at")

    def __str__(self) -> str:
        return f"Concern {self.pk}"


class ConcernNote(OnlyAdded):
    """What the safeguarding lead did about a concern."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="concern_notes"
    )
    at = models.DateTimeField()

    class Meta:
        """The first one first."""

        ordering = ("pk",)

    class Privacy:
        """What was done for whom."""

        personal_words = ("words",)
        not_personal = ("id", "concern", "written_by", "at")

    def __str__(self) -> str:
        return f"Note on concern {self.concern_id}"
