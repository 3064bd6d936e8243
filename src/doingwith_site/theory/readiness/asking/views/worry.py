"""“I am worried about something”: to the safeguarding lead of the programme, and to nobody else."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from doingwith_site.common.tries import count_wrong_code, too_many_wrong_codes
from doingwith_site.consent.actions import raise_concern
from doingwith_site.consent.codes import written_well
from doingwith_site.consent.guests.forms import WorryForm
from doingwith_site.consent.guests.visits import GuestRequest
from doingwith_site.consent.queries import safeguarding_leads
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.asking.views.people import show
from doingwith_site.theory.readiness.asking.visits import for_guests
from doingwith_site.theory.readiness.questions.queries import own_answers, question_for_code

__all__ = ["worried"]

OURS = frozenset({"csrfmiddlewaretoken", "then", "asked", "whose", "words", "contact"})


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def worried(request: GuestRequest) -> HttpResponse:
    """Say whom to ring, and bring a worry to the person who looks after people's safety.

    The form says which question it came from, so that it reaches the right person when the phone has
    forgotten everything meanwhile. What was typed into the question goes along and back, kept nowhere.
    """
    asked = question_here(request)
    if asked is None and request.method == "POST":
        return redirect("ready:door")
    is_sent_here = request.method == "POST" and "words" in request.POST
    form = WorryForm(request.POST if is_sent_here else None)
    sent = False
    if asked and form.is_valid():
        found = form.cleaned_data
        programme = asked.readiness.programme
        raise_concern(by=None, programme=programme, words=found["words"], contact=found["contact"])
        sent = True
    context = {
        "form": form,
        "sent": sent,
        "asked": asked,
        "is_looked_after": asked is not None and bool(safeguarding_leads(asked.readiness.programme)),
        "boxes": [(name, text) for name, text in request.POST.items() if name not in OURS],
        "whose": request.POST.get("whose", ""),
        "back": reverse("ready:question", args=[asked.code]) if asked else reverse("ready:door"),
    }
    return show(request, "worried", context)


def question_here(request: GuestRequest) -> ReadinessQuestion | None:
    """The question that the page came from, that is open here, or that was answered last; None without."""
    if sent := written_well(request.POST.get("asked", "")):
        found = None if too_many_wrong_codes(request) else question_for_code(sent)
        if found is None:
            count_wrong_code(request)
        return found
    if found := question_for_code(request.visit.code):
        return found
    answer = own_answers(request.visit.guest).first()
    return answer.question if answer else None
