"""Agreeing on a draft: it becomes the next version of the theory."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.theory.actions import agree_on_draft
from doingwith_site.theory.forms import AgreeForm
from doingwith_site.theory.navigation import Desk, desk_for
from doingwith_site.theory.presenters import AgreePage
from doingwith_site.theory.records import theory_values

__all__ = ["agree"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agree(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Show what is new in the draft, ask who agreed and why, and make it the next version."""
    desk = desk_for(request.user, programme)
    form = AgreeForm(request.POST or None, initial={"seen": desk.step.number})
    if form.is_valid() and agreed(request, desk, form):
        return redirect("analysis:theory", programme)
    if form.is_bound:
        show_again(form, request.POST, seen=desk.step.number)
    page = AgreePage(draft=desk.draft, versions=theory_values(desk.programme))
    return render(
        request, "theory/agree.html", {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    )


def agreed(request: AuthenticatedHttpRequest, desk: Desk, form: AgreeForm) -> bool:
    """Whether the draft became a version. When it did not, the form says why."""
    found = form.cleaned_data
    try:
        row = agree_on_draft(
            by=request.user,
            programme=desk.programme,
            seen=found["seen"],
            label=found["label"],
            authors=form.who,
            reason=found["reason"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request, f"“{row.label}” is now the newest version. The versions before stay as they are."
    )
    return True
