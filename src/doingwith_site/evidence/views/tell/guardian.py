"""A grown-up's own yes beside a child's: asked on the child's phone, with nothing of the story open on it."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from doingwith.consent.uses import AgeBand, GuardianKind, SaidBy, Use, Way
from doingwith_site.consent.actions import answer_uses, say_age
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.queries import open_agreement
from doingwith_site.consent.rules import last_answers, needs_guardian
from doingwith_site.evidence.forms.teller import GuardianForm
from doingwith_site.evidence.views.tell.shared import (
    as_it_stands,
    ask_again,
    code_shown,
    is_of_another,
    show,
)
from doingwith_site.evidence.visits import TellerRequest, for_tellers

__all__ = ["guardian", "thank_you"]


@require_http_methods(["GET", "HEAD", "POST"])
@for_tellers
def guardian(request: TellerRequest) -> HttpResponse:
    """Let the child hand over, then ask the grown-up, who sees nothing of what was told.

    Only what the child said yes to is asked. From the hand-over on the child's code alone opens the story.
    An answer that was given in another child's page is kept for nobody.
    """
    agreement = open_agreement(request.visit.agreement or request.visit.grown_up)
    if agreement is None:
        return redirect("evidence:code")
    if is_of_another(request, agreement):
        return ask_again(request, is_other=True)
    if not needs_guardian(agreement):
        return redirect("evidence:receipt")
    if "hand_over" in request.POST:
        request.visit = replace(request.visit, agreement=0, seed="", grown_up=agreement.pk)
        return redirect("evidence:guardian")
    asked = [use for use, agrees in last_answers(agreement, SaidBy.TELLER).items() if agrees]
    form = guardian_form(request, agreement, asked)
    if as_it_stands(request, form).is_valid():
        keep(agreement, form, asked)
        request.visit = request.visit.forgotten()
        return redirect("evidence:thank_you")
    if request.visit.agreement and request.method != "POST":
        return show(request, "hand_over", {"asked": asked, "code": code_shown(request)})
    return show(request, "guardian", {"form": form, "asked": asked})


@require_safe
@for_tellers
def thank_you(request: TellerRequest) -> HttpResponse:
    """Thank the grown-up, and ask them to give the phone back."""
    return show(request, "thank_you", {})


def guardian_form(request: TellerRequest, agreement: Agreement, asked: list[Use]) -> GuardianForm:
    """The grown-up's answers, as sent now or as given before."""
    before = last_answers(agreement, SaidBy.GUARDIAN)
    initial = {"uses": [use for use, agrees in before.items() if agrees], "guardian": agreement.guardian_kind}
    return GuardianForm(request.POST or None, uses=asked, easy=request.visit.easy, initial=initial)


def keep(agreement: Agreement, form: GuardianForm, asked: list[Use]) -> None:
    """Who the grown-up is, and each of their answers."""
    found = form.cleaned_data
    say_age(
        by=None,
        agreement=agreement,
        band=AgeBand(agreement.age_band),
        guardian=GuardianKind(found["guardian"]),
    )
    answers = {Use(use): use in found["uses"] for use in asked}
    answer_uses(by=None, agreement=agreement, answers=answers, said_by=SaidBy.GUARDIAN, way=Way.PAGE)
