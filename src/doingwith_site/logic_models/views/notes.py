"""What people said about a column, and their answers to the three questions."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import ChangeAnswers, ChangeNotes, Edit
from doingwith.logic_models.model import CheckAnswer, ModelVersion
from doingwith.reporting.wording import word
from doingwith_site.common.errors import NotYours
from doingwith_site.logic_models.forms.cards import NotesForm
from doingwith_site.logic_models.forms.links import QuestionForm
from doingwith_site.logic_models.navigation import open_board_for
from doingwith_site.logic_models.presenters.pages import AnswersPage, FormPage
from doingwith_site.logic_models.views.keeping import Change, changed, form_page, kept, whole_number
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["answers", "notes", "remove_answer"]

NOTES_LEAD = "Ask in the room what helps here, and write down what people say. Every box may stay empty."
ANSWERS_LEAD = "Ask each group in the room. Answers that differ stand side by side."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def notes(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, column: str
) -> HttpResponse:
    """Ask the crib sheet's questions to one column, for a reflection, and why it is left empty."""
    board = open_board_for(request.user, programme, model, drawing)
    if column not in list(Column):
        raise NotYours
    here = Column(column)
    form = NotesForm(request.POST or None, seen=board.step, notes=board.version.notes(here))
    if form.is_valid():
        change = Change(
            verb="note",
            done=f"What was said about {word(here).lower()} is kept.",
            edit=lambda now: ChangeNotes(notes=form.notes),
            part=column,
            about=lambda now: now.notes(here),
            boxes=partial(boxes_of, column=here),
        )
        if kept(request, board, form, change):
            return redirect(f"{board.outline_url}#column-{column}")
    page = FormPage(title=f"About {word(here).lower()}", lead=NOTES_LEAD, back=board.outline_url)
    return form_page(request, board, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answers(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Show what people answered to the three questions, and ask for one more answer."""
    board = open_board_for(request.user, programme, model, drawing)
    form = QuestionForm(request.POST or None, seen=board.step)
    if form.is_valid():
        change = Change(
            verb="answer",
            done="The answer is kept beside the others.",
            edit=partial(with_answer, answer=form.answer),
        )
        if kept(request, board, form, change):
            return redirect(board.url_of("answers"))
    page = AnswersPage(
        drawing=board.version,
        title="Three questions",
        lead=ANSWERS_LEAD,
        keep="Keep this answer",
        back=board.outline_url,
        back_words="Go back to the drawing",
    )
    return form_page(request, board, form, page, "answers")


@require_POST
@signed_in
def remove_answer(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int
) -> HttpResponse:
    """Take one answer out, the one with the number that is sent, counted from 0."""
    board = open_board_for(request.user, programme, model, drawing)
    number, here = whole_number(request.POST.get("number")), board.version.answers
    if number is None or number >= len(here):
        messages.error(request, "That answer is not here any more.")
        return redirect(board.url_of("answers"))
    change = Change(
        verb="take_answer",
        done="The answer is taken out. You can undo that.",
        edit=partial(without_answer, answer=here[number]),
        about=lambda now: now.answers,
    )
    changed(request, board, change)
    return redirect(board.url_of("answers"))


def boxes_of(drawing: ModelVersion, *, column: Column) -> Mapping[str, Any]:
    """What stands in the boxes of a column."""
    return NotesForm(seen=0, notes=drawing.notes(column)).initial


def with_answer(now: ModelVersion, *, answer: CheckAnswer) -> Edit:
    """The answers with one more, once."""
    others = tuple(one for one in now.answers if one != answer)
    return ChangeAnswers(answers=(*others, answer))


def without_answer(now: ModelVersion, *, answer: CheckAnswer) -> Edit:
    """The answers without this one."""
    return ChangeAnswers(answers=tuple(one for one in now.answers if one != answer))
