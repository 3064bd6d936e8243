"""What all pages of tellers do alike."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from django.forms import Field, Form, MultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from doingwith_site.consent.codes import personal_code
from doingwith_site.consent.guests.doors import shown_from
from doingwith_site.consent.guests.forms import GuestCodeForm
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.queries import open_agreement
from doingwith_site.evidence.models import Account
from doingwith_site.evidence.presenters.receipt import CodeShown, qr_of
from doingwith_site.evidence.queries import account_of
from doingwith_site.evidence.views.tell.carried import carried_in
from doingwith_site.evidence.visits import TellerRequest, for_tellers, is_read_again

__all__ = [
    "as_it_stands",
    "ask_again",
    "code_shown",
    "is_of_another",
    "receipt_address",
    "show",
    "with_account",
]

P = ParamSpec("P")
FormOfTheirs = TypeVar("FormOfTheirs", bound=Form)

show = shown_from("evidence/tell")


def with_account(
    view: Callable[Concatenate[TellerRequest, Account, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Gives the view the account that is open here; who has none open is asked for their code.

    What was sent for an account that is not open any more, as after half an hour, or when somebody else has
    opened theirs on this phone since, is not lost and goes to nobody else: it waits for its own code.
    """

    def found(request: TellerRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        agreement = open_agreement(request.visit.agreement)
        is_other = is_of_another(request, agreement)
        if request.method == "POST" and (agreement is None or is_other):
            return ask_again(request, is_other=is_other)
        if agreement is None:
            return redirect("evidence:code")
        return view(request, account_of(agreement), *args, **kwargs)

    found.__name__, found.__doc__, found.__module__ = view.__name__, view.__doc__, view.__module__
    return for_tellers(found)


def is_of_another(request: TellerRequest, agreement: Agreement | None) -> bool:
    """Whether what was sent was written in a page of another account than the one that is open here.

    A page of nobody's account, as a worry that was begun from a poster, is of whoever typed a code for it.
    """
    sent_for = request.POST.get("account", "")
    if agreement is None or not sent_for or (sent_for == "0" and "carried_to" in request.POST):
        return False
    return sent_for != str(agreement.pk)


def ask_again(request: TellerRequest, *, is_other: bool) -> HttpResponse:
    """Ask for the code of what was sent, which waits in the page for it."""
    carried = carried_in(request, request.path, is_other=is_other)
    return show(request, "door", {"form": GuestCodeForm(), "carried": carried})


def as_it_stands(request: TellerRequest, form: FormOfTheirs) -> FormOfTheirs:
    """The form with what was typed, neither kept nor found fault with, when only its language was changed."""
    if is_read_again(request):
        form.is_bound = False
        form.initial.update({name: typed(request, name, field) for name, field in form.fields.items()})
    return form


def typed(request: TellerRequest, name: str, field: Field) -> str | list[str]:
    """What stands in one box."""
    sent = request.POST
    return sent.getlist(name) if isinstance(field, MultipleChoiceField) else sent.get(name, "")


def code_shown(request: TellerRequest) -> CodeShown | None:
    """The personal code, while the browser in which it was made is at it."""
    if not request.visit.seed:
        return None
    code = personal_code(request.visit.seed)
    address = receipt_address(request, code)
    return CodeShown(code=code, address=address, qr=qr_of(address))


def receipt_address(request: HttpRequest, code: str) -> str:
    """The whole address that opens what was told with this code."""
    return request.build_absolute_uri(reverse("evidence:receipt_link", args=[code]))
