"""Taking cards and links of a logic model over into a contribution record."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.analysis.contribution.taking import taken_over
from doingwith.reporting.wording import count
from doingwith_site.analysis.contribution.actions import change_contribution
from doingwith_site.analysis.contribution.desk import ContributionDesk, writing_desk_for
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.contribution.taking_page import Drawn, TakingForm, TakingPage, drawn_versions
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["take_from_model"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_from_model(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Offer what one version of a logic model has and the record has not, and take over what is chosen."""
    desk = writing_desk_for(request.user, programme, project)
    versions = drawn_versions(desk.models)
    drawn = asked_for(versions, request.GET.get("version", ""))
    page = TakingPage(desk=desk, versions=versions, drawn=drawn)
    form = (
        TakingForm(request.POST or None, record=desk.record, version=drawn.version, seen=desk.version.number)
        if drawn
        else None
    )
    if form and drawn and form.is_valid():
        take(request, desk, form, drawn)
        return redirect(desk.url)
    context = {"frame": desk.frame, "desk": desk, "page": page, "form": form}
    return render(request, "analysis/contribution_take.html", context)


def asked_for(versions: list[Drawn], name: str) -> Drawn | None:
    """The version of that name; without a name the first, None where there is none at all."""
    if not name:
        return next(iter(versions), None)
    found = next((one for one in versions if one.name == name), None)
    if found is None:
        raise Http404
    return found


def take(request: AuthenticatedHttpRequest, desk: ContributionDesk, form: TakingForm, drawn: Drawn) -> None:
    """What was chosen, taken over, and a sentence for the person."""
    chosen = {name: form.cleaned_data.get(name, []) for name in ("cards", "links")}
    kept = change_contribution(
        by=request.user,
        project=desk.project,
        seen=form.cleaned_data["seen"],
        verb="take_from_model",
        change=partial(taken_over, version=drawn.version, **chosen),
    )
    now = contribution_value(kept)
    nodes, links = len(now.nodes) - len(desk.record.nodes), len(now.links) - len(desk.record.links)
    messages.success(
        request,
        f"{count(nodes, 'card')} and {count(links, 'link')} came into the record as parts of their own.",
    )
