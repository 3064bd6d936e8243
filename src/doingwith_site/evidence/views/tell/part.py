"""One piece of what somebody told: seen, corrected or removed by themselves."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith_site.evidence.actions.parts import correct_part, remove_part
from doingwith_site.evidence.forms.teller import PartForm
from doingwith_site.evidence.models import Account
from doingwith_site.evidence.presenters.parts import PartShown
from doingwith_site.evidence.queries import part_in
from doingwith_site.evidence.views.files import file_of
from doingwith_site.evidence.views.tell.shared import as_it_stands, show, with_account
from doingwith_site.evidence.visits import TellerRequest

__all__ = ["my_file", "part", "remove"]


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def part(request: TellerRequest, account: Account, number: int) -> HttpResponse:
    """Ask for other words; the old ones go from everywhere they were used."""
    row = part_in(account, number)
    form = as_it_stands(request, PartForm(request.POST or None, initial={"text": row.text}))
    if form.is_valid():
        if form.cleaned_data["text"] or row.media:
            if form.cleaned_data["text"] != row.text:
                correct_part(by=None, part=row, text=form.cleaned_data["text"])
        else:
            remove_part(by=None, part=row)
        return redirect("evidence:receipt")
    shown = PartShown(part=row, language=request.visit.language, easy=request.visit.easy)
    return show(request, "part", {"form": form, "part": shown})


@require_POST
@with_account
def remove(request: TellerRequest, account: Account, number: int) -> HttpResponse:
    """Remove this piece."""
    remove_part(by=None, part=part_in(account, number))
    return redirect("evidence:receipt")


@require_safe
@with_account
def my_file(request: TellerRequest, account: Account, number: int) -> HttpResponseBase:
    """The picture or recording itself, for the person who gave it."""
    return file_of(request, part_in(account, number))
