"""Words of suggestions that go: taken back by whoever made them, or old and in no drawing."""

from django.db import transaction
from django.db.models import QuerySet, prefetch_related_objects

from doingwith.logic_models.freezing import frozen_anew
from doingwith.logic_models.model import LogicModel as LogicModelValue
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.suggestions import is_of_suggestion, without_suggested_words, words_out
from doingwith_site.consent.removals import note_removal
from doingwith_site.logic_models.meeting_models import Suggestion
from doingwith_site.logic_models.meetings.actions.shared import as_it_is, record_in
from doingwith_site.logic_models.meetings.queries import suggestions_to_forget
from doingwith_site.logic_models.meetings.rules import check_not_taken_back
from doingwith_site.logic_models.models import DrawingStep, LogicModel
from doingwith_site.logic_models.queries import lock_drawings
from doingwith_site.logic_models.records import logic_model_value, reword, step_value, version_content

__all__ = ["forget_suggestions", "take_suggestion_back"]


@transaction.atomic
def take_suggestion_back(*, suggestion: Suggestion) -> None:
    """The person's words and name go: from the list, and from every drawing of the programme, frozen or not.

    Only whoever keeps the code of the suggestion comes here.
    """
    model = suggestion.meeting.version.model
    lock_drawings(_models_with(model))
    suggestion = as_it_is(suggestion)
    check_not_taken_back(suggestion)
    if suggestion.card:
        found = _models_with(model).order_by("pk").select_for_update(of=("self",), no_key=True)
        _take_out(list(found), suggestion)  # whoever proposes a change waits too
    _emptied(suggestion, "taken_back")
    record_in(None, "take_back", suggestion.meeting, suggestion=suggestion.number)


@transaction.atomic
def forget_suggestions() -> int:
    """Removes old words of suggestions that are in no drawing. Gives how many suggestions that were."""
    rows = suggestions_to_forget().select_related("meeting__version__model")
    found = list(rows.select_for_update(of=("self",)))  # whoever places or takes one back waits, or was first
    for suggestion in found:
        _emptied(suggestion, "forgotten")
        record_in(None, "forget", suggestion.meeting, suggestion=suggestion.number)
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
