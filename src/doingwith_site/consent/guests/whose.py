"""Whose a form is: phones are shared, and a page may stay open while the visit becomes another's."""

import re
from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from doingwith_site.common.tries import count_wrong_code, too_many_wrong_codes
from doingwith_site.consent.codes import written_well
from doingwith_site.consent.guests.doors import Show
from doingwith_site.consent.guests.forms import GuestCodeForm
from doingwith_site.consent.guests.sentences import FORGOTTEN, TOO_MANY, UNKNOWN
from doingwith_site.consent.guests.visits import GuestRequest, GuestVisit, seeded, with_code

__all__ = ["ask_whose", "is_anothers", "sent_by_another", "whose_of", "whose_sent"]

WHOSE = 16
"""So much of what is stored of a code says in a form whose it is, and is too little to be used as one."""


def whose_of(visit: GuestVisit) -> str:
    """What a form says of whose it is: the visit goes, or becomes another's, while a page stays open."""
    return with_code(visit).guest[:WHOSE]


def whose_sent(request: HttpRequest) -> str:
    """Whose the form that was sent says it is; empty when it says nothing that ``whose_of`` could say."""
    sent = request.POST.get("whose", "")
    return sent if re.fullmatch(f"[0-9a-f]{{{WHOSE}}}", sent) else ""


def is_anothers(request: GuestRequest) -> bool:
    """Whether what was sent was written in a page of somebody else than the visit is of now."""
    return bool(whose_sent(request)) and whose_sent(request) != whose_of(request.visit)


def sent_by_another(
    request: GuestRequest, *, place: str, has_sent: Callable[[str], bool], guest_of: Callable[[str], str]
) -> str:
    """Why what was sent at this ``place`` is not to be kept: it is of somebody else than the visit, and they
    gave no code of their own. Empty when it can be kept, under the visit as it is then.

    ``has_sent`` says whether anything of theirs is kept already; when not, they get a visit of their own.
    ``guest_of`` finds what is stored of a code.
    """
    whose = whose_sent(request)
    if not is_anothers(request):
        return ""
    if not has_sent(whose):
        request.visit = seeded(replace(request.visit.forgotten(), code=place))
        return ""
    typed = request.POST.get("own_code", "")
    if not typed.strip():
        return str(FORGOTTEN)
    if too_many_wrong_codes(request):
        return str(TOO_MANY)
    guest = guest_of(written_well(typed))
    if not guest.startswith(whose):
        count_wrong_code(request)
        return str(UNKNOWN)
    request.visit = replace(request.visit.forgotten(), guest=guest, code=place)
    return ""


def ask_whose(request: GuestRequest, show: Show) -> HttpResponse:
    """The door, which says why the own code is asked for once more before anything is done."""
    return show(request, "door", {"form": GuestCodeForm(), "why": FORGOTTEN}, status=409)
