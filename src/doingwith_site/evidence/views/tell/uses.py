"""Who may use it: each use by itself, and how old the person is."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from doingwith.consent.uses import SaidBy, Use, Way
from doingwith_site.consent.actions import answer_uses, say_age
from doingwith_site.consent.rules import last_answers, needs_guardian
from doingwith_site.evidence.actions.accounts import describe_teller, finish_account
from doingwith_site.evidence.forms.teller import UsesForm
from doingwith_site.evidence.models import Account
from doingwith_site.evidence.views.tell.shared import as_it_stands, show, with_account
from doingwith_site.evidence.visits import TellerRequest

__all__ = ["uses"]


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def uses(request: TellerRequest, account: Account) -> HttpResponse:
    """Ask for each use; answering again narrows or widens what was said before."""
    asked = uses_asked(account)
    said = last_answers(account.agreement, SaidBy.TELLER)
    form = UsesForm(
        request.POST or None,
        uses=asked,
        easy=request.visit.easy,
        initial={
            "uses": [use for use, agrees in said.items() if agrees],
            "name_to_show": account.name_to_show,
            "teller_role": account.teller_role,
            "age": account.agreement.age_band or None,
        },
    )
    if as_it_stands(request, form).is_valid():
        keep(account, form, asked)
        account.agreement.refresh_from_db()
        return redirect("evidence:guardian" if needs_guardian(account.agreement) else "evidence:receipt")
    return show(request, "uses", {"form": form, "account": account})


def uses_asked(account: Account) -> list[Use]:
    """The uses that this telling asks for, and those that were answered elsewhere: a yes can be unsaid."""
    asked = {Use(use) for use in (account.telling.uses if account.telling else list(Use))}
    answered = last_answers(account.agreement, SaidBy.TELLER)
    return [use for use in Use if use in asked or use in answered]


def keep(account: Account, form: UsesForm, asked: list[Use]) -> None:
    """Each yes and no, the age and the name; then the story is told."""
    found = form.cleaned_data
    answers = {use: use in found["uses"] for use in asked}
    say_age(by=None, agreement=account.agreement, band=found["age"])
    answer_uses(by=None, agreement=account.agreement, answers=answers, said_by=SaidBy.TELLER, way=Way.PAGE)
    describe_teller(
        by=None, account=account, role=found["teller_role"], name_to_show=found.get("name_to_show", "")
    )
    finish_account(by=None, account=account)
