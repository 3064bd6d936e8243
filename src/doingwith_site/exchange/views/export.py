"""From here a programme leaves as a bundle."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from doingwith_site.exchange.actions import export_bundle
from doingwith_site.exchange.presenters import ExportPage
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["download", "export"]


@require_safe
@signed_in
def export(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Say what would leave, and offer it."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.EXPORT_BUNDLE)
    page = ExportPage(
        membership=membership,
        projects=membership.programme.projects.count(),
        cases=membership.programme.cases.count(),
    )
    return render(request, "exchange/export.html", {"page": page, "frame": page.frame})


@require_POST
@signed_in
def download(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The zip file. It is asked for by POST because that it left is recorded."""
    found = membership_for(request.user, programme).programme
    bundle = export_bundle(by=request.user, programme=found)
    return HttpResponse(
        bundle,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{found.identifier}.zip"'},
    )
