"""For whoever asks a side by a code: opening and closing the question, and reading what people added."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.theory.condition_words import conditions_of, inherited_words
from doingwith.theory.readiness import Side
from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.rules import check_can
from doingwith_site.theory.readiness import actions
from doingwith_site.theory.readiness.asking.actions import close_question as close
from doingwith_site.theory.readiness.asking.actions import open_question
from doingwith_site.theory.readiness.asking.forms import AskForm
from doingwith_site.theory.readiness.asking.presenters import AskPage
from doingwith_site.theory.readiness.desk import ReadinessDesk, desk_for
from doingwith_site.theory.readiness.page import round_name
from doingwith_site.theory.readiness.rules import check_has_conditions

__all__ = ["ask", "close_question"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: AuthenticatedHttpRequest, programme: str, project: str, side: str) -> HttpResponse:
    """Open a question to a side, show its code, and read what people added."""
    desk, own = asking_desk(request.user, programme, project, side)
    latest = desk.found.latest if desk.found else None
    if latest is None:
        raise Refused(actions.NO_ROUND)
    check_has_conditions(latest.theory)
    words = inherited_words(latest.theory, desk.theories)
    # Every box may stay empty, so that what was sent may be nothing at all.
    sent = request.POST if request.method == "POST" else None
    questions = [
        one for one in desk.questions if (one.round_number, one.side) == (latest.round.number, own.value)
    ]
    form = AskForm(
        sent,
        clauses=conditions_of(latest.theory),
        now=questions[-1].plain if questions else {},
        words={
            one.clause: one.plain for one in words if one.language == settings.LANGUAGE_CODE and one.plain
        },
    )
    if form.is_valid():
        opened = open_question(by=request.user, project=desk.project, side=own, plain=form.plain)
        messages.success(request, f"The question is open. Its code is {opened.code}.")
        return redirect(desk.address("ask", own.value))
    page = AskPage(
        desk=desk,
        side=own,
        round_name=round_name(latest),
        questions=questions,
        address=whole_address(request, questions[-1].code) if questions else "",
    )
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    return render(request, "theory/ask.html", context)


@require_POST
@signed_in
def close_question(
    request: AuthenticatedHttpRequest, programme: str, project: str, side: str
) -> HttpResponse:
    """Nobody can answer any more; what people said is shown, counted together."""
    desk, own = asking_desk(request.user, programme, project, side)
    close(by=request.user, project=desk.project, side=own)
    messages.success(request, "The question is closed. Whoever answered can still see it and take it back.")
    return redirect(desk.address("ask", own.value))


def asking_desk(person: User, programme: str, project: str, side: str) -> tuple[ReadinessDesk, Side]:
    """The project's readiness, for somebody who may ask a side that there is."""
    desk = desk_for(person, programme, project)
    check_can(desk.membership, Permission.BEGIN_READINESS_ROUND)
    if side not in set(Side):
        raise Http404
    return desk, Side(side)


def whole_address(request: HttpRequest, code: str) -> str:
    """Where the code leads."""
    return request.build_absolute_uri(reverse("ready:question", args=[code]))
