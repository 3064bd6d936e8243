"""Leaving at once, and making this phone forget."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from doingwith_site.evidence.visits import TellerRequest, Visit, for_tellers

__all__ = ["forget", "leave"]


@require_safe
@for_tellers
def leave(request: TellerRequest) -> HttpResponse:
    """Forget everything here and go to a page about something else."""
    request.visit = Visit()
    answer = redirect(settings.QUICK_EXIT)
    answer["Clear-Site-Data"] = '"cache"'
    return answer


@require_safe
@for_tellers
def forget(request: TellerRequest) -> HttpResponse:
    """Forget everything here, and ask for a code."""
    request.visit = Visit(language=request.visit.language, easy=request.visit.easy)
    return redirect("evidence:code")
