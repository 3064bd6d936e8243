"""“I am worried about something”: to the safeguarding lead, and to nobody else."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from doingwith_site.consent.actions import raise_concern
from doingwith_site.consent.guests.forms import WorryForm
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.queries import open_agreement, safeguarding_leads
from doingwith_site.evidence.presenters.telling import contact_words, urgent_words
from doingwith_site.evidence.views.tell.carried import kept_meanwhile
from doingwith_site.evidence.views.tell.shared import ask_again, is_of_another, show
from doingwith_site.evidence.views.tell.where import Where, where_it_goes
from doingwith_site.evidence.visits import TellerRequest, for_tellers

__all__ = ["worried"]


@require_http_methods(["GET", "HEAD", "POST"])
@for_tellers
def worried(request: TellerRequest) -> HttpResponse:
    """Say whom to ring, and bring a worry to the person who looks after people's safety.

    Where nobody does, the page says so and names who can be asked. What was sent all the same is kept.
    What was typed in a page of another account, or sent after the visit ended, waits for a code. What stood
    in the boxes of the page before waits here, and goes back there.
    """
    agreement = open_agreement(request.visit.agreement or request.visit.grown_up)
    where = where_it_goes(request, agreement)
    is_other = is_of_another(request, agreement)
    if request.method == "POST" and (where is None or is_other):
        return ask_again(request, is_other=is_other)
    kept = kept_meanwhile(request)
    is_opened = request.method != "POST" or (kept is not None and "words" not in request.POST)
    form = WorryForm(None if is_opened else request.POST)
    sent = where is not None and form.is_valid()
    if where and sent:
        keep(form, where, agreement)
    language = request.visit.language
    context = {
        "form": form,
        "sent": sent,
        "where": where,
        "is_looked_after": where is not None and bool(safeguarding_leads(where.programme)),
        "held": bool(request.visit.agreement and agreement),
        "kept": kept,
        "contact": contact_words(where.telling if where else None, language),
        "urgent": urgent_words(where.telling if where else None, language),
    }
    return show(request, "worried", context)


def keep(form: WorryForm, where: Where, agreement: Agreement | None) -> None:
    """The worry, beside the account that is open here when it is of the same programme."""
    is_of_it = agreement is not None and agreement.programme_id == where.programme.pk
    raise_concern(
        by=None,
        programme=where.programme,
        agreement=agreement if is_of_it else None,
        words=form.cleaned_data["words"],
        contact=form.cleaned_data["contact"],
    )
