"""Reading a document or a part of an account, and marking passages in it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from doingwith_site.cases.code_choices import CodeChoices
from doingwith_site.cases.forms.marking import AreaForm, CodeForm, PageForm, SoundForm, TextForm, WordsForm
from doingwith_site.cases.presenters.marking import MarkingPage, words_in
from doingwith_site.cases.visibility import codings_seen_by, excerpts_seen_by
from doingwith_site.common.errors import Refused
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.evidence.documents.queries import document_in, project_file_in, version_in
from doingwith_site.evidence.documents.ways import way
from doingwith_site.evidence.excerpts.actions import give_code, mark_area, mark_sound, mark_text
from doingwith_site.evidence.excerpts.queries import excerpts_of
from doingwith_site.evidence.excerpts.sources import Source, page_of, source_of
from doingwith_site.evidence.models import Document, Excerpt
from doingwith_site.evidence.queries import account_in, part_in
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import can, check_can

__all__ = ["read_account", "read_document", "read_page"]

Mark = Callable[..., Excerpt]
WAYS: dict[str, tuple[type[CodeForm], Mark]] = {
    "selection": (TextForm, mark_text),
    "words": (WordsForm, mark_text),
    "area": (AreaForm, mark_area),
    "page": (PageForm, mark_area),
    "sound": (SoundForm, mark_sound),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def read_document(
    request: AuthenticatedHttpRequest, programme: str, document: str, version: int, project: str = ""
) -> HttpResponse:
    """A version of a document, page by page, with what is marked in it."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_DOCUMENTS)
    row = document_in(project_file_in(membership.programme, project), document)
    source = source_of(version_in(row, version))
    back = way("documents:document", programme, row.project, document)
    picture = way("documents:file", programme, row.project, document, version)
    around = {"title": name_of(row, version), "back_url": back, "back_text": row.title, "media_url": picture}
    if source.version is not None and source.version.size_of(1):
        around["pictures_url"] = way("cases:read_page", programme, row.project, document, version, 1)
    return shown(request, membership, source, around)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def read_page(
    request: AuthenticatedHttpRequest,
    programme: str,
    document: str,
    version: int,
    page: int,
    project: str = "",
) -> HttpResponse:
    """A page of a PDF as it looks, with the parts that are marked in it."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_DOCUMENTS)
    row = document_in(project_file_in(membership.programme, project), document)
    source = page_of(version_in(row, version), page)
    here = (document, version)
    around = {
        "title": f"{name_of(row, version)}, page {page}",
        "back_url": way("cases:read_document", programme, row.project, *here),
        "back_text": row.title,
        "media_url": way("documents:page", programme, row.project, *here, page),
        "beside": [
            (words, way("cases:read_page", programme, row.project, *here, other))
            for words, other in (("Page before", page - 1), ("Next page", page + 1))
            if source.version is not None and source.version.size_of(other)
        ],
    }
    return shown(request, membership, source, around)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def read_account(
    request: AuthenticatedHttpRequest, programme: str, account: str, number: int
) -> HttpResponse:
    """A part of an account, as far as its teller allows it, with its marks. Its teller sees this."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_ACCOUNTS)
    row = account_in(membership.programme, account)
    source = source_of(part_in(row, number))
    back = reverse("evidence:account", args=[programme, account])
    media = reverse("evidence:account_file", args=[programme, account, number])
    title = f"Account {row.identifier}, part {number}"
    around = {"title": title, "back_url": back, "back_text": f"Account {row.identifier}", "media_url": media}
    around["worry_url"] = reverse("evidence:concern", args=[programme, account])
    page = shown(request, membership, source, around)
    tell_of_reading(request, [row.agreement_id])
    return page


def name_of(document: Document, version: int) -> str:
    """Its title, with the version where there are several."""
    number = document.versions.count()
    return document.title if number == 1 else f"{document.title}, version {version} of {number}"


def shown(
    request: AuthenticatedHttpRequest, membership: Membership, source: Source, around: dict[str, Any]
) -> HttpResponse:
    """The page; what was sent is kept first, and led back to where it stands."""
    may_mark = can(membership, Permission.READ_CASE)
    forms = forms_for(request, membership, source) if may_mark else {}
    refusal = ""
    if request.method == "POST":
        check_can(membership, Permission.READ_CASE)
        try:
            marked = kept(request, source, forms)
        except Refused as refused:
            marked, refusal = None, str(refused)
        if marked:
            messages.success(request, "Marked.")
            page = request.POST.get("page", "")
            there = f"&page={page}" if page.isascii() and page.isdigit() and len(page) < 6 else ""
            return redirect(f"{request.path}?marked={marked.token}{there}#marked")
    page_of = MarkingPage(
        source=source,
        programme=membership.programme.identifier,
        title=around["title"],
        here=request.path,
        excerpts=list(excerpts_of(source, **seen_by(request))),
        number=request.GET.get("page"),
        may_mark=may_mark,
    )
    frame = ProgrammeFrame(membership=membership, current="Projects")
    context = {"frame": frame, "page": page_of, "forms": forms, "refusal": refusal, **around}
    context["undo"] = just_marked(request, page_of)
    return render(request, "cases/marking.html", context)


def forms_for(
    request: AuthenticatedHttpRequest, membership: Membership, source: Source
) -> dict[str, CodeForm]:
    """The ways in which this source can be marked; the one that was sent is filled in."""
    codes = CodeChoices(membership.programme, source.project, request.user)
    words = words_in(source.text, asked_paragraph(request))
    fitting = {
        "selection": bool(source.text),
        "words": bool(words),
        "area": source.width is not None and source.page is None,
        "page": source.page is not None,
        "sound": source.sounds,
    }
    more: dict[str, dict[str, Any]] = {"words": {"words": words}}
    return {
        way: WAYS[way][0](
            request.POST if request.POST.get("way") == way else None,
            codes=codes,
            auto_id=f"{way}_%s",
            **more.get(way, {}),
        )
        for way, fits in fitting.items()
        if fits
    }


def kept(request: AuthenticatedHttpRequest, source: Source, forms: dict[str, CodeForm]) -> Excerpt | None:
    """The passage with its codes; None when the form is not filled in well."""
    way = request.POST.get("way", "")
    form = forms.get(way)
    if form is None or not form.is_valid():
        return None
    excerpt = WAYS[way][1](by=request.user, source=source, **form.place)  # type: ignore[attr-defined]
    for code in form.chosen:
        give_code(by=request.user, excerpt=excerpt, code=code, memo=form.cleaned_data["memo"])
    return excerpt


def asked_paragraph(request: AuthenticatedHttpRequest) -> int:
    """Where the paragraph begins in which words are to be chosen; -1 when none was asked for."""
    told = request.POST.get("paragraph") or request.GET.get("paragraph") or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else -1


def just_marked(request: AuthenticatedHttpRequest, page: MarkingPage) -> Excerpt | None:
    """The passage that this person marked a moment ago and can undo."""
    told = request.GET.get("marked", "")
    return next(
        (each for each in page.excerpts if str(each.token) == told and each.marked_by_id == request.user.pk),
        None,
    )


def seen_by(request: AuthenticatedHttpRequest) -> dict[str, Any]:
    """What of passages and codes this person may see."""
    return {"seen": excerpts_seen_by(request.user), "codings_seen": codings_seen_by(request.user)}
