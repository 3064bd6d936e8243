"""The only file that knows both an agreement's rows and the library's value."""

from collections.abc import Iterable, Iterator

from django.db.models import Max
from django.utils import timezone

from doingwith.consent import agreements
from doingwith.consent.tombstones import Tombstone
from doingwith.consent.uses import AgeBand, SaidBy, Use, Way
from doingwith_site.common.days import day_of, noon
from doingwith_site.consent.models import Agreement, AgreementStep, Competence, Withdrawal
from doingwith_site.programmes.models import Programme

__all__ = ["agreement_value", "store_agreements", "store_answers", "store_tombstone", "tombstone_values"]


def agreement_value(row: Agreement) -> agreements.Agreement:
    """What decides about an account, from its rows. A use that is not known any more is left out."""
    judged = list(row.competences.all())
    return agreements.Agreement(
        answers=tuple(
            agreements.Answer(
                use=Use(step.use),
                agrees=step.agrees,
                said_by=SaidBy(step.said_by),
                on=day_of(step.at),
            )
            for step in row.steps.all()
            if step.use in set(Use)
        ),
        age=AgeBand(row.age_band or AgeBand.NOT_SAID),
        understands=judged[-1].understands if judged else None,
        is_held=row.held_since is not None,
        is_withdrawn=row.withdrawn_at is not None,
    )


def store_agreements(
    programme: Programme, new: Iterable[tuple[str, agreements.Agreement, Way]]
) -> list[Agreement]:
    """Agreements with everything that was said, as rows: under their identifiers. No code opens them."""
    told = list(new)
    rows = Agreement.objects.bulk_create(
        Agreement(
            programme=programme,
            identifier=identifier,
            age_band="" if value.age is AgeBand.NOT_SAID else value.age.value,
        )
        for identifier, value, _ in told
    )
    both = list(zip(rows, told, strict=True))
    AgreementStep.objects.bulk_create(
        step for row, (_, value, way) in both for step in _step_rows(row, value.answers, way, after=0)
    )
    Competence.objects.bulk_create(
        Competence(agreement=row, understands=value.understands, at=timezone.now())
        for row, (_, value, _) in both
        if value.understands is not None
    )
    return rows


def store_answers(
    programme: Programme, new: Iterable[tuple[Agreement, Iterable[agreements.Answer], Way]]
) -> None:
    """These answers to agreements of the programme, each after those that are there."""
    steps = AgreementStep.objects.filter(agreement__programme=programme).order_by()
    last = dict(steps.values_list("agreement").annotate(last=Max("number")))
    AgreementStep.objects.bulk_create(
        step for row, answers, way in new for step in _step_rows(row, answers, way, after=last.get(row.pk, 0))
    )


def _step_rows(
    row: Agreement, answers: Iterable[agreements.Answer], way: Way, *, after: int
) -> Iterator[AgreementStep]:
    for number, answer in enumerate(answers, start=after + 1):
        yield AgreementStep(
            agreement=row, number=number, use=answer.use, agrees=answer.agrees,
            said_by=answer.said_by, way=way, at=noon(answer.on),
        )  # fmt: skip


def tombstone_values(programme: Programme) -> tuple[Tombstone, ...]:
    """What is left of words that were taken back."""
    return tuple(
        Tombstone(
            id=row.identifier,
            withdrawn_on=day_of(row.asked_at),
            told_on=day_of(row.told_at),
            erased_on=day_of(row.erased_at),
        )
        for row in programme.withdrawals.order_by("pk")
    )


def store_tombstone(programme: Programme, value: Tombstone) -> None:
    """That words were taken back elsewhere. There is nothing here to wipe."""
    asked = noon(value.withdrawn_on)
    Withdrawal.objects.create(
        programme=programme, identifier=value.id, told_at=noon(value.told_on), way=Way.PAGE,
        asked_at=asked, erased_at=noon(value.erased_on), wiped_at=asked,
    )  # fmt: skip
