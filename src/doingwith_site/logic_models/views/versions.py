"""Beginning a logic model, freezing a version, and drawing a new one from a frozen one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.actions.versions import begin_model, draw_new_version, freeze_version
from doingwith_site.logic_models.forms.versions import FreezeForm, NewModelForm, NewVersionForm
from doingwith_site.logic_models.navigation import Board, open_board_for
from doingwith_site.logic_models.presenters.drawing import DrawingPage
from doingwith_site.logic_models.presenters.pages import FormPage
from doingwith_site.logic_models.rules import check_can_begin
from doingwith_site.logic_models.views.keeping import frozen
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.projects.forms.boxes import show_again

__all__ = ["begin", "freeze", "new_version"]

BEGIN_LEAD = "It starts with empty columns. You fill them card by card, together with those it is about."
FREEZE_LEAD = "From then on it stays as it is, and can be compared with what comes later."
NEW_LEAD = "It begins as a copy. Cards and links keep their names, so that the two can be compared."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def begin(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Ask whose model it is, what it is called and when it is drawn; then open its empty columns."""
    membership = membership_for(request.user, programme)
    check_can_begin(membership)
    frame = ProgrammeFrame(membership=membership, current="Logic models")
    here = reverse("logic_models:index", args=[programme])
    projects = membership.programme.projects.all()
    form = NewModelForm(
        request.POST or None,
        projects=[(row.identifier, row.title) for row in projects],
        may_draw=frame.may(Permission.DRAW_LOGIC_MODEL),
        may_draw_own=frame.may(Permission.DRAW_PROGRAMME_MODEL),
        project=request.GET.get("project", ""),
    )
    if form.is_valid():
        row = begin_model(
            by=request.user,
            programme=membership.programme,
            project=projects.get(identifier=form.whose) if form.of_project else None,
            title=form.cleaned_data["title"],
            kind=form.drawn,
        )
        messages.success(request, "The logic model is begun. Add the first card.")
        return redirect("logic_models:outline", programme, row.model.identifier, row.number)
    page = FormPage(title="Begin a logic model", lead=BEGIN_LEAD, keep="Begin it", back=here)
    return render(request, "logic_models/begin.html", {"frame": frame, "form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def freeze(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Show what can be seen to be missing, ask who was in the room and why, and settle the version."""
    board = open_board_for(request.user, programme, model, drawing)
    if board.row.is_frozen:
        return frozen(request, board)
    before = {"people": "\n".join(board.version.people), "reason": board.version.reason}
    form = FreezeForm(request.POST or None, seen=board.step, before=before)
    if form.is_valid() and settled(request, board, form):
        return redirect(board.url)
    if form.is_bound:
        show_again(form, request.POST, seen=board.step)
    page = FormPage(
        title=f"Freeze version {board.row.number}",
        lead=FREEZE_LEAD,
        keep="Freeze it",
        back=board.outline_url,
        back_words="Go back to the drawing",
    )
    context = {
        "frame": board.frame, "board": board, "form": form, "page": page, "drawn": DrawingPage(board=board),
    }  # fmt: skip
    return render(request, "logic_models/freeze.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_version(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Ask when and why the model is drawn anew, and open a copy of the frozen version."""
    board = open_board_for(request.user, programme, model, drawing)
    form = NewVersionForm(request.POST or None)
    if form.is_valid():
        row = drawn_anew(request, board, form)
        if row is not None:
            return redirect("logic_models:outline", programme, model, row)
    page = FormPage(
        title="Draw a new version",
        lead=f"From version {board.row.number}. {NEW_LEAD}",
        keep="Draw it",
        back=board.url,
        back_words="Go back to the frozen version",
    )
    context = {"frame": board.frame, "board": board, "form": form, "page": page}
    return render(request, "logic_models/form_page.html", context)


def settled(request: AuthenticatedHttpRequest, board: Board, form: FreezeForm) -> bool:
    """Whether the version is frozen now. When it is not, the form says why."""
    found = form.cleaned_data
    try:
        freeze_version(
            by=request.user, row=board.row, seen=found["seen"], people=form.room, reason=found["reason"]
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, f"Version {board.row.number} is frozen. It stays as it is from now on.")
    return True


def drawn_anew(request: AuthenticatedHttpRequest, board: Board, form: NewVersionForm) -> int | None:
    """The number of the new version. When there is none, the form says why."""
    reason = form.cleaned_data["reason"]
    try:
        row = draw_new_version(
            by=request.user, row=board.row, kind=form.drawn, reason=reason, people=form.room
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, f"Version {row.number} is a copy of version {board.row.number}. Change it now.")
    return row.number
