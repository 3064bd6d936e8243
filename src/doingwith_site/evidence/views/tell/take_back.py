"""Taking all of it back, and the list of what was done."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from doingwith.consent.uses import Way
from doingwith_site.consent.queries import uses_of, withdrawal_of
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Account
from doingwith_site.evidence.presenters.taken_back import TakenBackPage
from doingwith_site.evidence.views.tell.shared import show, with_account
from doingwith_site.evidence.visits import TellerRequest, for_tellers

__all__ = ["take_back", "taken_back"]


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def take_back(request: TellerRequest, account: Account) -> HttpResponse:
    """Say what will happen, and do it. No reason is asked."""
    if request.method == "POST":
        withdrawal = withdraw(by=None, agreement=account.agreement, way=Way.PAGE)
        request.visit = replace(request.visit.forgotten(), withdrawal=withdrawal.pk)
        return redirect("evidence:taken_back")
    left = any(use.published for use in uses_of(account.agreement))
    return show(request, "take_back", {"account": account, "something_left": left})


@require_safe
@for_tellers
def taken_back(request: TellerRequest) -> HttpResponse:
    """Show the finished list: what was removed, what was marked, what cannot be called back."""
    withdrawal = withdrawal_of(request.visit.withdrawal)
    if withdrawal is None:
        return redirect("evidence:code")
    return show(request, "taken_back", {"page": TakenBackPage(withdrawal=withdrawal)})
