"""What a page that is open asks every second."""

from hashlib import sha256

from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.views.decorators.http import require_safe

from doingwith_site.logic_models.together.presence import come, here
from doingwith_site.logic_models.together.queries import (
    last_step,
    names_of_members,
    number_waiting,
    open_drawing,
)
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.queries import membership_for

__all__ = ["now"]


@require_safe
@signed_in
def now(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """The last step of a drawing, what waits, and who else is here; 304 when that is as before."""
    membership = membership_for(request.user, programme)
    row = open_drawing(membership.programme, model, drawing)
    come(row.pk, request.user.pk)
    others = names_of_members(membership.programme)
    others.pop(request.user.pk, None)
    step, by = last_step(row, others)
    answer = JsonResponse(
        {
            "drawing": row.pk,
            "step": step,
            "by": by,
            "is_frozen": row.is_frozen,
            "waiting": number_waiting(row),
            "here": here(row.pk, others),
        }
    )
    tag = f'"{sha256(answer.content).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    answer["ETag"] = tag
    return answer
