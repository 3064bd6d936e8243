"""“I am worried about something”: to the safeguarding lead, and to nobody else."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from doingwith_site.consent.actions import raise_concern
from doingwith_site.consent.queries import open_agreement, safeguarding_leads
from doingwith_site.evidence.forms.teller import WorryForm
from doingwith_site.evidence.presenters.telling import contact_words, urgent_words
from doingwith_site.evidence.queries import open_telling_for
from doingwith_site.evidence.views.tell.shared import ask_for_code, is_of_another, show
from doingwith_site.evidence.visits import TellerRequest, for_tellers

__all__ = ["worried"]


@require_http_methods(["GET", "HEAD", "POST"])
@for_tellers
def worried(request: TellerRequest) -> HttpResponse:
    """Say whom to ring, and bring a worry to the person who looks after people's safety.

    Where nobody does, the page says so and names who can be asked. What was sent all the same is kept.
    What was typed in a page of another account, or sent after the visit ended, waits for a code.
    """
    agreement = open_agreement(request.visit.agreement or request.visit.grown_up)
    telling = open_telling_for(request.visit.telling)
    if agreement and not telling:
        telling = agreement.account.telling
    programme = agreement.programme if agreement else telling.programme if telling else None
    is_other = is_of_another(request, agreement)
    if request.method == "POST" and (programme is None or is_other):
        return ask_for_code(request, is_other=is_other)
    form = WorryForm(request.POST or None)
    sent = False
    if programme and form.is_valid():
        found = form.cleaned_data
        raise_concern(
            by=None, programme=programme, agreement=agreement, words=found["words"], contact=found["contact"]
        )
        sent = True
    language = request.visit.language
    context = {
        "form": form,
        "sent": sent,
        "reaches": programme is not None,
        "is_looked_after": programme is not None and bool(safeguarding_leads(programme)),
        "held": bool(request.visit.agreement and agreement),
        "contact": contact_words(telling, language),
        "urgent": urgent_words(telling, language),
    }
    return show(request, "worried", context)
