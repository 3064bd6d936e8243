"""A programme's logic models, their drawings, and the steps in which a drawing was made."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q, QuerySet

from doingwith.logic_models.columns import Column
from doingwith.logic_models.confirmed import Confirmed, Place
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith_site.common.errors import NotYours
from doingwith_site.logic_models.meeting_models import Suggestion
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion, SameNode
from doingwith_site.logic_models.records import step_value, version_value
from doingwith_site.logic_models.rules import can_take_back
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factor_list
from doingwith_site.projects.models import Project

__all__ = [
    "confirmed_pairs",
    "drawing_in",
    "factor_labels",
    "last_change",
    "last_known",
    "lock_drawings",
    "latest_number",
    "shown_step",
    "model_in",
    "MODELS_ON_A_PAGE",
    "models_about",
    "models_beside",
    "models_of",
    "own_cards",
    "own_standing_steps",
    "offered_cards",
    "page_of_models",
    "parts_lost",
    "projects_drawn",
    "programme_model",
    "proposals_waiting",
    "proposing_models",
    "seen_drawing",
    "standing_steps",
    "step_before",
    "steps_of",
    "taken_back_steps",
]

RECENT = 20
"""So many of the newest steps are looked through for the one that a page shows."""

Known = TypeVar("Known")
MODELS_ON_A_PAGE = 25


def models_of(programme: Programme) -> QuerySet[LogicModel]:
    """The programme's logic models with their projects, in its own order."""
    return programme.logic_models.select_related("project")


def page_of_models(programme: Programme, number: str | None) -> Page[LogicModel]:
    """One page of the models with their drawings, the programme's own first."""
    its_own = ExpressionWrapper(Q(project=None), output_field=BooleanField())
    found = models_of(programme).order_by(its_own.desc(), "position", "pk")
    return Paginator(found.prefetch_related("versions"), MODELS_ON_A_PAGE).get_page(number)


def parts_lost(programme: Programme) -> frozenset[tuple[str, str]]:
    """The cards and links that rested on words taken back since, each with its model, by identifier."""
    rows = programme.logic_models.exclude(evidence_withdrawn=[])
    found = rows.values_list("identifier", "evidence_withdrawn")
    return frozenset((model, part) for model, parts in found for part in parts)


def projects_drawn(programme: Programme) -> tuple[int, bool]:
    """How many projects have a model, and whether the programme itself has one."""
    found = programme.logic_models.aggregate(
        projects=Count("project", distinct=True), own=Count("pk", filter=Q(project=None))
    )
    return found["projects"], bool(found["own"])


def models_beside(model: LogicModel, names: Collection[str]) -> list[LogicModel]:
    """The models that this one can be laid beside, with their drawings: those of its project, the programme's
    own, and those that were asked for by their identifiers. Few, however many projects have one.
    """
    near = Q(project=model.project_id) | Q(project=None) | Q(identifier__in=names)
    return list(models_of(model.programme).filter(near).prefetch_related("versions"))


def models_about(programme: Programme, project: Project) -> list[LogicModel]:
    """The models that speak of a project, with their drawings: its own first, then the programme's own."""
    found = models_of(programme).filter(Q(project=project) | Q(project=None)).prefetch_related("versions")
    return sorted(found, key=lambda row: row.project_id is None)


def model_in(programme: Programme, identifier: str) -> LogicModel:
    """The programme's logic model with this identifier; NotYours if there is none."""
    found = models_of(programme).filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    found.programme = programme
    return found


def factor_labels(programme: Programme) -> dict[str, str]:
    """What the programme's factors are called, by identifier."""
    return dict(current_factor_list(programme).factors.values_list("identifier", "label"))


def programme_model(programme: Programme) -> LogicModel | None:
    """The programme's own logic model, which its projects can take cards from."""
    return models_of(programme).filter(project=None).first()


def proposing_models(programme: Programme) -> QuerySet[LogicModel]:
    """The models that would change something in the programme's wording, with their drawings."""
    return models_of(programme).exclude(proposals=[]).prefetch_related("versions")


def proposals_waiting(programmes: Collection[int]) -> dict[int, int]:
    """How many proposals nobody has answered in each of these programmes, by its key, where there are any."""
    rows = LogicModel.objects.filter(programme__in=programmes).exclude(proposals=[])
    waiting: Counter[int] = Counter()
    for key, given in rows.values_list("programme", "proposals"):
        waiting[key] += sum(not one.get("became") for one in given)
    return {key: number for key, number in waiting.items() if number}


def offered_cards(model: LogicModel) -> tuple[Node, ...]:
    """The cards that the model can take over from the programme's own, as its newest version has them."""
    own = programme_model(model.programme) if model.project_id else None
    newest = own.versions.last() if own else None
    return version_value(newest).nodes if newest else ()


def own_cards(model: LogicModel, drawing: ModelVersion, column: Column) -> list[Node]:
    """The column's cards in the group's own words, which the group may split and join.

    The programme's words are the programme's; whoever suggested a card in a meeting can take its words
    back, so they stay on the card that is known to be theirs.
    """
    placed = Suggestion.objects.filter(meeting__version__model=model).exclude(card="")
    suggested = set(placed.values_list("card", flat=True))
    return [node for node in drawing.in_column(column) if not node.refers_to and node.id not in suggested]


def seen_drawing(version: LogicModelVersion, number: int, now: ModelVersion) -> ModelVersion:
    """The drawing after the step with this number; ``now`` where no step has it."""
    step = version.steps.filter(number=number).first()
    return step_value(step) if step else now


def last_change(
    version: LogicModelVersion, about: Callable[[ModelVersion], object], seen: int
) -> DrawingStep | None:
    """The last step after ``seen`` in which what ``about`` picks became something else."""
    steps = version.steps.filter(number__gte=seen).select_related("by").iterator(chunk_size=20)
    told = ((step, about(step_value(step))) for step in steps)
    changes = [step for (_, before), (step, after) in pairwise(told) if before != after]
    return changes[-1] if changes else None


def last_known(version: LogicModelVersion, pick: Callable[[ModelVersion], Known | None]) -> Known | None:
    """What ``pick`` finds in the latest step that has it; None where none has."""
    for step in version.steps.order_by("-number").iterator(chunk_size=20):
        found = pick(step_value(step))
        if found is not None:
            return found
    return None


def drawing_in(model: LogicModel, number: int) -> LogicModelVersion:
    """The model's drawing with this number; NotYours if there is none."""
    found = model.versions.filter(number=number).first()
    if found is None:
        raise NotYours
    found.model = model
    return found


def lock_drawings(models: Iterable[LogicModel]) -> None:
    """Whoever draws in one of these models waits until this transaction is done."""
    drawings = LogicModelVersion.objects.select_for_update().filter(model__in=models)
    list(drawings.order_by("pk").values_list("pk"))


def latest_number(version: LogicModelVersion) -> int:
    """The number of the last step of a drawing; 0 before its first change."""
    return version.steps.order_by("-number").values_list("number", flat=True).first() or 0


def shown_step(version: LogicModelVersion) -> int:
    """The number of the step after which the drawing is as this row was read; 0 before its first change.

    Where the row came from elsewhere and no step says what it says, the number of the one that will.

    Somebody may have made a step after the row was read: whoever then sends a form back must not pass for
    having seen it.
    """
    newest = version.steps.order_by("-number")[:RECENT]
    shown = next((step.number for step in newest.iterator() if step.content == version.content), None)
    if shown is not None:
        return shown
    last = version.steps.aggregate(last=Max("number"))["last"]
    return 0 if last is None else last + 1


def taken_back_steps(version: LogicModelVersion) -> int:
    """How many steps of a drawing took another one back."""
    return version.steps.exclude(undoes=None).count()


def steps_of(version: LogicModelVersion) -> QuerySet[DrawingStep]:
    """The steps of a drawing without what they hold, the last first."""
    return version.steps.select_related("by").defer("content").order_by("-number")


def step_before(step: DrawingStep) -> DrawingStep | None:
    """The step that the drawing had made before this one."""
    return DrawingStep.objects.filter(version=step.version_id, number__lt=step.number).last()


def standing_steps(steps: Sequence[DrawingStep]) -> frozenset[int]:
    """The numbers of the steps that nobody has taken back, or whose taking back was taken back."""
    undone: set[int] = set()
    for step in sorted(steps, key=lambda one: one.number, reverse=True):
        if step.number not in undone and step.undoes is not None:
            undone.add(step.undoes)
    return frozenset(step.number for step in steps) - undone


def own_standing_steps(version: LogicModelVersion, person: User) -> list[DrawingStep]:
    """The steps of a drawing that the person can take back, without what they hold, the last first."""
    steps = list(steps_of(version))
    standing = standing_steps(steps)
    return [one for one in steps if one.by_id == person.pk and one.number in standing and can_take_back(one)]


def confirmed_pairs(programme: Programme, models: Collection[str]) -> list[Confirmed]:
    """The pairs of cards in versions of these models that people hold for one idea, with whoever said so."""
    inside = Q(before__model__identifier__in=models, after__model__identifier__in=models)
    rows = SameNode.objects.filter(inside, before__model__programme=programme).order_by("pk")
    ends = ("model__identifier", "number")
    found = rows.values_list(
        *(f"before__{end}" for end in ends),
        "before_node",
        *(f"after__{end}" for end in ends),
        "after_node",
        "confirmed_by__name",
        "said_by",
    )
    return [
        Confirmed(
            before=Place(model=one, version=first, node=old),
            after=Place(model=other, version=last, node=new),
            by=name or said_by,
        )
        for one, first, old, other, last, new, name, said_by in found
    ]
