"""One drawing: its outline, its picture, the three questions, and its way out as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from doingwith.reporting.pdf import PdfUnavailable
from doingwith_site.common.errors import NotYours
from doingwith_site.common.files import file_answer
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.logic_models.actions.leaving import take_drawing
from doingwith_site.logic_models.meetings.navigation import meeting_of
from doingwith_site.logic_models.navigation import Board, board_for
from doingwith_site.logic_models.presenters.drawing import DrawingPage
from doingwith_site.logic_models.presenters.files import FILES, NO_PDF
from doingwith_site.logic_models.presenters.picture import PicturePage, size_in
from doingwith_site.logic_models.records import logic_model_value
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["download", "drawing", "picture"]


@require_safe
@signed_in
def drawing(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Read a drawing, and find what can be done with it."""
    board = board_for(request.user, programme, model, drawing)
    page = shown(request, board)
    tell_of_reading(request, board.named.agreements_read)
    return page


@require_safe
@signed_in
def picture(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Look at the picture by itself, larger or smaller."""
    board = board_for(request.user, programme, model, drawing)
    size, of = size_in(request.GET), DrawingPage(board=board)
    page = PicturePage(
        title=f"{board.model.title}, version {board.row.number}",
        picture=of.picture_at(size, board.url),
        size=size,
        chosen={},
        back=board.url,
    )
    return render(request, "logic_models/picture.html", {"frame": board.frame, "page": page})


@require_POST
@signed_in
def download(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """The drawing as a file. It is asked for by POST because that it left is recorded."""
    board = board_for(request.user, programme, model, drawing)
    form = request.POST.get("format", "")
    if form not in FILES:
        raise NotYours
    try:
        written = take_drawing(
            by=request.user,
            row=board.row,
            model=logic_model_value(board.model),
            version=board.version,
            form=form,
        )
    except PdfUnavailable:
        return shown(request, board, refusal=NO_PDF)
    name = f"{board.model.identifier}-{board.row.number}.{form}"
    return file_answer(written, name=name, media_type=FILES[form].media_type)


def shown(request: AuthenticatedHttpRequest, board: Board, refusal: str = "") -> HttpResponse:
    """The page of the drawing."""
    context = {
        "frame": board.frame,
        "board": board,
        "page": DrawingPage(board=board),
        "files": FILES.values(),
        "refusal": refusal,
        "meeting": meeting_of(request, board),
    }
    return render(request, "logic_models/drawing.html", context)
