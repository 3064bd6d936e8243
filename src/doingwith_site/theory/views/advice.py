"""Advice on the draft, and what became of it."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doingwith.theory import drafting
from doingwith.theory.theory import Advice
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.theory.actions import DraftChanged, change_draft, give_advice
from doingwith_site.theory.forms import AdviceForm, AnswerForm
from doingwith_site.theory.navigation import desk_for
from doingwith_site.theory.presenters import AdvicePage, AnswerPage

__all__ = ["advice", "answer"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def advice(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Ask for advice on the draft and keep it with the draft until somebody says what became of it."""
    desk = desk_for(request.user, programme, Permission.ADVISE_ON_THEORY)
    form = AdviceForm(request.POST or None)
    if form.is_valid():
        given = Advice(
            text=form.cleaned_data["text"], by=form.cleaned_data["by"], given_on=timezone.localdate()
        )
        give_advice(
            by=request.user, programme=desk.programme, change=partial(drafting.add_advice, advice=given)
        )
        messages.success(request, "The advice is kept. The new version will say what became of it.")
        return redirect(f"{desk.url}#advice")
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": AdvicePage()}
    return render(request, "theory/words.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer(request: AuthenticatedHttpRequest, programme: str, advice_number: int) -> HttpResponse:
    """Say what became of a piece of advice."""
    desk = desk_for(request.user, programme)
    if advice_number >= len(desk.draft.advice):
        raise Http404
    given = desk.draft.advice[advice_number]
    form = AnswerForm(request.POST or None, seen=desk.step.number, advice=given)
    page = AnswerPage(advice=given)
    if form.is_valid():
        became = form.cleaned_data["became"]
        try:
            change_draft(
                by=request.user,
                programme=desk.programme,
                seen=form.cleaned_data["seen"],
                verb="answer_advice",
                change=partial(drafting.answer_advice, number=advice_number, became=became),
                about=lambda draft: draft.advice[advice_number : advice_number + 1],
            )
        except DraftChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            page = AnswerPage(advice=given, meanwhile=changed.latest)
        else:
            messages.success(request, "What became of the advice is kept.")
            return redirect(f"{desk.url}#advice")
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    return render(request, "theory/words.html", context, status=409 if page.meanwhile else 200)
