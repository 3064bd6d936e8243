"""The only file that knows both an agreement's rows and the library's value."""

from doingwith.consent import agreements
from doingwith.consent.uses import AgeBand, SaidBy, Use
from doingwith_site.consent.models import Agreement

__all__ = ["agreement_value"]


def agreement_value(row: Agreement) -> agreements.Agreement:
    """What decides about an account, from its rows. A use that is not known any more is left out."""
    judged = list(row.competences.all())
    return agreements.Agreement(
        answers=tuple(
            agreements.Answer(
                use=Use(step.use),
                agrees=step.agrees,
                said_by=SaidBy(step.said_by),
                on=step.at.date(),
            )
            for step in row.steps.all()
            if step.use in set(Use)
        ),
        age=AgeBand(row.age_band or AgeBand.NOT_SAID),
        understands=judged[-1].understands if judged else None,
        is_held=row.held_since is not None,
        is_withdrawn=row.withdrawn_at is not None,
    )
