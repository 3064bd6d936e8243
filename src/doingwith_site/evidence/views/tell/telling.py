"""Who asks, why, and what can change: before the first question."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import NotYours
from doingwith_site.consent.codes import new_seed
from doingwith_site.consent.queries import open_agreement
from doingwith_site.evidence.actions import begin_account
from doingwith_site.evidence.models import Telling
from doingwith_site.evidence.presenters.telling import TellingPage
from doingwith_site.evidence.queries import account_of, open_telling_for
from doingwith_site.evidence.views.tell.shared import show
from doingwith_site.evidence.visits import TellerRequest, for_tellers

__all__ = ["telling"]


@require_http_methods(["GET", "HEAD", "POST"])
@for_tellers
def telling(request: TellerRequest, code: str) -> HttpResponse:
    """Say who asks and what for; then give whoever wants to tell a code of their own."""
    row = open_telling_for(code.upper())
    if row is None:
        raise NotYours
    language = request.visit.language or row.languages[0]
    request.visit = replace(request.visit, telling=row.code, language=language)
    if request.method == "POST":
        begin(request, row)
        return redirect("evidence:my_code")
    page = TellingPage(telling=row, language=request.visit.language, easy=request.visit.easy)
    return show(request, "telling", {"page": page})


def begin(request: TellerRequest, row: Telling) -> None:
    """A new account, unless this browser has just begun one here: a button pressed twice begins one."""
    begun = open_agreement(request.visit.agreement)
    if begun is not None and request.visit.seed and account_of(begun).telling_id == row.pk:
        return
    seed = new_seed()
    account = begin_account(by=None, telling=row, seed=seed, language=request.visit.language)
    request.visit = replace(request.visit, agreement=account.agreement_id, seed=seed, withdrawal=0)
