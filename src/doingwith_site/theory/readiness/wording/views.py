"""The conditions of the newest theory as they are put to people, and the page on which one is worded."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from doingwith.theory.condition_words import inherited_words
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.theory.readiness.rules import check_theory_to_word, theory_to_rate
from doingwith_site.theory.readiness.wording import actions
from doingwith_site.theory.readiness.wording.forms import ConditionWordsForm
from doingwith_site.theory.readiness.wording.presenters import ConditionPage, ConditionsPage
from doingwith_site.theory.readiness.wording.queries import clause_in, written_of
from doingwith_site.theory.records import theory_values

__all__ = ["conditions", "word_condition"]


@require_safe
@signed_in
def conditions(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Each condition of the newest theory, with its plain words, Easy Read and other languages."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.VIEW_PROGRAMME)
    versions = theory_values(membership.programme)
    frame = ProgrammeFrame(membership=membership, current="Theory of change")
    page = ConditionsPage(
        frame=frame,
        theory=theory_to_rate(versions),
        versions=versions,
        may_word=frame.may(Permission.BEGIN_READINESS_ROUND),
    )
    return render(request, "theory/conditions.html", {"frame": frame, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def word_condition(request: AuthenticatedHttpRequest, programme: str, condition: str) -> HttpResponse:
    """Write plain words, Easy Read and each language's text for one condition."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.BEGIN_READINESS_ROUND)
    versions = theory_values(membership.programme)
    theory = check_theory_to_word(versions)
    asked = clause_in(theory, condition)
    now = [one for one in inherited_words(theory, versions) if one.clause == asked.id]
    form = ConditionWordsForm(request.POST or None, now=now, seen=written_of(versions, asked))
    page = ConditionPage(clause=asked, versions=versions)
    if form.is_valid():
        try:
            actions.word_condition(
                by=request.user,
                programme=membership.programme,
                clause=asked.id,
                seen=form.cleaned_data["seen"],
                words=form.words,
            )
        except actions.WordsChanged as changed:
            show_again(form, request.POST, seen=changed.seen)
            page = replace(page, meanwhile=changed.latest)
        else:
            messages.success(request, "The words are kept. Questions that are opened from now on use them.")
            return redirect("theory:conditions", programme)
    frame = ProgrammeFrame(membership=membership, current="Theory of change")
    context = {"frame": frame, "page": page, "form": form}
    return render(request, "theory/word_condition.html", context, status=409 if page.meanwhile else 200)
