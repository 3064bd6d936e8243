"""Writing down what somebody tells, on paper or by word of mouth, with a code of their own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith.consent.uses import AgeBand, SaidBy, Use, Way
from doingwith.evidence.accounts import PartKind, ReadBack, Wording
from doingwith_site.consent.actions import answer_uses, say_age
from doingwith_site.consent.codes import new_seed, personal_code
from doingwith_site.consent.queries import agreement_for_code
from doingwith_site.consent.rules import is_allowed
from doingwith_site.evidence.actions.accounts import (
    Provenance,
    begin_account,
    describe_teller,
    finish_account,
    say_provenance,
)
from doingwith_site.evidence.actions.parts import add_part, forget_held_files
from doingwith_site.evidence.forms.enter import EnterForm
from doingwith_site.evidence.models import Account, Telling
from doingwith_site.evidence.presenters.receipt import CodeShown, qr_of
from doingwith_site.evidence.presenters.tellings import PaperPage, TellingStaffPage
from doingwith_site.evidence.presenters.uses import use_choices
from doingwith_site.evidence.queries import account_of, questions_of, telling_in
from doingwith_site.evidence.views.held import Held, add_files, held_in
from doingwith_site.evidence.views.tell.shared import receipt_address
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["enter", "make_paper", "paper", "slip"]

NOT_WAITING = "No form with this code is waiting here. Look at each letter and number again."
HELD_ELSEWHERE = (
    "The files that you chose are kept for a new code. Leave this empty, or begin again with the code."
)
KEPT_UNREAD = (
    "What they told is kept. Nobody may read it here as things stand: see below what was agreed to, "
    "and who must still say yes."
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def enter(request: AuthenticatedHttpRequest, programme: str, telling: str) -> HttpResponse:
    """Ask what was told, how, and what was agreed to; then show the person's code."""
    membership = entering(request, programme)
    row = telling_in(membership.programme, telling)
    held = held_in(request, request.user, row)
    form = EnterForm(
        request.POST or None,
        request.FILES or None,
        telling=row,
        questions=questions_of(row),
        held=held.number if held else 0,
    )
    if form.is_valid() and (begun := begun_by(request.user, row, form, held)):
        keep(request.user, begun.account, form, row)
        if begun.seed:
            return redirect("evidence:slip", programme, telling, begun.seed)
        return kept(request, begun.account)
    if form.is_bound:
        held = with_files(request.user, row, form, held)
    frame = ProgrammeFrame(membership=membership, current="Accounts")
    context = {"frame": frame, "form": form, "telling": row, "held": held}
    return render(request, "evidence/enter.html", context)


def kept(request: AuthenticatedHttpRequest, account: Account) -> HttpResponse:
    """To the account; or, while its words may not be read, to what was agreed and who must still say yes."""
    account.agreement.refresh_from_db()
    page = "account" if is_allowed(account.agreement, Use.PROJECT_TEAM) else "agreement"
    if page == "agreement":
        messages.success(request, KEPT_UNREAD)
    return redirect(f"evidence:{page}", account.programme.identifier, account.identifier)


@require_POST
@signed_in
def make_paper(request: AuthenticatedHttpRequest, programme: str, telling: str) -> HttpResponse:
    """Make a form to print, with a new code on it."""
    membership = entering(request, programme)
    row = telling_in(membership.programme, telling)
    seed = new_seed()
    begin_account(by=request.user, telling=row, seed=seed, language=row.languages[0], way=Way.PAPER)
    return redirect("evidence:paper", programme, telling, seed)


@require_safe
@signed_in
def paper(request: AuthenticatedHttpRequest, programme: str, telling: str, seed: str) -> HttpResponse:
    """The form to print: questions with room to write, uses to tick, and the code to tear off."""
    return printed(request, programme, telling, seed, "paper")


@require_safe
@signed_in
def slip(request: AuthenticatedHttpRequest, programme: str, telling: str, seed: str) -> HttpResponse:
    """The person's code, to be printed or read out, after somebody wrote for them."""
    return printed(request, programme, telling, seed, "slip")


def printed(
    request: AuthenticatedHttpRequest, programme: str, telling: str, seed: str, template: str
) -> HttpResponse:
    """A page with a code, for whoever may enter accounts."""
    membership = entering(request, programme)
    row = telling_in(membership.programme, telling)
    code = personal_code(seed)
    address = receipt_address(request, code)
    frame = ProgrammeFrame(membership=membership, current="Accounts")
    staff = TellingStaffPage(frame=frame, telling=row, questions=questions_of(row), address=address)
    page = PaperPage(
        telling=row,
        code=CodeShown(code=code, address=address, qr=qr_of(address)),
        questions=staff.question_texts,
        uses=[str(words) for words in plain_uses(row)],
    )
    return render(request, f"evidence/{template}.html", {"frame": frame, "page": page})


def plain_uses(telling: Telling) -> list[str]:
    """The uses as they are put to people."""
    return [words for _use, words in use_choices(telling.uses, easy=False)]


def entering(request: AuthenticatedHttpRequest, programme: str) -> Membership:
    """The membership of somebody who may write down what others tell."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ENTER_ACCOUNT)
    return membership


def begun_by(by: User, telling: Telling, form: EnterForm, held: Held | None) -> Held | None:
    """What holds their files already, what waits for the code on the paper, or without a code a new account.

    None for a wrong code: the form says so.
    """
    found, code = form.cleaned_data, form.cleaned_data.get("code", "")
    if held and not (code and held.seed):
        return held
    if not code:
        seed, way = new_seed(), Way(found.get("way") or Way.SPOKEN)
        language = found.get("language") or telling.languages[0]
        account = begin_account(by=by, telling=telling, seed=seed, language=language, way=way)
        return Held(account=account, seed=seed)
    waiting = account_waiting(telling, code)
    if held or waiting is None:
        form.add_error("code", HELD_ELSEWHERE if held else NOT_WAITING)
        return None
    return Held(account=waiting, seed="")


def account_waiting(telling: Telling, code: str) -> Account | None:
    """The account of the telling that waits for what stands on the paper with this code."""
    agreement = agreement_for_code(code)
    if agreement is None or agreement.programme_id != telling.programme_id:
        return None
    account = account_of(agreement)
    return account if account.telling_id == telling.pk and account.told_at is None else None


def with_files(by: User, telling: Telling, form: EnterForm, held: Held | None) -> Held | None:
    """Keeps the files that can be kept while the form comes back: nobody has to choose them again."""
    if not any(form.taken.values()) or "code" in form.errors:
        return held
    forget_held_files()
    begun = begun_by(by, telling, form, held)
    if begun:
        add_files(by, begun.account, form.files_taken, form.words_beside, form.files_question)
        form.taken = {}
    return begun or held


def keep(by: User, account: Account, form: EnterForm, telling: Telling) -> None:
    """The answers, what they gave with them, how it came to us, and what was agreed to."""
    found = form.cleaned_data
    for question, text in form.answers:
        add_part(by=by, account=account, kind=PartKind.WRITING, question=question, text=text)
    add_files(by, account, form.files_taken, form.words_beside, form.files_question)
    way = Way(found["way"])
    say_provenance(
        by=by,
        account=account,
        provenance=Provenance(
            way=way,
            wording=Wording(found["wording"]),
            read_back=ReadBack(found["read_back"]),
            language=found["language"],
        ),
    )
    say_age(by=by, agreement=account.agreement, band=AgeBand(found["age"]))
    answers = {Use(use): use in found["uses"] for use in telling.uses}
    answer_uses(by=by, agreement=account.agreement, answers=answers, said_by=SaidBy.TELLER, way=way)
    describe_teller(by=by, account=account, role=found["teller_role"], name_to_show=found["name_to_show"])
    finish_account(by=by, account=account)
