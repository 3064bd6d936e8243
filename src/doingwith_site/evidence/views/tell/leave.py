"""Leaving at once, and making this phone forget."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from doingwith_site.consent.guests.leaving import forgotten, moved_away
from doingwith_site.evidence.visits import TellerRequest, for_tellers

__all__ = ["forget", "leave"]


@require_safe
@for_tellers
def leave(request: TellerRequest) -> HttpResponse:
    """Forget everything here and go to a page about something else."""
    return moved_away(request)


@require_safe
@for_tellers
def forget(request: TellerRequest) -> HttpResponse:
    """Forget everything here, and ask for a code, or put the telling to the next person on this phone."""
    return forgotten(request, door="evidence:code", place="evidence:telling")
