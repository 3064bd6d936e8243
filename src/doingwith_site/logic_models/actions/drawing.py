"""Changing a drawing, and taking changes back. Every step is kept."""

from collections.abc import Callable, Mapping

from django.db import transaction

from doingwith.logic_models.editing import Edit, EditRefused, apply_edit
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.taking_back import taken_back
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.actions.standing import check_passages_stand, told_of_what_stood
from doingwith_site.logic_models.actions.withdrawn import MAKES_OF_OTHERS, mark_made_of_withdrawn
from doingwith_site.logic_models.actions.wordings import check_wordings
from doingwith_site.logic_models.models import DrawingStep, LogicModelVersion
from doingwith_site.logic_models.queries import last_change, own_standing_steps, seen_drawing
from doingwith_site.logic_models.records import step_value, version_content, version_value
from doingwith_site.logic_models.rules import check_can_draw, check_is_open
from doingwith_site.people.models import User
from doingwith_site.programmes.queries import membership_in

__all__ = ["About", "DrawingChanged", "MakeEdit", "baseline", "change_drawing", "set_aside", "take_back"]

MakeEdit = Callable[[ModelVersion], Edit]
"""Makes the edit for the drawing as it stands, such as a place in its column."""
About = Callable[[ModelVersion], object]
"""What a change is about, picked out of a drawing: one card, one link, the notes of one column."""


class DrawingChanged(Refused):  # noqa: N818 - it reads as a sentence
    """Somebody changed the same card, link or note meanwhile, in ``step``.

    ``now`` is the drawing as it stands, after the step with the number ``seen``.
    """

    def __init__(self, now: ModelVersion, step: DrawingStep, seen: int) -> None:
        super().__init__(
            "Somebody changed this meanwhile. Both texts are below. Put them together and keep the result."
        )
        self.now = now
        self.step = step
        self.seen = seen


@transaction.atomic
def change_drawing(
    *,
    by: User,
    row: LogicModelVersion,
    seen: int,
    verb: str,
    edit: MakeEdit,
    about: About | None = None,
    part: str = "",
    key: str = "",
) -> DrawingStep:
    """One change to a drawing. ``seen`` is the step that the person had in front of them.

    ``about`` picks what the change is about: when that is no longer what the person saw, DrawingChanged
    is raised and nothing is changed, unless the drawing says already what was sent. A change to anything
    else that somebody made meanwhile stays beside this one. ``part`` is the identifier of it. What comes
    twice with one ``key`` is done once, and what changes nothing adds no step: the last one is given
    then. Raises Refused with a sentence when the edit cannot be made.
    """
    row = _locked(by, row)
    already = row.steps.filter(key=key).first() if key else None
    if already:
        return already
    latest, now = baseline(row), version_value(row)
    changed = None
    if about and seen != latest.number and about(now) != about(seen_drawing(row, seen, now)):
        changed = DrawingChanged(now, last_change(row, about, seen) or latest, latest.number)
    try:
        after = apply_edit(now, edit(now))
    except EditRefused as refused:
        raise (changed or Refused(str(refused))) from refused
    if after == now:
        return latest
    if changed:
        raise changed
    if verb in MAKES_OF_OTHERS:
        mark_made_of_withdrawn(row, now, after)
    return _step(row, latest.number + 1, now, after, verb=verb, by=by, about=part, key=key)


@transaction.atomic
def set_aside(
    *, by: User, row: LogicModelVersion, part: str, words: Mapping[str, str], key: str = ""
) -> DrawingStep:
    """Keeps what somebody typed while another was first, beside the drawing, which stays as it is."""
    row = _locked(by, row)
    already = row.steps.filter(key=key).first() if key else None
    if already:
        return already
    latest = baseline(row)
    step = DrawingStep.objects.create(
        version=row,
        number=latest.number + 1,
        verb="aside",
        about=part,
        content=row.content,
        aside=dict(words),
        key=key,
        by=by,
    )
    _record(by, "set_aside", row, step.number)
    return step


@transaction.atomic
def take_back(*, by: User, row: LogicModelVersion, number: int | None = None) -> DrawingStep:
    """Takes a step of one's own back; without ``number``, the last. What others changed since stays.

    With the number of a step that took another one back, that other one stands again.

    Raises Refused when there is nothing to take back, or when something rests on it by now.
    """
    row = _locked(by, row)
    latest = baseline(row)
    step = _to_take_back(row, by, number)
    before = row.steps.filter(number__lt=step.number).latest("number")
    now = version_value(row)
    try:
        after = taken_back(now, before=step_value(before), after=step_value(step))
    except EditRefused as refused:
        raise Refused(str(refused)) from refused
    return _step(row, latest.number + 1, now, after, verb="undo", by=by, about=step.about, undoes=step.number)


def _to_take_back(row: LogicModelVersion, by: User, number: int | None) -> DrawingStep:
    found = own_standing_steps(row, by)
    asked = [one for one in found if one.number == number] if number is not None else found
    latest = [one for one in asked if number is not None or one.undoes is None]
    if not latest:
        raise Refused("There is nothing of yours left to take back in this drawing.")
    return latest[0]


def _locked(by: User, row: LogicModelVersion) -> LogicModelVersion:
    """The row as it is now, for somebody who may change it. Others wait until this change is done."""
    locked = LogicModelVersion.objects.select_for_update().get(pk=row.pk)
    locked.model = row.model
    check_can_draw(membership_in(by, row.model.programme), row.model)
    check_is_open(locked)
    return locked


def baseline(row: LogicModelVersion) -> DrawingStep:
    """The last step, which says what the row says: one is added where the row came from elsewhere.

    The row must be locked. ``shown_step`` gives the number of that step before it is there.
    """
    latest = row.steps.order_by("-number").first()
    if latest is not None and latest.content == row.content:
        return latest
    return DrawingStep.objects.create(
        version=row,
        number=latest.number + 1 if latest else 0,
        verb="import" if latest else "start",
        content=row.content,
    )


def _step(
    row: LogicModelVersion,
    number: int,
    now: ModelVersion,
    after: ModelVersion,
    *,
    verb: str,
    by: User,
    about: str,
    key: str = "",
    undoes: int | None = None,
) -> DrawingStep:
    check_wordings(row, now, after)
    check_passages_stand(row, now, after)
    after = told_of_what_stood(row, after)
    row.content = version_content(after)
    row.save(update_fields=["content"])
    step = DrawingStep.objects.create(
        version=row,
        number=number,
        verb=verb,
        about=about,
        content=row.content,
        undoes=undoes,
        key=key,
        by=by,
    )
    _record(by, verb, row, number)
    return step


def _record(by: User, verb: str, row: LogicModelVersion, number: int) -> None:
    record_event(
        by=by,
        verb=verb,
        noun="drawing",
        object_id=row.model.identifier,
        programme_id=row.model.programme_id,
        detail={"version": row.number, "step": number},
    )
