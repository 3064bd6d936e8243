"""What a project would change in the programme's wording, what the programme answers, and taking it over."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.logic_models.editing import Edit
from doingwith.logic_models.inheriting import TakeOverWords, newer_words
from doingwith.logic_models.model import ModelVersion
from doingwith_site.common.errors import NotYours
from doingwith_site.logic_models.actions.versions import answer_proposal, propose_change
from doingwith_site.logic_models.forms.cards import ProposalForm
from doingwith_site.logic_models.forms.versions import BecameForm
from doingwith_site.logic_models.navigation import Board, open_board_for
from doingwith_site.logic_models.presenters.pages import FormPage
from doingwith_site.logic_models.queries import model_in, offered_cards, programme_model
from doingwith_site.logic_models.records import proposal_values
from doingwith_site.logic_models.views.cards import told_of
from doingwith_site.logic_models.views.keeping import Change, changed, part_in, with_reason
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["answer", "propose", "take_over"]

TAKEN_OVER = "The programme's new words were taken over."


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
    against = f" and not “{found.wording}”" if found.wording else ""
    page = FormPage(
        title="What becomes of this proposal?",
        lead=f"“{row.title}” would say “{found.text}”{against}, because {found.reason}",
        back=home,
    )
    frame = ProgrammeFrame(membership=membership, current="Logic models")
    return render(request, "logic_models/begin.html", {"frame": frame, "form": form, "page": page})


@require_POST
@signed_in
def take_over(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, card: str
) -> HttpResponse:
    """Give a card that is the programme's the words that the programme says by now. Its links stay."""
    board = open_board_for(request.user, programme, model, drawing)
    node = part_in(request, board, lambda drawing: drawing.node_by_id.get(card))
    if node.refers_to is None:
        raise NotYours
    change = Change(
        verb="take_over_words",
        done="The card says what the programme says now. You can undo that.",
        edit=partial(taking_over, board=board, card=card),
        part=card,
        about=partial(told_of, card=card),
    )
    changed(request, board, change)
    return redirect(f"{board.outline_url}#card-{card}")


def taking_over(now: ModelVersion, *, board: Board, card: str) -> Edit:
    """What gives the card the programme's words of now, and says why where it stood before and nobody has."""
    stands = now.node_by_id.get(card)
    text = newer_words(now, offered_cards(board.model)).get(card, stands.text if stands else "")
    asked = board.stood_before(card) and stands is not None and stands.text != text
    why = TAKEN_OVER if asked and not now.reason_for(card) else ""
    return with_reason(TakeOverWords(id=card, text=text), about=card, why=why)
