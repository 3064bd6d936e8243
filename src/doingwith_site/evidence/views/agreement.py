"""What was agreed to for one account, and what staff write down of it: a guardian's yes, competence."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.consent.uses import AgeBand, GuardianKind, SaidBy, Use, Way
from doingwith_site.consent.actions import answer_uses, judge_competence, say_age
from doingwith_site.consent.rules import last_answers
from doingwith_site.evidence.forms.agreement import CompetenceForm, GuardianYesForm, TellerYesForm
from doingwith_site.evidence.models import Account
from doingwith_site.evidence.presenters.accounts import AgreementPage
from doingwith_site.evidence.queries import any_account_in
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["agreement"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agreement(request: AuthenticatedHttpRequest, programme: str, account: str) -> HttpResponse:
    """Show each yes and no; write down what a guardian said, or whether a young person understands."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ENTER_ACCOUNT)
    row = any_account_in(membership.programme, account)
    said = last_answers(row.agreement, SaidBy.TELLER)
    uses = [use for use, agrees in said.items() if agrees]
    about = request.POST.get("about")
    guardian = GuardianYesForm(request.POST if about == "guardian" else None, uses=uses)
    competence = CompetenceForm(request.POST if about == "competence" else None)
    teller = None if row.agreement.code_hash else TellerYesForm(request.POST if about == "teller" else None)
    if teller is not None and teller.is_valid():
        keep_teller(request.user, row, teller)
    elif guardian.is_valid():
        keep_guardian(request.user, row, guardian, uses)
    elif competence.is_valid():
        found = competence.cleaned_data
        judge_competence(
            by=request.user,
            agreement=row.agreement,
            understands=found["understands"] == "yes",
            how=found["how"],
        )
    if any(form is not None and form.is_valid() for form in (teller, guardian, competence)):
        messages.success(request, "It is written down.")
        return redirect("evidence:agreement", programme, account)
    frame = ProgrammeFrame(membership=membership, current="Accounts")
    page = AgreementPage(frame=frame, account=row)
    context = {"frame": frame, "page": page, "guardian": guardian, "competence": competence, "teller": teller}
    return render(request, "evidence/agreement.html", context)


def keep_teller(by: User, account: Account, form: TellerYesForm) -> None:
    """Each answer of a teller who has no code to answer with."""
    found = form.cleaned_data
    answer_uses(
        by=by,
        agreement=account.agreement,
        answers={use: use in found["teller_yes"] for use in Use},
        said_by=SaidBy.TELLER,
        way=Way(found["teller_way"]),
    )


def keep_guardian(by: User, account: Account, form: GuardianYesForm, uses: list[Use]) -> None:
    """Who the guardian is, and each of their answers."""
    found = form.cleaned_data
    agreement = account.agreement
    say_age(
        by=by,
        agreement=agreement,
        band=AgeBand(agreement.age_band or AgeBand.NOT_SAID),
        guardian=GuardianKind(found["guardian"]),
    )
    answer_uses(
        by=by,
        agreement=agreement,
        answers={use: use in found["yes_to"] for use in uses},
        said_by=SaidBy.GUARDIAN,
        way=Way(found["way"]),
    )
