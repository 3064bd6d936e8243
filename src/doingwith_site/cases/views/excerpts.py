"""One passage, the codes of a programme, and all passages as a table to take away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith_site.cases.code_choices import CodeChoices
from doingwith_site.cases.excerpt_table import excerpt_lines, take_excerpts
from doingwith_site.cases.forms.marking import CodeForm
from doingwith_site.cases.presenters.excerpts import CodePage, CodesPage, ExcerptPage
from doingwith_site.cases.presenters.passages import agreements_in
from doingwith_site.cases.queries import code_in, codes_seen
from doingwith_site.cases.views.marking import seen_by
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.common.files import streamed_file
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.evidence.excerpts.actions import give_code, remove_excerpt, take_code_back
from doingwith_site.evidence.excerpts.queries import excerpt_in
from doingwith_site.evidence.models import Coding, Excerpt
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import can, check_can

__all__ = ["code", "codes", "excerpt", "excerpts_csv"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def excerpt(request: AuthenticatedHttpRequest, programme: str, excerpt: UUID) -> HttpResponse:
    """The passage in its source, whose words they are, what they may be used for, and its codes."""
    membership = membership_for(request.user, programme)
    row = seen_excerpt(request, membership, excerpt)
    may_mark = can(membership, Permission.READ_CASE)
    codes = CodeChoices(membership.programme, row.project, request.user)
    form = CodeForm(request.POST if request.POST.get("act") == "code" else None, codes=codes)
    refusal = ""
    if request.method == "POST":
        check_can(membership, Permission.READ_CASE)
        page = ExcerptPage(frame=ProgrammeFrame(membership=membership), row=row, person=request.user)
        try:
            said = done(request, row, form)
        except Refused as refused:
            said, refusal = "", str(refused)
        if said:
            messages.success(request, said)
            gone = request.POST.get("act") == "remove"
            return redirect(page.source_url if gone else request.path)
    if row.part is not None:
        tell_of_reading(request, [row.part.account.agreement_id])
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = ExcerptPage(frame=frame, row=row, person=request.user)
    context = {"frame": frame, "page": page, "form": form if may_mark else None, "refusal": refusal}
    return render(request, "cases/excerpt.html", context)


@require_safe
@signed_in
def codes(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The codes that were given, as far as this person may see it, and how often."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_DOCUMENTS)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = CodesPage(frame=frame, codes=codes_seen(membership.programme, request.user))
    return render(request, "cases/codes.html", {"frame": frame, "page": page})


@require_safe
@signed_in
def code(request: AuthenticatedHttpRequest, programme: str, code_token: UUID) -> HttpResponse:
    """Every passage with one code, page by page."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_DOCUMENTS)
    row, found = code_in(membership.programme, request.user, code_token, request.GET.get("page"))
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = CodePage(frame=frame, code=row, found=found)
    shown = render(request, "cases/code.html", {"frame": frame, "page": page})
    tell_of_reading(request, agreements_in(page.passages))
    return shown


@require_POST
@signed_in
def excerpts_csv(request: AuthenticatedHttpRequest, programme: str) -> HttpResponseBase:
    """All passages as a table, piece by piece; words whose tellers did not allow it are left out."""
    membership = membership_for(request.user, programme)
    take_excerpts(by=request.user, programme=membership.programme)
    lines = excerpt_lines(membership.programme, request.user)
    name = f"{membership.programme.identifier}-excerpts.csv"
    return streamed_file(lines, name=name, media_type="text/csv; charset=utf-8")


def seen_excerpt(request: AuthenticatedHttpRequest, membership: Membership, token: UUID) -> Excerpt:
    """The passage, for who may read what it was marked in."""
    row = excerpt_in(membership.programme, token, **seen_by(request))
    needed = Permission.READ_ACCOUNTS if row.part_id else Permission.READ_DOCUMENTS
    check_can(membership, needed)
    return row


def done(request: AuthenticatedHttpRequest, row: Excerpt, form: CodeForm) -> str:
    """Gives a code, takes one back, or removes the passage; empty when there is nothing to do."""
    act = request.POST.get("act")
    if act == "remove":
        remove_excerpt(by=request.user, excerpt=row)
        return "The mark is gone."
    if act == "uncode":
        take_code_back(by=request.user, coding=coding_of(row, request.POST.get("coding", "")))
        return "The code is gone."
    if act == "code" and form.is_valid() and form.chosen:
        for chosen in form.chosen:
            give_code(by=request.user, excerpt=row, code=chosen, memo=form.cleaned_data["memo"])
        return "The code is kept."
    return ""


def coding_of(row: Excerpt, token: str) -> Coding:
    """The passage's coding with this token, if it may be seen."""
    codings: list[Coding] = row.codings_seen  # type: ignore[attr-defined]
    found = next((coding for coding in codings if str(coding.token) == token), None)
    if found is None:
        raise NotYours
    return found
