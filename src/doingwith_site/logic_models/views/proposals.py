"""What a project would change in the programme's wording, and what the programme answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import NotYours
from doingwith_site.logic_models.actions.versions import answer_proposal, propose_change
from doingwith_site.logic_models.forms.cards import ProposalForm
from doingwith_site.logic_models.forms.versions import BecameForm
from doingwith_site.logic_models.navigation import open_board_for
from doingwith_site.logic_models.presenters.pages import FormPage
from doingwith_site.logic_models.queries import model_in, programme_model
from doingwith_site.logic_models.records import proposal_values
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["answer", "propose"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def propose(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, card: str
) -> HttpResponse:
    """Ask how a project would word a card of the programme's, and why."""
    board = open_board_for(request.user, programme, model, drawing)
    node = board.version.node_by_id.get(card)
    if node is None or node.refers_to is None:
        raise NotYours
    form = ProposalForm(request.POST or None, initial={"text": node.text})
    if form.is_valid():
        propose_change(by=request.user, row=board.row, card=card, **form.cleaned_data)
        messages.success(request, "The proposal is with the programme. Its answer will stand beside it.")
        return redirect(board.model_url)
    page = FormPage(
        title="Propose other words",
        lead=f"“{node.text}” is the programme's wording, so the programme says what becomes of it.",
        keep="Send the proposal",
        back=board.url,
        back_words="Go back to the drawing",
    )
    context = {"frame": board.frame, "board": board, "form": form, "page": page}
    return render(request, "logic_models/form_page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer(request: AuthenticatedHttpRequest, programme: str, model: str, proposal: str) -> HttpResponse:
    """Say what becomes of a proposal, and why."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.DRAW_PROGRAMME_MODEL)
    row = model_in(membership.programme, model)
    found = next((one for one in proposal_values(row) if one.id == proposal), None)
    if found is None:
        raise NotYours
    form = BecameForm(request.POST or None, initial={"became": found.became})
    own = programme_model(membership.programme) or row
    home = reverse("logic_models:model", args=[programme, own.identifier])
    if form.is_valid():
        answer_proposal(by=request.user, model=row, proposal=proposal, became=form.cleaned_data["became"])
        messages.success(request, "What becomes of the proposal is kept.")
        return redirect(home)
    page = FormPage(
        title="What becomes of this proposal?",
        lead=f"“{row.title}” would say “{found.text}”, because {found.reason}",
        back=home,
    )
    frame = ProgrammeFrame(membership=membership, current="Logic models")
    return render(request, "logic_models/begin.html", {"frame": frame, "form": form, "page": page})
