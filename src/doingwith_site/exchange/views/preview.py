"""What an import would do, and the button that does it."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import InConflict, Refused
from doingwith_site.exchange.actions import bringing_in_of, check_may_import, confirm_import, plan_of
from doingwith_site.exchange.bringing_in.plan import NotAmongTexts
from doingwith_site.exchange.bringing_in.presenters import BringingInPage
from doingwith_site.exchange.forms import PapersForm
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.presenters import PreviewPage
from doingwith_site.exchange.queries import pending_import_for
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.models import Membership

__all__ = ["preview"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview(request: AuthenticatedHttpRequest, token: str) -> HttpResponse:
    """Show what would change, and on a yes carry it out."""
    pending = pending_import_for(request.user, token)
    membership = check_may_import(request.user, pending)
    if request.method == "POST" and pending.imported_into is not None:
        return confirm(request, pending)
    if pending.imported_into is not None:
        return redirect("home:programme", pending.imported_into.identifier)
    if pending.other_software and membership is not None:
        return beside(request, pending, membership)
    if request.method == "POST":
        return confirm(request, pending)
    page = PreviewPage(membership=membership, plan=plan_of(pending))
    return render(request, "exchange/preview.html", {"page": page, "frame": page.frame})


def beside(request: AuthenticatedHttpRequest, pending: PendingImport, membership: Membership) -> HttpResponse:
    """A project of other software: which of its texts are somebody's words is asked with the yes.

    What it would do is worked out once: by whoever asks, or by whoever carries it out.
    """
    if request.method == "POST":
        with suppress(NotAmongTexts):
            return confirm(request, pending, papers=request.POST.getlist("papers"))
    page = BringingInPage(membership=membership, found=bringing_in_of(pending))
    form = PapersForm(request.POST if request.method == "POST" else None, texts=page.choices)
    return render(request, "exchange/beside.html", {"page": page, "frame": page.frame, "form": form})


def confirm(request: AuthenticatedHttpRequest, pending: PendingImport, **more: Any) -> HttpResponse:
    """Carry it out, and lead to the programme; back to where a file is given when that is refused."""
    brought = bool(pending.other_software)
    try:
        programme = confirm_import(by=request.user, pending=pending, **more)
    except (
        InConflict
    ):  # its sentences may quote people: the page works them out again, and nothing keeps them
        return redirect("exchange:preview", pending.token)
    except Refused as refused:
        messages.error(request, str(refused))
        if pending.programme is None:
            return redirect("exchange:import")
        again = "exchange:bring_in" if brought else "exchange:import_into"
        return redirect(again, pending.programme.identifier)
    messages.success(request, "The project is brought in." if brought else "The bundle is imported.")
    return redirect("home:programme", programme.identifier)
