"""Moving a statement or a clause up or down, and taking one out."""

from collections.abc import Callable, Mapping
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from doingwith.theory import drafting
from doingwith.theory.theory import TheoryVersion
from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.theory.actions import change_draft
from doingwith_site.theory.navigation import desk_for
from doingwith_site.theory.views.draft import number

__all__ = ["arrange"]

Move = Callable[[TheoryVersion, str], TheoryVersion]
MOVES: Mapping[str, tuple[Move, str]] = {
    "statement_up": (partial(drafting.move_statement, places=-1), "The statement is one place higher."),
    "statement_down": (partial(drafting.move_statement, places=1), "The statement is one place lower."),
    "statement_out": (drafting.remove_statement, "The statement is out of the draft. You can undo that."),
    "clause_up": (partial(drafting.move_clause, places=-1), "The clause is one place higher."),
    "clause_down": (partial(drafting.move_clause, places=1), "The clause is one place lower."),
    "clause_out": (drafting.remove_clause, "The clause is out of the draft. You can undo that."),
}


@require_POST
@signed_in
def arrange(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """One move: “statement_up”, “clause_out” and so on, and the identifier of what is moved."""
    desk = desk_for(request.user, programme)
    verb, _, item = str(request.POST.get("move", "")).partition(":")
    if verb not in MOVES:
        messages.error(request, "Nothing was moved: that is no move. Use the buttons beside the clauses.")
        return redirect(desk.url)
    move, done = MOVES[verb]
    about = drafting.statement_in if verb.startswith("statement") else drafting.clause_in
    try:
        change_draft(
            by=request.user,
            programme=desk.programme,
            seen=number(request, "seen"),
            verb=verb,
            change=lambda draft: move(draft, item),
            about=(lambda draft: about(draft, item)) if verb.endswith("out") else None,
        )
        messages.success(request, done)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(desk.url)
