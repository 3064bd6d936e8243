"""What may be done with words now. Every door out asks here."""

from doingwith_site.common.errors import Refused
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.uses import AgeBand, SaidBy, Use

__all__ = ["allowed_uses", "check_not_withdrawn", "check_use", "is_allowed", "last_answers", "needs_guardian"]


def allowed_uses(agreement: Agreement) -> frozenset[Use]:
    """The uses that are allowed now: none while a concern is looked into or after withdrawal."""
    if agreement.held_since or agreement.withdrawn_at:
        return frozenset()
    return agreed_uses(agreement)


def agreed_uses(agreement: Agreement) -> frozenset[Use]:
    """The uses to which everybody who must say yes has said yes last.

    A child's no is a no, whatever a guardian says.
    """
    agreed = last_yes(agreement, SaidBy.TELLER)
    return agreed & last_yes(agreement, SaidBy.GUARDIAN) if needs_guardian(agreement) else agreed


def last_answers(agreement: Agreement, said_by: SaidBy) -> dict[Use, bool]:
    """What this voice last said to each use it was asked about."""
    steps = agreement.steps.all()
    return {Use(step.use): step.agrees for step in steps if step.said_by == said_by and step.use in set(Use)}


def last_yes(agreement: Agreement, said_by: SaidBy) -> frozenset[Use]:
    """The uses to which this voice last said yes."""
    return frozenset(use for use, agrees in last_answers(agreement, said_by).items() if agrees)


def needs_guardian(agreement: Agreement) -> bool:
    """Whether a guardian must say yes too: under 13, or when a young person was judged not to understand."""
    if agreement.age_band == AgeBand.UNDER_13:
        return True
    if agreement.age_band not in {AgeBand.FROM_13, AgeBand.FROM_16}:
        return False
    judgements = list(agreement.competences.all())
    return bool(judgements) and not judgements[-1].understands


def is_allowed(agreement: Agreement, use: Use) -> bool:
    """Whether this use may be made now."""
    return use in allowed_uses(agreement)


def check_use(agreement: Agreement, use: Use) -> None:
    """Refused with a sentence when the use may not be made now."""
    if not is_allowed(agreement, use):
        raise Refused("The person who told this has not agreed to that use, so it was not done.")


def check_not_withdrawn(agreement: Agreement) -> None:
    """Refused with a sentence when the words were taken back."""
    if agreement.withdrawn_at:
        raise Refused("These words were taken back by the person who told them.")
