"""From here a programme leaves as a bundle."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from doingwith_site.common.files import file_answer
from doingwith_site.exchange.actions import export_bundle
from doingwith_site.exchange.forms import EXPORT_USES, ExportForm
from doingwith_site.exchange.presenters import ExportPage
from doingwith_site.exchange.queries import accounts_allowing, told_accounts
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["download", "export"]


@require_safe
@signed_in
def export(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Say what would leave, and offer it."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.EXPORT_BUNDLE)
    return offer(request, membership, ExportForm())


def offer(request: AuthenticatedHttpRequest, membership: Membership, form: ExportForm) -> HttpResponse:
    """The page, with what each use would hold back."""
    found = membership.programme
    page = ExportPage(
        membership=membership,
        projects=found.projects.count(),
        cases=found.cases.count(),
        accounts=told_accounts(found).count(),
        allowing=accounts_allowing(found, EXPORT_USES),
    )
    return render(request, "exchange/export.html", {"page": page, "frame": page.frame, "form": form})


@require_POST
@signed_in
def download(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The zip file. It is asked for by POST because that it left is recorded."""
    membership = membership_for(request.user, programme)
    form, found = ExportForm(request.POST), membership.programme
    check_can(membership, Permission.EXPORT_BUNDLE)
    if not form.is_valid():
        return offer(request, membership, form)
    with_files = not form.cleaned_data["without_files"]
    bundle = export_bundle(by=request.user, programme=found, use=form.chosen, with_files=with_files)
    return file_answer(bundle, name=f"{found.identifier}.zip", media_type="application/zip")
