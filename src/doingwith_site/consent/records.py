"""The only file that knows both an agreement's rows and the library's value."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from doingwith.consent import agreements
from doingwith.consent.tombstones import Tombstone
from doingwith.consent.uses import AgeBand, SaidBy, Use, Way
from doingwith_site.common.days import day_of, noon
from doingwith_site.consent.models import Agreement, AgreementStep, Competence, Withdrawal
from doingwith_site.programmes.models import Programme

__all__ = ["agreement_value", "store_agreement", "store_answers", "store_tombstone", "tombstone_values"]


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


def store_agreement(
    programme: Programme, identifier: str, value: agreements.Agreement, way: Way
) -> Agreement:
    """An agreement with everything that was said, as rows. No code opens it."""
    row = Agreement.objects.create(
        programme=programme,
        identifier=identifier,
        age_band="" if value.age is AgeBand.NOT_SAID else value.age.value,
    )
    store_answers(row, value.answers, way)
    if value.understands is not None:
        Competence.objects.create(agreement=row, understands=value.understands, at=timezone.now())
    return row


def store_answers(row: Agreement, answers: Iterable[agreements.Answer], way: Way) -> None:
    """These answers after those that are there."""
    last = row.steps.aggregate(last=Max("number"))["last"] or 0
    AgreementStep.objects.bulk_create(
        AgreementStep(
            agreement=row, number=number, use=answer.use, agrees=answer.agrees,
            said_by=answer.said_by, way=way, at=noon(answer.on),
        )
        for number, answer in enumerate(answers, start=last + 1)
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
