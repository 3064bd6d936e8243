"""Two drawings beside each other: what changed, and what came of what was hoped for."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith.logic_models.evidence import evidence_named
from doingwith.logic_models.model import LogicModel
from doingwith.reporting.pdf import PdfUnavailable
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.common.files import file_answer
from doingwith_site.common.text import tidy
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.logic_models.actions.leaving import take_difference
from doingwith_site.logic_models.actions.pairs import confirm_same, take_same_back
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.passages import Named
from doingwith_site.logic_models.presenters.difference import DifferencePage, Side, sides_of
from doingwith_site.logic_models.presenters.files import FILES, NO_PDF
from doingwith_site.logic_models.presenters.picture import PicturePage, size_in
from doingwith_site.logic_models.queries import (
    confirmed_pairs,
    drawing_in,
    factor_labels,
    model_in,
    models_beside,
)
from doingwith_site.logic_models.records import shown_value
from doingwith_site.logic_models.rules import can_draw, check_can_draw
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for

__all__ = ["difference", "difference_picture", "take_away"]

Asked = dict[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def difference(request: AuthenticatedHttpRequest, programme: str, model: str) -> HttpResponse:
    """Lay two versions beside each other; by POST, say that two cards are one idea, or are not after all."""
    membership = membership_for(request.user, programme)
    model_in(membership.programme, model)
    asked = request.POST if request.method == "POST" else request.GET
    page = page_for(request, programme, model, asked_in(asked))
    if request.method == "POST":
        check_can_draw(membership, page.row)
    if not request.POST.get("old"):
        answer = shown(request, page)
        tell_of_reading(request, page.agreements_read)
        return answer
    if page.before and page.after:
        put_together(request, membership.programme, page.before, page.after)
    return redirect(f"{request.path}?{urlencode(chosen(page))}")


@require_safe
@signed_in
def difference_picture(request: AuthenticatedHttpRequest, programme: str, model: str) -> HttpResponse:
    """Look at the picture of two versions by itself, larger or smaller."""
    found, size = page_for(request, programme, model, asked_in(request.GET)), size_in(request.GET)
    if found.difference is None:
        raise NotYours
    page = PicturePage(
        title=f"What changed in {found.row.title}",
        picture=found.picture_at(size),
        size=size,
        chosen=chosen(found),
        back=f"{reverse('logic_models:difference', args=[programme, model])}?{urlencode(chosen(found))}",
    )
    return render(request, "logic_models/picture.html", {"frame": found.frame, "page": page})


@require_POST
@signed_in
def take_away(request: AuthenticatedHttpRequest, programme: str, model: str) -> HttpResponse:
    """The difference as a file. It is asked for by POST because that it left is recorded."""
    form = request.POST.get("format", "")
    page = page_for(request, programme, model, asked_in(request.POST))
    if form not in FILES or page.difference is None or page.after is None or page.before is None:
        raise NotYours
    row = row_of(membership_for(request.user, programme).programme, page.after)
    try:
        written = take_difference(
            by=request.user,
            row=row,
            models=(page.before.model, page.after.model),
            difference=page.difference,
            form=form,
        )
    except PdfUnavailable:
        return shown(request, page, refusal=NO_PDF)
    name = f"{model}-{page.before.version.number}-{page.after.version.number}.{form}"
    return file_answer(written, name=name, media_type=FILES[form].media_type)


def asked_in(sent: QueryDict) -> Asked:
    """The two versions that are asked for, as an address or a form names them."""
    return {key: tidy(str(sent.get(key, ""))) for key in ("from", "to")}


def page_for(request: AuthenticatedHttpRequest, programme: str, model: str, asked: Asked) -> DifferencePage:
    """The page of the two versions that were asked for; without a choice, the model's first and last."""
    membership = membership_for(request.user, programme)
    row = model_in(membership.programme, model)
    names = {code.rpartition(":")[0] for code in asked.values()}
    models = [shown_value(one) for one in models_beside(row, names)]
    here = next(one for one in models if one.id == row.identifier)
    sides = sides_of(models)
    before, after, problem = choose(sides, here, asked)
    both = {side.model.id for side in (before, after) if side}
    return DifferencePage(
        frame=ProgrammeFrame(membership=membership, current="Logic models"),
        row=row,
        sides=sides,
        before=before,
        after=after,
        pairs=confirmed_pairs(membership.programme, both) if before and after else [],
        may_draw=can_draw(membership, row),
        problem=problem,
        factors=factor_labels(membership.programme),
        named=named_in(membership, after),
    )


def named_in(membership: Membership, side: Side | None) -> Named:
    """What the cards of a version rest on, as far as the member may see it."""
    return Named(
        membership=membership, names=frozenset(evidence_named(side.version) if side is not None else ())
    )


def choose(sides: list[Side], here: LogicModel, asked: Asked) -> tuple[Side | None, Side | None, str]:
    """The two versions, and what is wrong with what was asked for."""
    known = {side.code: side for side in sides}
    own = [side for side in sides if side.model is here]
    missing = [code for code in asked.values() if code and code not in known]
    problem = "That version is not there. Choose two from the lists." if missing else ""
    if len(own) < 2 and not (asked["from"] and asked["to"]):
        return None, None, problem
    first, last = (own[0], own[-1]) if own else (None, None)
    return known.get(asked["from"]) or first, known.get(asked["to"]) or last, problem


def chosen(page: DifferencePage) -> Asked:
    """The two versions as an address names them."""
    return {key: side.code for key, side in (("from", page.before), ("to", page.after)) if side is not None}


def put_together(request: AuthenticatedHttpRequest, programme: Programme, before: Side, after: Side) -> None:
    """Does what the button says, and says what was done."""
    apart = request.POST.get("act") == "apart"
    try:
        (take_same_back if apart else confirm_same)(
            by=request.user,
            before=row_of(programme, before),
            after=row_of(programme, after),
            old=str(request.POST.get("old", "")),
            new=str(request.POST.get("new", "")),
        )
        messages.success(request, "They are two cards again." if apart else "The two cards are one idea now.")
    except Refused as refused:
        messages.error(request, str(refused))


def row_of(programme: Programme, side: Side) -> LogicModelVersion:
    """The row of a version."""
    return drawing_in(model_in(programme, side.model.id), side.version.number)


def shown(request: AuthenticatedHttpRequest, page: DifferencePage, refusal: str = "") -> HttpResponse:
    """The page."""
    context = {"frame": page.frame, "page": page, "files": FILES.values(), "refusal": refusal}
    return render(request, "logic_models/difference.html", context)
