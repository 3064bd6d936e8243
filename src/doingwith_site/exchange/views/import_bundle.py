"""Where a bundle is given: for a new programme, or into one that is there."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.exchange.bundle.check import BundleRefused
from doingwith_site.exchange.actions import prepare_import
from doingwith_site.exchange.forms import BundleForm
from doingwith_site.exchange.presenters import ImportPage
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["import_bundle"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def import_bundle(request: AuthenticatedHttpRequest, programme: str = "") -> HttpResponse:
    """Check the file that was given; everything wrong in it is listed, or a preview follows."""
    membership = membership_for(request.user, programme) if programme else None
    if membership:
        check_can(membership, Permission.IMPORT_BUNDLE)
    sent = request.method == "POST"
    form = BundleForm(request.POST, request.FILES) if sent else BundleForm()
    if sent and form.is_valid():
        into = membership.programme if membership else None
        try:
            record, files = form.taken()
            pending = prepare_import(by=request.user, record=record, into=into, files=files)
            return redirect("exchange:preview", pending.token)
        except BundleRefused as refused:
            form.refuse(refused.problems)
    page = ImportPage(membership=membership, problems=form.problems)
    return render(request, "exchange/import.html", {"page": page, "frame": page.frame, "form": form})
