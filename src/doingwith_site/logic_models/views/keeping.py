"""What every page that changes a drawing does with what was sent: keep it, and never lose a word of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac

from doingwith.logic_models.editing import Edit, GiveReason, Together
from doingwith.logic_models.model import ModelVersion
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.logic_models.actions.drawing import (
    About,
    DrawingChanged,
    MakeEdit,
    change_drawing,
    set_aside,
)
from doingwith_site.logic_models.forms.sent import Meanwhile, RemoveForm, SentForm
from doingwith_site.logic_models.navigation import Board
from doingwith_site.logic_models.presenters.pages import FormPage
from doingwith_site.logic_models.queries import last_known
from doingwith_site.people.http import AuthenticatedHttpRequest
from doingwith_site.projects.forms.boxes import show_again

__all__ = [
    "Boxes",
    "Change",
    "changed",
    "form_page",
    "frozen",
    "is_kept_back",
    "kept",
    "nothing_taken_out",
    "once",
    "part_in",
    "removing_of",
    "whole_number",
    "with_reason",
]

Part = TypeVar("Part")

ONE_PRESS = "doingwith_site.logic_models.one_press"
Boxes = Callable[[ModelVersion], Mapping[str, Any] | None]
"""What a form's boxes hold in a drawing; None where what they are about is not there."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change to a drawing, and what is said when it is ``done``.

    ``boxes`` say what stands in the form's boxes by now, for when two wrote. ``is_once``: a second tap on
    the button is no second change, though the first took away what it is about. ``comes_back``: what somebody
    took out meanwhile is back in the drawing when this is kept.
    """

    verb: str
    done: str
    edit: MakeEdit
    part: str = ""
    about: About | None = None
    boxes: Boxes = lambda drawing: {}
    is_once: bool = False
    comes_back: bool = True


def kept(request: AuthenticatedHttpRequest, board: Board, form: SentForm, change: Change) -> bool:
    """Whether what was sent is kept, in the drawing or beside it. When it is not, the form says why."""
    act = request.POST.get("act", "")
    if act == "join":
        _join(request, board, form, change)
        return False
    try:
        if act == "theirs":
            set_aside(
                by=request.user, row=board.row, part=change.part, words=form.words, key=once(request, board)
            )
            messages.success(request, "The drawing stays as it is. Your words are kept under “Set aside”.")
        else:
            _changed(request, board, form, change)
            messages.success(request, change.done)
    except DrawingChanged as found:
        _show_both(request, form, change, found)
        return False
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def changed(request: AuthenticatedHttpRequest, board: Board, change: Change) -> None:
    """Makes a change that has no boxes, and tells the person that it is done, or why not."""
    refused = refusal_of(request, board, change)
    if refused:
        messages.error(request, refused)


def refusal_of(request: AuthenticatedHttpRequest, board: Board, change: Change) -> str:
    """Makes a change that has no boxes, and tells the person that it is done. Why not, when it is not."""
    seen = whole_number(request.POST.get("seen"))
    try:
        change_drawing(
            by=request.user,
            row=board.row,
            seen=board.step if seen is None else seen,
            verb=change.verb,
            edit=change.edit,
            about=change.about,
            part=change.part,
        )
    except DrawingChanged:
        return "Somebody changed this meanwhile. Look at it once more before you go on."
    except Refused as refused:
        return str(refused)
    messages.success(request, change.done)
    return ""


def removing_of(board: Board, part: str, sent: QueryDict | None = None) -> RemoveForm:
    """The box for why a card or a link is taken out."""
    return RemoveForm(sent, seen=board.step, asks=board.stood_before(part), why=board.why(part) or "")


def is_kept_back(request: AuthenticatedHttpRequest, board: Board, change: Change, form: RemoveForm) -> bool:
    """Takes something out as ``changed`` does, with the reason that was sent for it.

    True when that cannot be and the form holds a reason, which is not to be lost: the form says why.
    """
    form.full_clean()
    wrong = " ".join(map(str, form.errors.get("why", ())))
    refused = wrong or refusal_of(request, board, _with_why(change, form.reason))
    if refused and form.holds_words and board.stands(change.part):
        if not wrong:
            form.add_error(None, refused)
        return True
    if refused:
        messages.error(request, refused)
    return False


def nothing_taken_out(request: AuthenticatedHttpRequest, board: Board, name: str, part: str) -> HttpResponse:
    """Back to where something is taken out: who only opens that address, or loads it anew, takes nothing out.

    ``name`` is the page of the card or link ``part``, which may have gone since.
    """
    messages.error(request, "Nothing was taken out. To do that, press the button on the page.")
    return redirect(board.url_of(name, part) if board.stands(part) else board.outline_url)


def _with_why(change: Change, why: str | None) -> Change:
    if why is None:
        return change
    reason = GiveReason(about=change.part, text=why)
    return replace(change, edit=lambda now: Together(edits=(change.edit(now), reason)))


def with_reason(edit: Edit, *, about: str, why: str) -> Edit:
    """The edit, and why it was made when somebody said so: one step."""
    return Together(edits=(edit, GiveReason(about=about, text=why))) if why else edit


def form_page(
    request: AuthenticatedHttpRequest,
    board: Board,
    form: SentForm,
    page: FormPage,
    template: str = "form_page",
    *,
    holds_words: bool = False,
) -> HttpResponse:
    """A page with a form; of a frozen version there is none, unless something was typed for it."""
    if board.row.is_frozen and not (form.is_bound or form.is_typed_on or holds_words):
        return frozen(request, board)
    context = {"frame": board.frame, "board": board, "form": form, "page": page}
    status = 409 if form.meanwhile else 200
    return render(request, f"logic_models/{template}.html", context, status=status)


def frozen(request: AuthenticatedHttpRequest, board: Board) -> HttpResponseRedirect:
    """Back to the drawing, with the reason why it cannot be changed."""
    number = board.row.number
    messages.error(request, f"Version {number} is frozen, so it stays as it is. Draw a new version from it.")
    return redirect(board.url)


def part_in(
    request: AuthenticatedHttpRequest, board: Board, pick: Callable[[ModelVersion], Part | None]
) -> Part:
    """What ``pick`` finds in the drawing; when it was taken out while somebody wrote, as it was last."""
    found = pick(board.version)
    if found is None and request.method == "POST":
        found = last_known(board.row, pick)
    if found is None:
        raise NotYours
    return found


def whole_number(sent: str | None) -> int | None:
    """A whole number that a page sent; None when it is none."""
    return int(sent) if sent and sent.isascii() and sent.isdigit() and len(sent) < 10 else None


def once(request: AuthenticatedHttpRequest, board: Board) -> str:
    """One name for one press of the button, so that a double tap adds one thing.

    After something was taken back, the same words are a new thing. Without the site's secret key nobody
    can try out which words it stands for, once they are taken back.
    """
    sent = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    told = repr((request.user.pk, request.path, board.undone, sent))
    key = told.encode("utf-8", "surrogatepass")
    return salted_hmac(ONE_PRESS, key, algorithm="sha256").hexdigest()


def _changed(request: AuthenticatedHttpRequest, board: Board, form: SentForm, change: Change) -> None:
    change_drawing(
        by=request.user,
        row=board.row,
        seen=form.cleaned_data["seen"],
        verb=change.verb,
        edit=change.edit,
        about=change.about,
        part=change.part,
        key=form.cleaned_data["key"] or (once(request, board) if change.is_once or not change.about else ""),
    )


def _join(request: AuthenticatedHttpRequest, board: Board, form: SentForm, change: Change) -> None:
    """Puts both texts into the boxes, for the person to make one of them."""
    both = request.POST.copy()
    both["seen"] = str(board.step)
    for name, words in form.joined(change.boxes(board.version) or {}).items():
        both[name] = words
    form.data, form.holds_both = both, True


def _show_both(
    request: AuthenticatedHttpRequest, form: SentForm, change: Change, found: DrawingChanged
) -> None:
    theirs = change.boxes(found.now)
    form.meanwhile = Meanwhile(
        by=found.step.by.name if found.step.by else "Somebody",
        boxes=[] if theirs is None else form.differing(theirs),
        is_gone=theirs is None,
        comes_back=change.comes_back,
    )
    show_again(form, request.POST, seen=found.seen)
