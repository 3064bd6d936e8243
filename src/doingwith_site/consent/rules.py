"""What may be done with words now. Every door out asks here, and here the library is asked."""

from doingwith.consent import agreements
from doingwith.consent.uses import SaidBy, Use
from doingwith_site.common.errors import Refused
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.records import agreement_value

__all__ = [
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
    """Whether somebody else may make its teller's code: it came without one, as with a bundle."""
    return not agreement.code_hash or agreement.code_given_at is not None


def check_may_get_code(agreement: Agreement) -> None:
    """Refused when its teller has a code of their own: another one would lock them out."""
    if not may_get_code(agreement):
        raise Refused(
            "The person who told this has a code of their own. Nobody else can make another one: it would "
            "lock them out and let somebody else in."
        )


def check_not_withdrawn(agreement: Agreement) -> None:
    """Refused with a sentence when the words were taken back."""
    if agreement.withdrawn_at:
        raise Refused("These words were taken back by the person who told them.")
