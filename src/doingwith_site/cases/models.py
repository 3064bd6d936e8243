"""Cases: a project read for evaluation; who read it, and how they judged each factor.

A factor without a judgement was not reported. No row ever says "absent".
"""

from django.conf import settings
from django.db import models

from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith_site.common.constraints import one_of
from doingwith_site.consent.models import Agreement
from doingwith_site.evidence.models import AccountPart, Coding, DocumentVersion, Excerpt
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Factor, Programme
from doingwith_site.projects.models import Brief, Project

CONFIDENCE = ("low", "medium", "high")


class Case(models.Model):
    """A project as a case. ``narrative`` holds all that is only read, as the bundle words it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cases")
    project = models.OneToOneField(Project, on_delete=models.RESTRICT, related_name="case")
    identifier = models.CharField(max_length=IDENTIFIER_LENGTH)
    title = models.TextField()
    narrative = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField()
    phase = models.CharField(max_length=20, default=Phase.NOT_BEGUN.value)

    class Meta:
        """Cases stand in the programme's own order."""

        ordering = ("position",)
        constraints = [
            one_of("phase", Phase, name="case_phase_known"),
            models.UniqueConstraint(fields=["programme", "identifier"], name="one_case_per_identifier"),
        ]

    class Privacy:
        """What happened, and who saw it how."""

        personal_words = ("title", "narrative")
        not_personal = ("id", "programme", "project", "identifier", "position", "phase")

    def __str__(self) -> str:
        return f"{self.identifier} {self.title}"


class Reading(models.Model):
    """One reader's template filled in. ``unlisted`` is what the factor list has no place for.

    ``person`` reads on this site; nobody does when the reading came with a bundle, and such a
    reading is in. ``in_at`` is empty while its person still reads. A reader who was ``excused``
    reads no more, and their reading counts for nothing.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=IDENTIFIER_LENGTH)
    unlisted = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="readings"
    )
    in_at = models.DateTimeField(null=True, blank=True)
    excused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Readings stand in the case's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["case", "reader"], name="one_reading_per_reader"),
        ]

    class Privacy:
        """What a reader found besides the list. The reader is named by a part, not a person."""

        personal_words = ("unlisted",)
        not_personal = ("id", "case", "reader", "position", "person", "in_at", "excused_at")

    def __str__(self) -> str:
        return f"Reading of case {self.case_id} by {self.reader}"


class Judgement(models.Model):
    """What a reader says of one factor: which way it worked, on what basis, and why.

    Without a sign it says that the reader looked for the factor and found nothing reported; a
    factor without any judgement was not looked at. Neither is the same as absent.
    ``evidence_withdrawn`` counts passages that it rested on and whose tellers took them back, and
    ``emptied_at`` says when the last of them went: until then, or for ever, it is empty.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="judgements")
    factor = models.ForeignKey(Factor, on_delete=models.RESTRICT, related_name="judgements")
    kind = models.CharField(max_length=10)
    sign = models.CharField(max_length=3, blank=True)
    basis = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, blank=True)
    evidence_withdrawn = models.PositiveIntegerField(default=0)
    emptied_at = models.DateTimeField(null=True, blank=True)
    excerpts = models.ManyToManyField(Excerpt, related_name="judgements", blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        """Judgements stand in the reader's own order."""

        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["reading", "factor"], name="one_judgement_per_factor"),
            one_of("kind", DomainRole, name="judgement_kind_known"),
            one_of("sign", ["", *Sign], name="judgement_sign_known"),
            one_of("basis", ["", *Basis], name="judgement_basis_known"),
            one_of("confidence", ["", *CONFIDENCE], name="judgement_confidence_known"),
        ]

    class Privacy:
        """Why a reader judged so."""

        personal_words = ("reason",)
        not_personal = (
            "id",
            "reading",
            "factor",
            "kind",
            "sign",
            "basis",
            "confidence",
            "evidence_withdrawn",
            "emptied_at",
            "excerpts",
            "position",
        )

    def __str__(self) -> str:
        return f"{self.sign} for factor {self.factor_id}"


class Proposal(models.Model):
    """What one reader proposes as the agreed judgement of a factor. The one with the highest number holds."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proposals")
    factor = models.ForeignKey(Factor, on_delete=models.RESTRICT, related_name="proposals")
    number = models.PositiveIntegerField()
    sign = models.CharField(max_length=3, blank=True)
    basis = models.CharField(max_length=10, blank=True)
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """The first one first."""

        ordering = ("factor", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "factor", "number"], name="one_proposal_per_number"),
            one_of("sign", ["", *Sign], name="proposal_sign_known"),
            one_of("basis", ["", *Basis], name="proposal_basis_known"),
        ]

    class Privacy:
        """Why they agreed."""

        personal_words = ("reason",)
        not_personal = ("id", "case", "factor", "number", "sign", "basis", "made_by", "made_at")

    def __str__(self) -> str:
        return f"Proposal {self.number} for factor {self.factor_id}"

    @property
    def heard(self) -> "list[Voice]":
        """What each reader says of it now: the last answer of each."""
        return [voice for voice in self.voices.all() if voice.replaced_at is None]


class Voice(models.Model):
    """That a reader agrees with a proposal, or keeps their own judgement beside it, and why.

    Who answers again leaves the answer before in its place, as ``replaced_at`` says.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    reason = models.TextField()
    said_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The first one first."""

        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person"],
                condition=models.Q(replaced_at=None),
                name="one_voice_per_reader",
            ),
        ]

    class Privacy:
        """Why they agree or do not."""

        personal_words = ("reason",)
        not_personal = ("id", "proposal", "person", "agrees", "said_at", "replaced_at")

    def __str__(self) -> str:
        return f"Voice on proposal {self.proposal_id}"


class CaseQuestion(models.Model):
    """What readers ask the people of the project about a case. It is open until it is answered."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="questions")
    factor = models.ForeignKey(
        Factor, null=True, blank=True, on_delete=models.RESTRICT, related_name="questions_of_cases"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The first one first."""

        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_question_of_a_case_per_number"),
        ]

    class Privacy:
        """What was asked and answered."""

        personal_words = ("text", "answer")
        not_personal = (
            "id",
            "case",
            "factor",
            "number",
            "asked_by",
            "asked_at",
            "answered_by",
            "answered_at",
        )

    def __str__(self) -> str:
        return f"Question {self.number} about case {self.case_id}"


class SearchText(models.Model):
    """A copy of words that can be searched: of documents, accounts, what readers write, briefs, questions.

    It belongs to just one of them and goes when that goes. The first page of a document begins with
    its title, on a line of its own; of a document without words the title is all there is, and its
    ``page`` is 0. ``folded`` is the same text without
    accents, where the database cannot leave all of them out by itself, and is what is searched then.

    A part of a theory, a draft of one, a logic model or a contribution record belongs to a document of that
    ``kind``, by its key; ``place`` is where in it the words are read, and ``page`` the number of a drawing.

    ``agreement``, ``project``, ``maker`` and ``reading`` say once more whose words they are, so that a
    search knows from this row alone who may see it. None of them ever changes.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="search_texts")
    version = models.ForeignKey(
        DocumentVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    part = models.ForeignKey(
        AccountPart, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    coding = models.ForeignKey(
        Coding, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    judgement = models.ForeignKey(
        Judgement, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    brief = models.ForeignKey(
        Brief, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    question = models.ForeignKey(
        CaseQuestion, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    reading = models.ForeignKey(
        Reading, null=True, blank=True, on_delete=models.CASCADE, related_name="search_texts"
    )
    kind = models.CharField(max_length=20, blank=True)
    document = models.PositiveBigIntegerField(null=True, blank=True)
    place = models.CharField(max_length=2 * IDENTIFIER_LENGTH + 1, blank=True)
    page = models.PositiveIntegerField(default=1)
    body = models.TextField()
    folded = models.TextField(blank=True)

    class Meta:
        """In the order in which they came."""

        ordering = ("pk",)
        indexes = [
            # One of "kind is not empty" SQLite takes only for a kind that is written into the question.
            models.Index(
                fields=["kind", "document"],
                condition=models.Q(document__isnull=False),
                name="copies_of_a_document",
            ),
        ]

    class Privacy:
        """Everybody's words."""

        personal_words = ("body", "folded")
        not_personal = (
            "id",
            "programme",
            "version",
            "part",
            "coding",
            "judgement",
            "brief",
            "question",
            "proposal",
            "agreement",
            "project",
            "maker",
            "reading",
            "kind",
            "document",
            "place",
            "page",
        )

    def __str__(self) -> str:
        return f"Search text {self.pk}"
