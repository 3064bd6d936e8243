"""The logic models of a programme, and one of them with its versions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from doingwith_site.logic_models.presenters.lists import IndexPage, ModelPage
from doingwith_site.logic_models.queries import (
    model_in,
    page_of_models,
    programme_model,
    projects_drawn,
    proposals_waiting,
    proposing_models,
)
from doingwith_site.logic_models.records import logic_model_value
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.records import instruments_value
from doingwith_site.programmes.rules import can

__all__ = ["index", "model"]


@require_safe
@signed_in
def index(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The logic models of the programme and its projects, with their versions, page by page."""
    membership = membership_for(request.user, programme)
    found = page_of_models(membership.programme, request.GET.get("page"))
    own = programme_model(membership.programme)
    drawn, has_own = projects_drawn(membership.programme)
    page = IndexPage(
        frame=ProgrammeFrame(membership=membership, current="Logic models"),
        found=found,
        models=tuple(logic_model_value(row) for row in found),
        projects={row.project.identifier: row.project.title for row in found if row.project},
        drawn=drawn,
        has_own=has_own,
        guide=instruments_value(membership.programme).logic_model,
        waiting=_waiting(membership),
        own_url=reverse("logic_models:model", args=[programme, own.identifier]) if own else "",
    )
    return render(request, "logic_models/index.html", {"frame": page.frame, "page": page})


def _waiting(membership: Membership) -> int:
    """How many proposals wait for this person's answer."""
    if not can(membership, Permission.DRAW_PROGRAMME_MODEL):
        return 0
    return proposals_waiting([membership.programme_id]).get(membership.programme_id, 0)


@require_safe
@signed_in
def model(request: AuthenticatedHttpRequest, programme: str, model: str) -> HttpResponse:
    """One logic model: its versions, and what projects would change in the programme's wording."""
    membership = membership_for(request.user, programme)
    row = model_in(membership.programme, model)
    found = logic_model_value(row)
    own = programme_model(membership.programme)
    frame = ProgrammeFrame(membership=membership, current="Logic models")
    page = ModelPage(
        frame=frame,
        model=found,
        project=row.project.title if row.project else "",
        own=logic_model_value(own) if own else None,
        asked=(found,) if row.project else tuple(map(logic_model_value, proposing_models(row.programme))),
    )
    return render(request, "logic_models/model.html", {"frame": frame, "page": page})
