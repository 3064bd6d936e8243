"""A programme's theory versions, and the draft of the next one."""

from django.db.models import QuerySet

from doingwith_site.programmes.models import Programme
from doingwith_site.theory.models import DraftStep, TheoryDraft

__all__ = ["LEFT", "effective_steps", "latest_step", "left_before", "open_draft"]

LEFT = "leave"
"""What the last step of a draft that came to nothing is called."""


def open_draft(programme: Programme) -> TheoryDraft | None:
    """The revision that is being worked on; None when there is none."""
    return programme.theory_drafts.filter(is_open=True).select_related("started_by").first()


def latest_step(draft: TheoryDraft) -> DraftStep:
    """The draft as it stands."""
    return draft.steps.select_related("by").latest("number")


def left_before(programme: Programme) -> QuerySet[DraftStep]:
    """The last step of each draft that was closed without a version, the first draft first."""
    return DraftStep.objects.filter(draft__programme=programme, verb=LEFT).order_by("draft")


def effective_steps(draft: TheoryDraft) -> list[int]:
    """The numbers of the steps that have not been taken back, the first one included."""
    standing: list[int] = []
    for number, undoes in draft.steps.values_list("number", "undoes"):
        if undoes is None:
            standing.append(number)
        else:
            standing.remove(undoes)
    return standing
