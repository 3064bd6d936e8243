"""Opening a telling, what stands on its posters, its words in other languages, and closing it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith_site.common.errors import NotYours
from doingwith_site.consent.queries import safeguarding_leads
from doingwith_site.evidence.actions.tellings import close_telling, open_telling, write_words
from doingwith_site.evidence.forms.tellings import TellingForm, words_form
from doingwith_site.evidence.models import Telling
from doingwith_site.evidence.presenters.tellings import TellingStaffPage, form_name
from doingwith_site.evidence.queries import questions_of, telling_in
from doingwith_site.evidence.rules import NEEDS_LEAD
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["close", "open_one", "poster", "telling_page", "words"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def open_one(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Ask what the telling is about, and open it."""
    membership = asking(request, programme)
    form = TellingForm(request.POST or None, programme=membership.programme)
    needs_lead = not safeguarding_leads(membership.programme)
    if form.is_valid() and needs_lead:
        form.add_error(None, NEEDS_LEAD)
    elif form.is_valid():
        row = open_telling(by=request.user, programme=membership.programme, **form.values)
        messages.success(request, f"It is open. Its code is {row.code}.")
        return redirect("evidence:telling_page", programme, row.identifier)
    frame = ProgrammeFrame(membership=membership, current="Accounts")
    return render(request, "evidence/open.html", {"frame": frame, "form": form, "needs_lead": needs_lead})


@require_safe
@signed_in
def telling_page(request: AuthenticatedHttpRequest, programme: str, telling: str) -> HttpResponse:
    """Show the code, the link and the square to scan, and what can be done with the telling."""
    return shown(request, programme, telling, "telling")


@require_safe
@signed_in
def poster(request: AuthenticatedHttpRequest, programme: str, telling: str) -> HttpResponse:
    """A page to print and hang up."""
    return shown(request, programme, telling, "poster")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words(
    request: AuthenticatedHttpRequest, programme: str, telling: str, language: str, form: str
) -> HttpResponse:
    """Ask for the telling's words in one language, in plain words or in Easy Read."""
    membership = asking(request, programme)
    row = telling_in(membership.programme, telling)
    if language not in dict(settings.LANGUAGES) or form not in {"plain", "easy"}:
        raise NotYours
    easy = form == "easy"
    filled = words_form(row, request.POST or None, language=language, easy=easy)
    if filled.is_valid():
        write_words(
            by=request.user,
            telling=row,
            language=language,
            easy=easy,
            words=filled.words,
            questions=filled.questions,
        )
        messages.success(request, "The words are kept.")
        return redirect("evidence:telling_page", programme, telling)
    frame = ProgrammeFrame(membership=membership, current="Accounts")
    context = {"frame": frame, "form": filled, "name": form_name(language, easy=easy), "telling": row}
    return render(request, "evidence/words.html", context)


@require_POST
@signed_in
def close(request: AuthenticatedHttpRequest, programme: str, telling: str) -> HttpResponse:
    """Ask nobody any more; whoever has told keeps their code."""
    membership = asking(request, programme)
    close_telling(by=request.user, telling=telling_in(membership.programme, telling))
    messages.success(request, "It is closed. Whoever has told keeps their code.")
    return redirect("evidence:accounts", programme)


def asking(request: AuthenticatedHttpRequest, programme: str) -> Membership:
    """The membership of somebody who may ask people to tell."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.OPEN_TELLING)
    return membership


def shown(request: AuthenticatedHttpRequest, programme: str, telling: str, template: str) -> HttpResponse:
    """One telling, on the screen or for print."""
    membership = asking(request, programme)
    row = telling_in(membership.programme, telling)
    page = TellingStaffPage(
        frame=ProgrammeFrame(membership=membership, current="Accounts"),
        telling=row,
        questions=questions_of(row),
        address=address_of(request, row),
    )
    return render(request, f"evidence/{template}.html", {"frame": page.frame, "page": page})


def address_of(request: HttpRequest, telling: Telling) -> str:
    """The whole address at which people tell."""
    return request.build_absolute_uri(reverse("evidence:telling", args=[telling.code]))
