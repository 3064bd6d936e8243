"""Moving a project on the Double Diamond."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.actions import move_project
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.projects.forms.move import MoveForm
from doingwith_site.projects.models import Project
from doingwith_site.projects.presenters.move import MovePage, moved_sentence
from doingwith_site.projects.queries import project_in
from doingwith_site.projects.records import project_value

__all__ = ["move"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def move(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Offer the moves that the project may make now, and record the one that was made."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.MOVE_PROJECT)
    row = project_in(membership.programme, project)
    value = project_value(row)
    form = MoveForm(request.POST or None, path=value.path)
    if form.repeats_last_step or (form.is_valid() and moved(request, row, form)):
        messages.success(request, moved_sentence(row.title, form.asked_move))
        return redirect("projects:project", programme, project)
    if form.is_bound:
        show_again(form, request.POST, steps_before=len(value.path))
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = MovePage(row=row, value=value)
    return render(request, "projects/move.html", {"frame": frame, "form": form, "page": page})


def moved(request: AuthenticatedHttpRequest, row: Project, form: MoveForm) -> bool:
    """Whether the move was made. When it was refused, the form says why."""
    try:
        move_project(by=request.user, project=row, move=form.asked_move, on=form.cleaned_data["on"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True
