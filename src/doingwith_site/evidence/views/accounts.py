"""Accounts of a programme, for those who may read them: the list, one account, its files."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith.consent.uses import Way
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.actions import raise_concern
from doingwith_site.consent.queries import safeguarding_leads
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.actions.parts import write_beside
from doingwith_site.evidence.forms.accounts import StaffWorryForm, TypeAgainForm, WriteBesideForm
from doingwith_site.evidence.presenters.accounts import AccountPage, AccountsPage
from doingwith_site.evidence.presenters.parts import PartShown
from doingwith_site.evidence.queries import (
    account_in,
    accounts_of,
    any_account_in,
    part_in,
    parts_of,
    tellings_of,
)
from doingwith_site.evidence.rules import check_can_write_beside
from doingwith_site.evidence.views.files import file_of
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["account", "account_file", "accounts", "beside", "concern", "take_back_for"]

CURRENT = "Accounts"
SENT = "The safeguarding lead has it. Until they have looked into it, the account is not used."
NOBODY_READS = (
    "It is kept, and the account is not used. But this programme has no safeguarding lead, so nobody has "
    "read it. Tell somebody who can help now, and ask a programme lead to add a safeguarding lead."
)


@require_safe
@signed_in
def accounts(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Show who is asked to tell, and what was told, as far as its tellers allow."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_ACCOUNTS)
    page = AccountsPage(
        frame=ProgrammeFrame(membership=membership, current=CURRENT),
        tellings=list(tellings_of(membership.programme)),
        accounts=list(accounts_of(membership.programme)),
    )
    return render(request, "evidence/accounts.html", {"frame": page.frame, "page": page})


@require_safe
@signed_in
def account(request: AuthenticatedHttpRequest, programme: str, account: str) -> HttpResponse:
    """Show one account. Its teller can see that it was read."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_ACCOUNTS)
    row = account_in(membership.programme, account)
    tell_of_reading(request, [row.agreement_id])
    frame = ProgrammeFrame(membership=membership, current=CURRENT)
    page = AccountPage(frame=frame, account=row, parts=list(parts_of(row).select_related("text_by")))
    return render(request, "evidence/account.html", {"frame": frame, "page": page})


@require_safe
@signed_in
def account_file(
    request: AuthenticatedHttpRequest, programme: str, account: str, number: int
) -> HttpResponseBase:
    """The picture or recording of one part, for those who may read the account."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_ACCOUNTS)
    row = account_in(membership.programme, account)
    return file_of(request, part_in(row, number))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def beside(request: AuthenticatedHttpRequest, programme: str, account: str, number: int) -> HttpResponse:
    """Ask for the words of a recording, or for what a picture shows."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ENTER_ACCOUNT)
    row = account_in(membership.programme, account)
    part = part_in(row, number)
    if part.media is None:
        raise NotYours
    check_can_write_beside(part)
    kind = TypeAgainForm if part.text else WriteBesideForm
    form = kind(request.POST or None, initial={"text": part.text})
    if form.is_valid():
        told = form.cleaned_data
        write_beside(by=request.user, part=part, text=told["text"], reason=told.get("reason", ""))
        messages.success(request, "The words are kept beside it.")
        return redirect("evidence:account", programme, account)
    frame = ProgrammeFrame(membership=membership, current=CURRENT)
    context = {"frame": frame, "form": form, "part": PartShown(part=part), "account": row}
    return render(request, "evidence/beside.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def concern(request: AuthenticatedHttpRequest, programme: str, account: str) -> HttpResponse:
    """Bring a worry about the teller to the safeguarding lead; the account is held from use meanwhile."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_ACCOUNTS)
    row = account_in(membership.programme, account)
    form = StaffWorryForm(request.POST or None)
    if form.is_valid():
        raise_concern(
            by=request.user,
            programme=membership.programme,
            agreement=row.agreement,
            words=form.cleaned_data["words"],
        )
        if safeguarding_leads(membership.programme):
            messages.success(request, SENT)
        else:
            messages.warning(request, NOBODY_READS)
        return redirect("evidence:accounts", programme)
    frame = ProgrammeFrame(membership=membership, current=CURRENT)
    looked_after = bool(safeguarding_leads(membership.programme))
    context = {"frame": frame, "form": form, "account": row, "is_looked_after": looked_after}
    return render(request, "evidence/concern.html", context)


@require_POST
@signed_in
def take_back_for(request: AuthenticatedHttpRequest, programme: str, account: str) -> HttpResponse:
    """Take an account back because its teller asked somebody to."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ENTER_ACCOUNT)
    row = any_account_in(membership.programme, account)
    withdraw(by=request.user, agreement=row.agreement, way=Way.SPOKEN)
    messages.success(request, "It is taken back. The person's code opens the list of what was done.")
    return redirect("evidence:accounts", programme)
