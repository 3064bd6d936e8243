"""What an import would do, and the button that does it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import Refused
from doingwith_site.exchange.actions import confirm_import, plan_of
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.presenters import PreviewPage
from doingwith_site.exchange.queries import pending_import_for
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["preview"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview(request: AuthenticatedHttpRequest, token: str) -> HttpResponse:
    """Show what would change, and on a yes carry it out."""
    pending = pending_import_for(request.user, token)
    membership = _membership(request, pending)
    if request.method == "POST":
        return _confirm(request, pending)
    if pending.imported_into is not None:
        return redirect("home:programme", pending.imported_into.identifier)
    page = PreviewPage(membership=membership, plan=plan_of(pending))
    return render(request, "exchange/preview.html", {"page": page, "frame": page.frame})


def _membership(request: AuthenticatedHttpRequest, pending: PendingImport) -> Membership | None:
    if pending.programme is None:
        return None
    membership = membership_in(request.user, pending.programme)
    check_can(membership, Permission.IMPORT_BUNDLE)
    return membership


def _confirm(request: AuthenticatedHttpRequest, pending: PendingImport) -> HttpResponse:
    try:
        programme = confirm_import(by=request.user, pending=pending)
    except Refused as refused:
        messages.error(request, str(refused))
        if pending.programme is None:
            return redirect("exchange:import")
        return redirect("exchange:import_into", pending.programme.identifier)
    messages.success(request, "The bundle is imported.")
    return redirect("home:programme", programme.identifier)
