"""What may be asked and added, and until when."""

from django.utils.translation import gettext as _

from doingwith.consent.uses import Use
from doingwith.evidence.accounts import Provenance
from doingwith_site.common.errors import Refused
from doingwith_site.consent.queries import safeguarding_leads
from doingwith_site.consent.rules import check_not_withdrawn
from doingwith_site.evidence.models import Account, AccountPart, Telling
from doingwith_site.evidence.uploads.sniffing import UploadRefused
from doingwith_site.people.roles import SafeguardingLead
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.rules import NEEDED, Needed

__all__ = [
    "MOST_PARTS",
    "NEEDS_LEAD",
    "check_can_add",
    "check_can_write_beside",
    "check_says_why",
    "check_is_looked_after",
    "check_open",
    "is_asking",
    "may_write_beside",
    "uses_fit",
]

MOST_PARTS = 40
TELLER = Provenance().typed_by
NEEDS_LEAD = (
    "Nobody looks after people's safety in this programme yet. Add a safeguarding lead before you ask people "
    "to tell: on the page “People”, a programme lead chooses “Add a person”."
)


def check_is_looked_after(programme: Programme) -> None:
    """Refused when the programme has nobody who reads what people are worried about."""
    if not safeguarding_leads(programme):
        raise Refused(NEEDS_LEAD)


def is_asking(programme: Programme) -> bool:
    """Whether people are asked to tell, so that somebody must read what they are worried about."""
    return programme.tellings.filter(closed_at=None).exists()


NEEDED[SafeguardingLead] = Needed(
    when=is_asking, why=", and people are asked to tell", instead=", or close every telling"
)


def check_open(telling: Telling) -> None:
    """Refused when the telling is closed."""
    if telling.closed_at:
        raise Refused("This is closed. Nobody is asked to tell here any more.")


def check_can_add(account: Account) -> None:
    """Refused when the words were taken back; UploadRefused when the account has very many parts."""
    check_not_withdrawn(account.agreement)
    if account.parts.count() >= MOST_PARTS:
        raise UploadRefused(
            _("You have added %(most)s things. Remove one before you add another.") % {"most": MOST_PARTS}
        )


def may_write_beside(part: AccountPart) -> bool:
    """Whether nobody has written beside it yet, or somebody who typed for its teller."""
    return not part.text or part.text_by_id is not None or part.account.typed_by not in {"", TELLER}


def check_can_write_beside(part: AccountPart) -> None:
    """Refused when the teller wrote the words beside it: only they change what they wrote."""
    if not may_write_beside(part):
        raise Refused("Its teller wrote these words. Only they can change them.")


def check_says_why(reason: str) -> None:
    """Refused when words are to be typed again and nobody says why."""
    if not reason:
        raise Refused("There are words beside it already. Say why you type them again.")


def uses_fit(uses: frozenset[Use]) -> bool:
    """Whether the uses go together: nobody can quote what nobody may read."""
    return not uses or Use.PROJECT_TEAM in uses
