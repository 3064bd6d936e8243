"""Takes words that were taken back out of what people drew and suggested, in every version and step."""

from collections import defaultdict

from django.db.models import QuerySet

from doingwith.logic_models.freezing import frozen_anew
from doingwith.logic_models.joining import made_of
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.consent.redaction import note_withdrawn, take_out, take_out_of_json
from doingwith_site.logic_models.actions.withdrawn import MAKES_OF_OTHERS
from doingwith_site.logic_models.cleaning import Cleaning
from doingwith_site.logic_models.meeting_models import Suggestion
from doingwith_site.logic_models.models import DrawingStep, SameNode
from doingwith_site.logic_models.queries import lock_drawings
from doingwith_site.logic_models.records import logic_model_value, reword, step_value, version_content
from doingwith_site.programmes.models import Programme

__all__ = ["take_out_of_logic_models", "take_out_of_same_nodes", "take_out_of_suggestions"]

SUGGESTION_TEXTS = ("text", "name_to_show", "reason")
Resting = defaultdict[int, set[str]]
"""The cards and links that rested on the words, by the key of their model."""


@eraser("words in logic models")
def take_out_of_logic_models(taken: TakenBack) -> list[Erased]:
    """What people drew keeps their own words, loses the teller's, and names no passage of theirs.

    The steps in which it was drawn repeat it, so what goes from them is not counted once more.
    """
    cleaning, programme = Cleaning(taken.words), taken.agreement.programme
    found = _take_out_of_versions(programme, cleaning)
    count, steps = cleaning.count, DrawingStep.objects.filter(version__model__programme=programme)
    _take_out_of_steps(steps, cleaning, found)
    note_withdrawn(programme.logic_models.all(), found)
    count += take_out_of_json(steps.exclude(aside={}), "aside", taken.words.texts)
    return [Erased(kind="quote", count=count)]


def _take_out_of_versions(programme: Programme, cleaning: Cleaning) -> Resting:
    """Cleans every version; gives what rested on the words. Whoever draws or proposes meanwhile waits."""
    lock_drawings(programme.logic_models.all())
    rows = programme.logic_models.select_related("project").prefetch_related("versions").order_by("pk")
    found = Resting(set)
    for row in rows.select_for_update(of=("self",), no_key=True):
        drawn = logic_model_value(row)
        cleaning.note_resting(drawn, found[row.pk])
        left = cleaning.of(drawn)
        if left != drawn:
            reword(row, frozen_anew(left))
    return found


def _take_out_of_steps(steps: QuerySet[DrawingStep], cleaning: Cleaning, found: Resting) -> None:
    """Cleans every step, and adds to ``found`` what rested on the words in it or was made of such a card."""
    rows = steps.select_related("version").defer("version__content").order_by("version", "number")
    before = ModelVersion(number=0, kind=ModelKind.INTERIM)
    for step in rows.iterator(chunk_size=100):
        drawn, resting = step_value(step), found[step.version.model_id]
        whole = LogicModel(id="", title="", versions=(drawn,))
        cleaning.note_resting(whole, resting)
        if step.verb in MAKES_OF_OTHERS:
            resting |= made_of(resting, before, drawn)
        left = frozen_anew(cleaning.of(whole))
        if left != whole:
            DrawingStep.objects.filter(pk=step.pk).update(content=version_content(left.versions[0]))
        before = drawn


@eraser("words in suggestions for drawings")
def take_out_of_suggestions(taken: TakenBack) -> list[Erased]:
    """What people suggested in meetings keeps their own words and loses the teller's."""
    rows = Suggestion.objects.filter(meeting__version__model__programme=taken.agreement.programme_id)
    return [Erased(kind="quote", count=take_out(rows, SUGGESTION_TEXTS, taken.words.texts))]


@eraser("words beside cards that are one idea")
def take_out_of_same_nodes(taken: TakenBack) -> list[Erased]:
    """Who said so, as a bundle tells it, loses the teller's words."""
    rows = SameNode.objects.filter(before__model__programme=taken.agreement.programme_id)
    return [Erased(kind="quote", count=take_out(rows, ("said_by",), taken.words.texts))]
