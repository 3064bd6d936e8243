"""A personal code for somebody whose account came without one, to be printed and given to them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from doingwith_site.common.errors import NotYours
from doingwith_site.consent.actions import hand_out_code
from doingwith_site.consent.codes import new_seed, personal_code
from doingwith_site.consent.queries import agreement_for_code
from doingwith_site.evidence.presenters.accounts import HandedOutPage
from doingwith_site.evidence.presenters.receipt import CodeShown, qr_of
from doingwith_site.evidence.queries import any_account_in
from doingwith_site.evidence.views.tell.shared import receipt_address
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["make_code", "their_code"]


@require_POST
@signed_in
def make_code(request: AuthenticatedHttpRequest, programme: str, account: str) -> HttpResponse:
    """Make a code for the teller of an account that came without one, then show it to be printed."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ENTER_ACCOUNT)
    row = any_account_in(membership.programme, account)
    seed = new_seed()
    hand_out_code(by=request.user, agreement=row.agreement, seed=seed)
    return redirect("evidence:their_code", programme, account, seed)


@require_safe
@signed_in
def their_code(request: AuthenticatedHttpRequest, programme: str, account: str, seed: str) -> HttpResponse:
    """The code on a page to print. Without the seed, which is stored nowhere, nobody sees it again."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ENTER_ACCOUNT)
    row = any_account_in(membership.programme, account)
    code = personal_code(seed)
    if agreement_for_code(code) != row.agreement:
        raise NotYours
    address = receipt_address(request, code)
    page = HandedOutPage(
        frame=ProgrammeFrame(membership=membership, current="Accounts"),
        account=row,
        code=CodeShown(code=code, address=address, qr=qr_of(address)),
    )
    return render(request, "evidence/their_code.html", {"frame": page.frame, "page": page})
