"""What may be done with words now. Every door out asks here, and here the library is asked."""

from doingwith.consent import agreements
from doingwith.consent.uses import SaidBy, Use
from doingwith_site.common.errors import Refused
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.records import agreement_value

__all__ = [
    "TAKEN_BACK",
    "agreed_uses",
    "allowed_uses",
    "check_may_get_code",
    "check_not_withdrawn",
    "check_use",
    "is_allowed",
    "last_answers",
    "may_get_code",
    "needs_guardian",
]

TAKEN_BACK = "These words were taken back by the person who told them."


def allowed_uses(agreement: Agreement) -> frozenset[Use]:
    """The uses that may be made now."""
    return agreements.allowed_uses(agreement_value(agreement))


def agreed_uses(agreement: Agreement) -> frozenset[Use]:
    """The uses that were agreed to, also while the account is held."""
    return agreements.agreed_uses(agreement_value(agreement))


def last_answers(agreement: Agreement, said_by: SaidBy) -> dict[Use, bool]:
    """What this voice said last to each use that it was asked about."""
    return agreements.last_answers(agreement_value(agreement), said_by)


def needs_guardian(agreement: Agreement) -> bool:
    """Whether a guardian must say yes too."""
    return agreements.needs_guardian(agreement_value(agreement))


def is_allowed(agreement: Agreement, use: Use) -> bool:
    """Whether this use may be made now."""
    return agreements.may_use(agreement_value(agreement), use)


def check_use(agreement: Agreement, use: Use) -> None:
    """Refused with a sentence when the use may not be made now."""
    if not is_allowed(agreement, use):
        raise Refused("The person who told this has not agreed to that use, so it was not done.")


def may_get_code(agreement: Agreement) -> bool:
    """Whether somebody else may make its teller's code: they have none, and let the team have their words.

    It came without one, as with a bundle; or the one that was handed out has opened nothing, so it was lost.
    """
    lost = agreement.code_given_at is not None and agreement.code_used_at is None
    return (not agreement.code_hash or lost) and Use.PROJECT_TEAM in agreed_uses(agreement)


def check_may_get_code(agreement: Agreement) -> None:
    """Refused when its teller has a code of their own, or does not let the team have what they told."""
    if Use.PROJECT_TEAM not in agreed_uses(agreement):
        raise Refused(
            "The person who told this has not agreed that the people working on the project read it. With a "
            "code somebody could, so none can be made."
        )
    if not may_get_code(agreement):
        raise Refused(
            "The person who told this has a code of their own. Nobody else can make another one: it would "
            "lock them out and let somebody else in."
        )


def check_not_withdrawn(agreement: Agreement) -> None:
    """Refused with a sentence when the words were taken back."""
    if agreement.withdrawn_at:
        raise Refused(TAKEN_BACK)
