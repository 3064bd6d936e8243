"""Comparing readings that are in, agreeing factor by factor, and asking the project."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.cases.blinding import OPEN
from doingwith.programmes.factors import DomainRole
from doingwith_site.cases.actions.comparing import (
    answer_question,
    ask_question,
    finish_case,
    propose,
    reopen_case,
    speak,
)
from doingwith_site.cases.comparison import Comparison, comparison_of
from doingwith_site.cases.forms.comparing import AnswerForm, ProposalForm, QuestionForm, VoiceForm
from doingwith_site.cases.models import Case
from doingwith_site.cases.presenters.comparing import ComparePage
from doingwith_site.cases.presenters.passages import agreements_in
from doingwith_site.cases.presenters.reading import CaseLinks
from doingwith_site.cases.presenters.settling import SettlePage, question_row
from doingwith_site.cases.queries import case_in, factor_in, passages_for, questions_of
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Factor, Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["compare", "questions", "settle"]

Boxes = tuple[ProposalForm, VoiceForm, QuestionForm]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def compare(request: AuthenticatedHttpRequest, programme: str, case: str) -> HttpResponse:
    """All readings side by side; sending makes the case final, or opens it again."""
    membership = membership_for(request.user, programme)
    row = open_case_in(membership, case)
    refusal = ""
    if request.method == "POST":
        check_can(membership, Permission.READ_CASE)
        act = reopen_case if request.POST.get("act") == "reopen" else finish_case
        try:
            act(by=request.user, case=row)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(
                request, "The case is final." if act is finish_case else "The case is open again."
            )
            return redirect("cases:compare", programme, case)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = ComparePage(
        frame=frame, case=row, compared=comparison_of(row, passages_for(membership)), person=request.user
    )
    context = {"frame": frame, "page": page, "refusal": refusal}
    return render(request, "cases/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def settle(request: AuthenticatedHttpRequest, programme: str, case: str, factor: str) -> HttpResponse:
    """One factor: propose what should stand, answer a proposal, or ask the project."""
    membership = membership_for(request.user, programme)
    row = open_case_in(membership, case)
    asked = factor_in(membership.programme, factor)
    compared = comparison_of(row, passages_for(membership))
    boxes = boxes_for(request, asked, compared)
    refusal = ""
    if request.method == "POST":
        check_can(membership, Permission.READ_CASE)
        try:
            said = ACTS.get(request.POST.get("act", ""), nothing)(request, row, asked, boxes)
        except Refused as refused:
            said, refusal = "", str(refused)
        if said:
            messages.success(request, said)
            return redirect("cases:settle", programme, case, factor)
        compared = comparison_of(row, passages_for(membership))
    frame = ProgrammeFrame(membership=membership, current="Projects")
    each = next(each for each in compared.factors if each.factor == asked)
    page = SettlePage(frame=frame, case=row, readings=compared.readings, each=each, person=request.user)
    context = {"frame": frame, "page": page, "refusal": refusal}
    context |= {"proposal_form": boxes[0], "voice_form": boxes[1], "question_form": boxes[2]}
    shown = render(request, "cases/settle.html", context)
    tell_of_reading(request, agreements_in(page.passages))
    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def questions(request: AuthenticatedHttpRequest, programme: str, case: str) -> HttpResponse:
    """What the readers ask the project, and its answers."""
    membership = membership_for(request.user, programme)
    row = open_case_in(membership, case)
    form = AnswerForm(request.POST or None)
    refusal = ""
    if request.method == "POST":
        check_can(membership, Permission.ANSWER_QUESTION)
        if form.is_valid():
            try:
                answer_question(by=request.user, case=row, **form.cleaned_data)
            except Refused as refused:
                refusal = str(refused)
            else:
                messages.success(request, "Your answer is kept.")
                return redirect("cases:questions", programme, case)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    context = {
        "frame": frame,
        "case": row,
        "links": CaseLinks(programme=frame.identifier, case=row),
        "questions": [question_row(question) for question in questions_of(row)],
        "may_answer": frame.may(Permission.ANSWER_QUESTION),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "cases/questions.html", context)


def open_case_in(membership: Membership, identifier: str) -> Case:
    """The case, once its readings are open; before that there is nothing at this address."""
    case = case_in(membership.programme, identifier)
    if case.phase not in OPEN:
        raise NotYours
    return case


def boxes_for(request: AuthenticatedHttpRequest, factor: Factor, compared: Comparison) -> Boxes:
    """The three forms of the page; only the one that was sent is filled in."""
    each = next(each for each in compared.factors if each.factor == factor)
    number = each.proposal.number if each.proposal else 0

    def sent(act: str) -> object:
        return request.POST if request.POST.get("act") == act else None

    return (
        ProposalForm(sent("propose"), role=DomainRole(factor.domain.role)),
        VoiceForm(sent("speak"), initial={"number": number}),
        QuestionForm(sent("ask")),
    )


def proposed(request: AuthenticatedHttpRequest, case: Case, factor: Factor, boxes: Boxes) -> str:
    """Keeps a proposal; empty when its form is not filled in well."""
    if not boxes[0].is_valid():
        return ""
    propose(by=request.user, case=case, factor=factor, **boxes[0].values)
    return "Your proposal is kept. The other readers answer it now."


def spoken(request: AuthenticatedHttpRequest, case: Case, factor: Factor, boxes: Boxes) -> str:
    """Keeps an answer to a proposal; empty when its form is not filled in well."""
    if not boxes[1].is_valid():
        return ""
    said = boxes[1].cleaned_data
    speak(
        by=request.user,
        case=case,
        factor=factor,
        number=said["number"],
        agrees=said["agrees"] == "yes",
        reason=said["reason"],
    )
    return "Your answer is kept."


def asked_project(request: AuthenticatedHttpRequest, case: Case, factor: Factor, boxes: Boxes) -> str:
    """Keeps a question; empty when its form is not filled in well."""
    if not boxes[2].is_valid():
        return ""
    ask_question(by=request.user, case=case, factor=factor, text=boxes[2].cleaned_data["text"])
    return "Your question is kept. The people of the project answer it on the page of questions."


def nothing(request: AuthenticatedHttpRequest, case: Case, factor: Factor, boxes: Boxes) -> str:
    """No button that is known was pressed."""
    return ""


ACTS: dict[str, Callable[[AuthenticatedHttpRequest, Case, Factor, Boxes], str]] = {
    "propose": proposed,
    "speak": spoken,
    "ask": asked_project,
}
