"""The only door for changing a theory: a draft is started, changed step by step, and agreed on."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from doingwith.theory.drafting import NotInDraft, begin_revision, finished, with_closed_draft
from doingwith.theory.lineage import newest, version_before
from doingwith.theory.theory import TheoryVersion
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factor_list, membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.theory.models import DraftStep, TheoryDraft
from doingwith_site.theory.models import TheoryVersion as TheoryVersionRow
from doingwith_site.theory.queries import LEFT, effective_steps, latest_step, left_before, open_draft
from doingwith_site.theory.records import (
    closed_draft_value,
    draft_content,
    draft_value,
    keep_revision,
    store_theory_version,
    theory_values,
)
from doingwith_site.theory.rules import check_can_agree, check_is_open, check_says_why

__all__ = [
    "About",
    "Change",
    "DraftChanged",
    "agree_on_draft",
    "change_draft",
    "give_advice",
    "leave_draft",
    "start_draft",
    "undo_last_change",
]

Change = Callable[[TheoryVersion], TheoryVersion]
"""What is done to a draft: one of the functions of ``doingwith.theory.drafting`` with its choices made."""
About = Callable[[TheoryVersion], object]
"""What a change is about, picked out of a draft."""


class DraftChanged(Refused):  # noqa: N818 - it reads as a sentence
    """Somebody changed the same clause or statement meanwhile. ``latest`` is the step that stands now."""

    def __init__(self, latest: DraftStep) -> None:
        super().__init__(
            "Somebody changed this meanwhile. Both texts are below. Put them together and keep the result."
        )
        self.latest = latest


@transaction.atomic
def start_draft(*, by: User, programme: Programme) -> TheoryDraft:
    """The open draft of the programme: a new one from the newest version, or the one that is open already."""
    check_can(membership_in(by, programme), Permission.REVISE_THEORY)
    programme = lock(programme)
    already = open_draft(programme)
    if already:
        return already
    versions = theory_values(programme)
    draft = TheoryDraft.objects.create(programme=programme, started_by=by)
    value = begin_revision(newest(versions), id=_free_id([version.id for version in versions]))
    _add_step(draft, value, verb="start", by=by)
    _record(by, "start", draft)
    return draft


@transaction.atomic
def change_draft(
    *, by: User, programme: Programme, seen: int, verb: str, change: Change, about: About | None = None
) -> DraftStep:
    """One change to the open draft. ``seen`` is the step the person had in front of them.

    ``about`` picks what the change is about out of a draft, such as one clause: when that is no longer
    what the person saw, DraftChanged is raised and nothing is changed. A change to anything else that
    somebody made meanwhile stays beside this one. Raises Refused when the thing is gone.
    """
    check_can(membership_in(by, programme), Permission.REVISE_THEORY)
    return _changed(by=by, programme=programme, seen=seen, verb=verb, change=change, about=about)


@transaction.atomic
def give_advice(*, by: User, programme: Programme, change: Change) -> DraftStep:
    """Advice on the open draft, added to what others advised."""
    check_can(membership_in(by, programme), Permission.ADVISE_ON_THEORY)
    return _changed(by=by, programme=programme, seen=0, verb="advise", change=change, about=None)


@transaction.atomic
def undo_last_change(*, by: User, programme: Programme, seen: int) -> DraftStep:
    """The draft as it was before its last change; the change itself is kept. Refused when there is none."""
    check_can(membership_in(by, programme), Permission.REVISE_THEORY)
    draft = check_is_open(open_draft(lock(programme)))
    latest, standing = latest_step(draft), effective_steps(draft)
    if latest.number != seen:
        raise Refused(
            "The draft was changed meanwhile. Look at it once more, then undo what you want to undo."
        )
    if len(standing) < 2:
        raise Refused("There is nothing to undo: the draft says what the version before says.")
    *_, earlier, last = standing
    before = draft.steps.get(number=earlier)
    step = _add_step(draft, draft_value(before), verb="undo", by=by, undoes=last)
    _record(by, "undo", draft, step)
    return step


@transaction.atomic
def agree_on_draft(
    *, by: User, programme: Programme, seen: int, label: str, authors: Sequence[str], reason: str
) -> TheoryVersionRow:
    """The draft as the next version of the theory, with who agreed (by the part they play) and why."""
    check_can(membership_in(by, programme), Permission.REVISE_THEORY)
    programme = lock(programme)
    draft = check_is_open(open_draft(programme))
    latest = latest_step(draft)
    if latest.number != seen:
        raise Refused("The draft was changed meanwhile. Read it once more before you agree on it.")
    value, versions = draft_value(latest), theory_values(programme)
    check_can_agree(value, versions)
    version = replace(
        finished(value, version_before(value, versions)),
        label=label,
        authors=tuple(authors),
        reason=reason,
        agreed_on=timezone.localdate(),
    )
    factors = {factor.identifier: factor for factor in current_factor_list(programme).factors.all()}
    if not versions:
        version = replace(version, closed_drafts=tuple(map(closed_draft_value, left_before(programme))))
    row = store_theory_version(programme, version, len(versions), factors)
    _close(draft, became=version.id)
    _record(by, "agree", draft, latest)
    return row


@transaction.atomic
def leave_draft(*, by: User, programme: Programme, reason: str) -> None:
    """Closes the open draft without a version, and says why. Its steps stay.

    The version that it began from tells of it and of the advice that was given on it; where there was none
    yet, the first one will. Refused without a reason.
    """
    check_can(membership_in(by, programme), Permission.REVISE_THEORY)
    programme = lock(programme)
    draft = check_is_open(open_draft(programme))
    why = check_says_why(tidy(reason))
    value = replace(draft_value(latest_step(draft)), reason=why)
    last = _add_step(draft, value, verb=LEFT, by=by)
    before = version_before(value, theory_values(programme))
    if before:
        keep_revision(programme, with_closed_draft(before, closed_draft_value(last)))
    _close(draft, became="")
    _record(by, "leave", draft)


def _changed(
    *, by: User, programme: Programme, seen: int, verb: str, change: Change, about: About | None
) -> DraftStep:
    draft = check_is_open(open_draft(lock(programme)))
    latest = latest_step(draft)
    value = draft_value(latest)
    try:
        if about and latest.number != seen and about(value) != about(_seen(draft, seen, latest)):
            raise DraftChanged(latest)
        step = _add_step(draft, change(value), verb=verb, by=by)
    except NotInDraft as gone:
        raise Refused("Somebody took this out of the draft meanwhile, so it cannot be changed.") from gone
    _record(by, verb, draft, step)
    return step


def _seen(draft: TheoryDraft, number: int, latest: DraftStep) -> TheoryVersion:
    return draft_value(draft.steps.filter(number=number).first() or latest)


def _add_step(
    draft: TheoryDraft, value: TheoryVersion, *, verb: str, by: User, undoes: int | None = None
) -> DraftStep:
    last = draft.steps.order_by("-number").values_list("number", flat=True).first() or 0
    return DraftStep.objects.create(
        draft=draft, number=last + 1, verb=verb, content=draft_content(value), undoes=undoes, by=by
    )


def _close(draft: TheoryDraft, *, became: str) -> None:
    draft.is_open = False
    draft.became = became
    draft.save(update_fields=["is_open", "became"])


def _free_id(taken: Sequence[str]) -> str:
    """A name for the next version that no version has, whatever the capitals."""
    used = {name.casefold() for name in taken}
    number = len(taken) + 1
    while f"theory-{number}" in used:
        number += 1
    return f"theory-{number}"


def _record(by: User, verb: str, draft: TheoryDraft, step: DraftStep | None = None) -> None:
    record_event(
        by=by,
        verb=verb,
        noun="theory_draft",
        object_id=draft.pk,
        programme_id=draft.programme_id,
        detail={"step": step.number} if step else None,
    )
