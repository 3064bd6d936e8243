"""Readings that are in, laid side by side: where they differ, what was agreed, and what is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from doingwith.reporting.wording import count, listed
from doingwith_site.cases.models import Case, CaseQuestion, Judgement, Proposal, Reading
from doingwith_site.cases.queries import site_readings
from doingwith_site.evidence.models import Excerpt
from doingwith_site.programmes.models import Factor
from doingwith_site.programmes.queries import current_factors

__all__ = ["Comparison", "FactorCompared", "comparison_of", "is_emptied", "what_is_open"]


@dataclass(frozen=True, kw_only=True)
class FactorCompared:
    """One factor with each reader's judgement, None where a reader did not look, and what was proposed."""

    factor: Factor
    judgements: Mapping[int, Judgement | None]
    proposal: Proposal | None
    questions: Sequence[CaseQuestion]

    @property
    def differs(self) -> bool:
        """Whether one gives a sign and another none or a different one.

        That one looked and found nothing reported, and another did not look, is no difference to settle.
        """
        return len({each.sign if each else "" for each in self.judgements.values()}) > 1

    @property
    def is_one_sided(self) -> bool:
        """Whether one looked and found nothing reported, and another did not look: that is not the same."""
        looked = [each is not None for each in self.judgements.values()]
        return not self.differs and any(looked) and not all(looked)

    @property
    def passages_lost(self) -> int:
        """How many passages the judgements rested on that were taken back."""
        return sum(each.evidence_withdrawn for each in self.judgements.values() if each)

    @property
    def is_to_be_read_again(self) -> bool:
        """Whether a judgement has lost every passage, and nothing was proposed since."""
        agreed_at = self.proposal.made_at if self.proposal else None
        return any(
            agreed_at is None or (each.emptied_at is not None and agreed_at < each.emptied_at)
            for each in self.judgements.values()
            if each and is_emptied(each)
        )

    @property
    def waiting_for(self) -> set[int]:
        """The readers who have not said yet what they think of the proposal."""
        spoken = {voice.person_id for voice in self.proposal.heard} if self.proposal else set()
        return set(self.judgements) - spoken

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do: no difference, or every reader has answered the proposal."""
        if self.is_to_be_read_again:
            return False
        return not self.waiting_for if (self.differs or self.proposal) else True

    @property
    def dissents(self) -> bool:
        """Whether a reader keeps their own judgement beside what was agreed."""
        return self.proposal is not None and any(not voice.agrees for voice in self.proposal.heard)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All factors of a case. ``readings`` are those of people on this site, in order."""

    readings: Sequence[Reading]
    factors: Sequence[FactorCompared]
    questions: Sequence[CaseQuestion]

    @property
    def differing(self) -> list[FactorCompared]:
        """Where the readers differ."""
        return [each for each in self.factors if each.differs]

    @property
    def unsettled(self) -> list[FactorCompared]:
        """Where something is left to do."""
        return [each for each in self.factors if not each.is_settled]

    @property
    def to_be_read_again(self) -> list[FactorCompared]:
        """Where a judgement has lost all its passages."""
        return [each for each in self.factors if each.is_to_be_read_again]

    @property
    def open_questions(self) -> list[CaseQuestion]:
        """Questions without an answer."""
        return [each for each in self.questions if each.answered_at is None]


def is_emptied(judgement: Judgement) -> bool:
    """Whether it rested on passages and all of them were taken back."""
    left: int = judgement.number_of_passages  # type: ignore[attr-defined]
    return judgement.evidence_withdrawn > 0 and not left


def comparison_of(case: Case, passages: QuerySet[Excerpt]) -> Comparison:
    """The case's readings side by side, in the same number of queries however much was judged.

    Judgements come with those of their passages that are in ``passages``, and with ``number_of_passages``
    that they rest on.
    """
    readings = list(site_readings(case))
    questions = list(case.questions.select_related("asked_by", "answered_by", "factor"))
    judgements = {
        (row.factor_id, row.reading.person_id): row
        for row in Judgement.objects.filter(reading__in=readings)
        .select_related("reading", "factor")
        .annotate(number_of_passages=Count("excerpts"))
        .prefetch_related(Prefetch("excerpts", queryset=passages))
    }
    latest: dict[int, Proposal] = {}
    for proposal in case.proposals.order_by("number").prefetch_related("voices__person"):
        latest[proposal.factor_id] = proposal
    people = [reading.person_id for reading in readings if reading.person_id is not None]
    return Comparison(
        readings=readings,
        questions=questions,
        factors=[
            FactorCompared(
                factor=factor,
                judgements={person: judgements.get((factor.pk, person)) for person in people},
                proposal=latest.get(factor.pk),
                questions=[each for each in questions if each.factor_id == factor.pk],
            )
            for factor in current_factors(case.programme)
        ],
    )


def what_is_open(case: Case) -> str:
    """What keeps the case from being final, in words; empty when nothing does."""
    compared = comparison_of(case, Excerpt.objects.none())
    left, again = [], len(compared.to_be_read_again)
    if differences := len(compared.unsettled) - again:
        left.append(f"{count(differences, 'difference')} to settle")
    if again:
        left.append(f"{count(again, 'factor')} to read again, because words were taken back")
    if compared.open_questions:
        left.append(f"{count(len(compared.open_questions), 'question')} to answer")
    return listed(left)
