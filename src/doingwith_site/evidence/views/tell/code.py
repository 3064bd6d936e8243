"""The door: a code typed, and nothing else."""

from dataclasses import replace
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doingwith_site.common.errors import Refused
from doingwith_site.common.tries import count_wrong_code, too_many_wrong_codes
from doingwith_site.consent.actions import use_code
from doingwith_site.consent.codes import written_well
from doingwith_site.consent.guests.doors import ask_for_code, code_unknown
from doingwith_site.consent.queries import agreement_for_code, withdrawal_for_code
from doingwith_site.evidence.queries import open_telling_for
from doingwith_site.evidence.views.tell.carried import Carried, carried_in
from doingwith_site.evidence.views.tell.shared import show
from doingwith_site.evidence.visits import TellerRequest, for_tellers

__all__ = ["code", "receipt_link"]


@require_http_methods(["GET", "HEAD", "POST"])
@for_tellers
def code(request: TellerRequest) -> HttpResponse:
    """Ask for a code: one from a poster leads to its telling, a person's own to what they told."""
    if request.method != "POST" and "unknown" in request.GET and not too_many_wrong_codes(request):
        return code_unknown(request, show)
    carried = carried_in(request, request.POST.get("carried_to", ""))
    shown = carried if carried.address else None
    return ask_for_code(request, show, partial(way_in, carried=carried), carried=shown)


def check_carried(code: str, carried: Carried) -> None:
    """Raises Refused when what is carried cannot go on with this code, though it is a good one."""
    if carried.is_worry and withdrawal_for_code(code):
        raise Refused(_("What this code opened was taken back. Type the code on the poster."))
    if carried.address and not carried.is_worry and open_telling_for(code):
        raise Refused(_("This code is the one on the poster. Type your own code, the longer one."))


@require_safe
@for_tellers
def receipt_link(request: TellerRequest, code: str) -> HttpResponse:
    """Open what a scanned or followed code leads to; the code does not stay in the address.

    Nor does one that leads nowhere: it may be somebody's own but for a letter.
    """
    if too_many_wrong_codes(request):
        return redirect("evidence:code")
    return way_in(request, written_well(code)) or redirect(f"{reverse('evidence:code')}?unknown=1")


def way_in(request: TellerRequest, code: str, carried: Carried | None = None) -> HttpResponse | None:
    """Where the code leads; None, and one try is counted, when it leads nowhere."""
    if carried:
        check_carried(code, carried)
    keep = request.visit.forgotten()
    if telling := open_telling_for(code):
        if carried and carried.is_worry:
            request.visit = replace(keep, code=telling.code)
            return carried.goes_on()
        return redirect("evidence:telling", code)
    if agreement := agreement_for_code(code):
        use_code(agreement=agreement)
        request.visit = replace(keep, agreement=agreement.pk)
        return carried.goes_on() if carried and carried.address else redirect("evidence:receipt")
    if withdrawal := withdrawal_for_code(code):
        request.visit = replace(keep, withdrawal=withdrawal.pk)
        return redirect("evidence:taken_back")
    count_wrong_code(request)
    return None
