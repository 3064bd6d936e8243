"""Who asks, why, and what can change: before the first question."""

from dataclasses import replace
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doingwith_site.common.tries import count_wrong_code, too_many_wrong_codes
from doingwith_site.consent.codes import new_seed
from doingwith_site.consent.guests.doors import code_unknown, tried_too_often
from doingwith_site.consent.queries import open_agreement
from doingwith_site.evidence.actions.accounts import begin_account
from doingwith_site.evidence.models import Account, Telling
from doingwith_site.evidence.presenters.telling import TellingPage
from doingwith_site.evidence.queries import account_of, open_telling_for
from doingwith_site.evidence.views.tell.shared import show
from doingwith_site.evidence.visits import TellerRequest, Visit, for_tellers

__all__ = ["telling"]

PRESSED_TWICE = timedelta(minutes=1)


@require_http_methods(["GET", "HEAD", "POST"])
@for_tellers
def telling(request: TellerRequest, code: str) -> HttpResponse:
    """Say who asks and what for; then give whoever wants to tell a code of their own."""
    if code.upper() != request.visit.code and too_many_wrong_codes(request):
        return tried_too_often(request, show, code)
    row = open_telling_for(code.upper())
    if row is None:
        count_wrong_code(request)
        return code_unknown(request, show, code)
    language = request.visit.language or row.languages[0]
    if is_told(request.visit):
        request.visit = replace(request.visit, agreement=0, seed="")
    request.visit = replace(request.visit, code=row.code, language=language)
    if request.method == "POST":
        begin(request, row)
        return redirect("evidence:my_code")
    page = TellingPage(telling=row, language=request.visit.language, easy=request.visit.easy)
    return show(request, "telling", {"page": page})


def begin(request: TellerRequest, row: Telling) -> None:
    """A new account, unless this browser has just begun one here: a button pressed twice begins one.

    On a shared tablet the next person must get a code of their own: nothing that anybody told in is given on.
    """
    begun = open_agreement(request.visit.agreement)
    if begun is not None and request.visit.seed and is_untouched(account_of(begun), row):
        return
    seed = new_seed()
    account = begin_account(by=None, telling=row, seed=seed, language=request.visit.language)
    request.visit = replace(
        request.visit, agreement=account.agreement_id, seed=seed, withdrawal=0, grown_up=0
    )


def is_told(visit: Visit) -> bool:
    """Whether the account that is open here was told to its end: who comes from a poster now is another."""
    begun = open_agreement(visit.agreement)
    return begun is not None and account_of(begun).told_at is not None


def is_untouched(account: Account, telling: Telling) -> bool:
    """Whether the account was begun here a moment ago and nothing was told in it yet.

    One that has stood for longer may be of somebody who wrote its code down and was called away.
    """
    is_new = account.started_at > timezone.now() - PRESSED_TWICE
    is_empty = account.told_at is None and not account.parts.exists()
    return is_new and is_empty and account.telling_id == telling.pk
