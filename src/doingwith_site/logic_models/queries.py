"""A programme's logic models, their drawings."""

from django.db.models import QuerySet

from doingwith_site.common.errors import NotYours
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion, SameNode
from doingwith_site.programmes.models import Programme

__all__ = [
    "drawing_in",
    "model_in",
    "models_of",
    "same_nodes",
]


def models_of(programme: Programme) -> QuerySet[LogicModel]:
    """The programme's logic models with their projects, in its own order."""
    return programme.logic_models.select_related("project")


def model_in(programme: Programme, identifier: str) -> LogicModel:
    """The programme's logic model with this identifier; NotYours if there is none."""
    found = models_of(programme).filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    found.programme = programme
    return found


def drawing_in(model: LogicModel, number: int) -> LogicModelVersion:
    """The model's drawing with this number; NotYours if there is none."""
    found = model.versions.filter(number=number).first()
    if found is None:
        raise NotYours
    found.model = model
    return found


def same_nodes(before: LogicModelVersion, after: LogicModelVersion) -> list[tuple[str, str]]:
    """The pairs of cards that people hold for one idea."""
    rows = SameNode.objects.filter(before=before, after=after)
    return list(rows.values_list("before_node", "after_node"))
