"""The only door for meetings and suggestions. Whoever suggests has no account: ``by`` is then nobody."""

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet, prefetch_related_objects
from django.utils import timezone

from doingwith.logic_models.columns import Column
from doingwith.logic_models.freezing import frozen_anew
from doingwith.logic_models.model import LogicModel as LogicModelValue
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.node_edits import AddNode
from doingwith.logic_models.suggestions import (
    is_of_suggestion,
    suggested_node,
    without_suggested_words,
    words_out,
)
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.consent.codes import new_place_code
from doingwith_site.consent.removals import note_removal
from doingwith_site.logic_models.actions.drawing import change_drawing
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.meetings.queries import (
    open_meeting_of,
    suggestions_for,
    suggestions_to_forget,
)
from doingwith_site.logic_models.meetings.rules import (
    check_can_suggest,
    check_not_answered,
    check_not_taken_back,
)
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion
from doingwith_site.logic_models.queries import latest_number, lock_drawings
from doingwith_site.logic_models.records import logic_model_value, reword, step_value, version_content
from doingwith_site.logic_models.rules import check_can_draw
from doingwith_site.people.models import User
from doingwith_site.programmes.queries import membership_in

__all__ = [
    "close_meeting",
    "forget_suggestions",
    "open_meeting",
    "place_suggestion",
    "set_suggestion_aside",
    "suggest_card",
    "take_suggestion_back",
]

MOST_TRIES = 10


@transaction.atomic
def open_meeting(*, by: User, row: LogicModelVersion) -> DrawingMeeting:
    """Let whoever has the code see the drawing and suggest cards. An open meeting stays the one."""
    row = _locked(by, row)
    if row.is_frozen:
        raise Refused(
            f"Version {row.number} is frozen, so no cards can be suggested for it. "
            "Draw a new version from it first."
        )
    if found := open_meeting_of(row):
        return found
    row.meetings.filter(closed_at=None).update(closed_at=timezone.now())
    meeting = _with_free_code(version=row, opened_by=by, opened_at=timezone.now())
    _record(by, "open", meeting)
    return meeting


@transaction.atomic
def close_meeting(*, by: User, row: LogicModelVersion) -> None:
    """Nobody sees the drawing by the code any more; who suggested a card still sees what becomes of it."""
    row = _locked(by, row)
    for meeting in row.meetings.filter(closed_at=None):
        meeting.closed_at = timezone.now()
        meeting.save(update_fields=["closed_at"])
        _record(by, "close", meeting)


@transaction.atomic
def suggest_card(
    *, meeting: DrawingMeeting, guest: str, column: Column, text: str, name_to_show: str, key: str
) -> Suggestion:
    """A card by somebody without an account. What is sent twice with one ``key`` is kept once.

    ``guest`` is what is stored of the code that they keep (``consent.codes.hash_of``). Raises Refused
    when the meeting is over, the drawing is frozen, or there are too many.
    """
    version = LogicModelVersion.objects.select_for_update().get(pk=meeting.version_id)
    if already := Suggestion.objects.filter(guest=guest, key=key).first():
        return already
    meeting.refresh_from_db(fields=["closed_at"])  # it may have been closed while we waited
    version.model = meeting.version.model
    meeting.version = version
    check_can_suggest(meeting, guest)
    last = suggestions_for(version).aggregate(last=Max("number"))["last"] or 0
    made = Suggestion.objects.create(
        meeting=meeting,
        number=last + 1,
        guest=guest,
        key=key,
        column=column.value,
        text=tidy(text),
        name_to_show=tidy(name_to_show),
        made_at=timezone.now(),
    )
    _record(None, "suggest", meeting, suggestion=made.number)
    return made


@transaction.atomic
def place_suggestion(*, by: User, row: LogicModelVersion, suggestion: Suggestion) -> Suggestion:
    """The suggestion becomes a card at the end of its column. Refused when it was answered already."""
    row = _locked(by, row)
    suggestion = _as_it_is(suggestion)
    check_not_answered(suggestion)
    node = suggested_node(
        id=f"suggestion-{suggestion.pk}",
        column=Column(suggestion.column),
        text=suggestion.text,
        name=suggestion.name_to_show,
    )
    change_drawing(
        by=by,
        row=row,
        seen=latest_number(row),
        verb="place_suggestion",
        edit=lambda _now: AddNode(node=node),
        part=node.id,
    )
    suggestion.card = node.id
    return _answered(by, suggestion, "placed")


@transaction.atomic
def set_suggestion_aside(
    *, by: User, row: LogicModelVersion, suggestion: Suggestion, reason: str
) -> Suggestion:
    """The suggestion is not taken up; whoever made it reads the reason."""
    _locked(by, row)
    suggestion = _as_it_is(suggestion)
    check_not_answered(suggestion)
    suggestion.reason = tidy(reason)
    _record(by, "set_aside", suggestion.meeting, suggestion=suggestion.number)
    return _answered(by, suggestion, "aside")


@transaction.atomic
def take_suggestion_back(*, suggestion: Suggestion) -> None:
    """The person's words and name go: from the list, and from every drawing of the programme, frozen or not.

    Only whoever keeps the code of the suggestion comes here.
    """
    model = suggestion.meeting.version.model
    lock_drawings(_models_with(model))
    suggestion = _as_it_is(suggestion)
    check_not_taken_back(suggestion)
    if suggestion.card:
        found = _models_with(model).order_by("pk").select_for_update(of=("self",), no_key=True)
        _take_out(list(found), suggestion)  # whoever proposes a change waits too
    _emptied(suggestion, "taken_back")
    _record(None, "take_back", suggestion.meeting, suggestion=suggestion.number)


@transaction.atomic
def forget_suggestions() -> int:
    """Removes old words of suggestions that are in no drawing. Gives how many suggestions that were."""
    rows = suggestions_to_forget().select_related("meeting__version__model")
    found = list(rows.select_for_update(of=("self",)))  # whoever places or takes one back waits, or was first
    for suggestion in found:
        _emptied(suggestion, "forgotten")
        _record(None, "forget", suggestion.meeting, suggestion=suggestion.number)
    return len(found)


def _emptied(suggestion: Suggestion, became: str) -> None:
    note_removal()
    suggestion.text, suggestion.name_to_show, suggestion.reason = "", "", ""
    suggestion.became = became
    suggestion.save(update_fields=["text", "name_to_show", "reason", "became"])


def _models_with(model: LogicModel) -> QuerySet[LogicModel]:
    """The model as it is now; with those of the projects, which may repeat its cards, when it is the
    programme's own.
    """
    models = LogicModel.objects.select_related("project").filter(programme=model.programme_id)
    return models.filter(pk=model.pk) if model.project_id else models


def _take_out(models: list[LogicModel], suggestion: Suggestion) -> None:
    """Out of every drawing, proposal and step of these models, however many there are in as many queries."""
    said = {"text": suggestion.text, "name": suggestion.name_to_show}
    prefetch_related_objects(models, "versions")
    for model in models:
        drawn = logic_model_value(model)
        left = without_suggested_words(drawn, suggestion.card, **said)
        if left != drawn:
            reword(model, frozen_anew(left))
    for step in DrawingStep.objects.filter(version__model__in=models).iterator(chunk_size=100):
        drawing = step_value(step)
        left = LogicModelValue(id="", title="", versions=(drawing,))
        (now,) = without_suggested_words(left, suggestion.card, **said).versions
        aside = _aside_without(step, drawing, suggestion)
        if (now, aside) != (drawing, step.aside):
            DrawingStep.objects.filter(pk=step.pk).update(content=version_content(now), aside=aside)


def _aside_without(step: DrawingStep, drawing: ModelVersion, suggestion: Suggestion) -> dict[str, str]:
    """What was typed about the card while somebody else was first."""
    node = drawing.node_by_id.get(step.about)
    is_about = step.about == suggestion.card or (node and is_of_suggestion(node, suggestion.card))
    left = dict(step.aside)
    for clean in map(words_out, filter(None, (suggestion.text, suggestion.name_to_show) if is_about else ())):
        left = {label: clean(typed) for label, typed in left.items()}
    return left


def _answered(by: User, suggestion: Suggestion, became: str) -> Suggestion:
    suggestion.became, suggestion.answered_by, suggestion.answered_at = became, by, timezone.now()
    suggestion.save()
    return suggestion


def _as_it_is(suggestion: Suggestion) -> Suggestion:
    rows = Suggestion.objects.select_related("meeting__version__model").select_for_update(of=("self",))
    return rows.get(pk=suggestion.pk)


def _locked(by: User, row: LogicModelVersion) -> LogicModelVersion:
    """The drawing as it is now, for somebody who may draw it; others wait until this is done."""
    locked = LogicModelVersion.objects.select_for_update().get(pk=row.pk)
    locked.model = row.model
    check_can_draw(membership_in(by, row.model.programme), row.model)
    return locked


def _with_free_code(**columns: object) -> DrawingMeeting:
    for _ in range(MOST_TRIES):
        try:
            with transaction.atomic():
                return DrawingMeeting.objects.create(code=new_place_code(), **columns)
        except IntegrityError:
            continue
    raise Refused("No free code was found. Try again, please.")


def _record(by: User | None, verb: str, meeting: DrawingMeeting, **detail: int) -> None:
    model = meeting.version.model
    record_event(
        by=by,
        verb=verb,
        noun="drawing_meeting",
        object_id=model.identifier,
        programme_id=model.programme_id,
        detail={"version": meeting.version.number, **detail},
    )
