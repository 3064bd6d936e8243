"""Where a worry goes: to the programme in whose page it was begun, whatever was opened on the phone since."""

from dataclasses import dataclass

from django.core import signing

from doingwith_site.consent.models import Agreement
from doingwith_site.evidence.models import Telling
from doingwith_site.evidence.queries import open_telling_for, programme_numbered, telling_numbered
from doingwith_site.evidence.visits import TellerRequest
from doingwith_site.programmes.models import Programme

__all__ = ["Where", "where_it_goes"]

SALT = "doingwith.worry"


@dataclass(frozen=True, kw_only=True)
class Where:
    """The programme whose person for safety reads it, and the telling that names whom to ring, if any."""

    programme: Programme
    telling: Telling | None

    @property
    def signed(self) -> str:
        """What the form says of it, which nobody else can make up."""
        return signing.dumps([self.programme.pk, self.telling.pk if self.telling else 0], salt=SALT)


def where_it_goes(request: TellerRequest, agreement: Agreement | None) -> Where | None:
    """Where the form says that it was begun; else the programme of what is open here; None: nobody knows."""
    if found := where_signed(request.POST.get("where", "")):
        return found
    telling = open_telling_for(request.visit.code)
    if agreement:
        is_of_it = telling is not None and telling.programme_id == agreement.programme_id
        return Where(
            programme=agreement.programme, telling=telling if is_of_it else agreement.account.telling
        )
    return Where(programme=telling.programme, telling=telling) if telling else None


def where_signed(sent: str) -> Where | None:
    """Where a form that we made says it goes; None when it says nothing, or something made up."""
    try:
        programme, telling = signing.loads(sent, salt=SALT)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    found = programme_numbered(programme)
    return Where(programme=found, telling=telling_numbered(telling)) if found else None
