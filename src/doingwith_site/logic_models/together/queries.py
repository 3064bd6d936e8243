"""What a page that is open asks every second: as little as possible, and never the drawing itself."""

from collections.abc import Collection, Mapping

from django.db.models import Count, OuterRef, Subquery

from doingwith_site.common.errors import NotYours
from doingwith_site.logic_models.meeting_models import Suggestion
from doingwith_site.logic_models.models import DrawingStep, LogicModelVersion
from doingwith_site.programmes.models import Programme

__all__ = ["last_step", "marks", "names_of_members", "number_waiting", "open_drawing"]


def open_drawing(programme: Programme, model: str, number: int) -> LogicModelVersion:
    """The drawing without its content; NotYours if there is none."""
    found = LogicModelVersion.objects.filter(
        model__programme=programme, model__identifier=model, number=number
    ).only("pk", "is_frozen")
    row = found.first()
    if row is None:
        raise NotYours
    return row


def last_step(row: LogicModelVersion, others: Mapping[int, str]) -> tuple[int, str]:
    """The number of the last step, and the name of who made it if that is one of the ``others``."""
    number, maker = row.steps.order_by("-number").values_list("number", "by").first() or (0, None)
    return number, others.get(maker or 0, "")


def number_waiting(row: LogicModelVersion) -> int:
    """How many suggested cards nobody has answered."""
    return Suggestion.objects.filter(meeting__version=row, became="").count()


def names_of_members(programme: Programme) -> dict[int, str]:
    """Each member's name under their key."""
    return dict(programme.memberships.values_list("person_id", "person__name"))


def marks(drawings: Collection[int]) -> dict[int, tuple[bool, int | None, int | None]]:
    """By the drawing's key what differs as soon as it changed: frozen, the last step, how many wait."""
    steps = DrawingStep.objects.filter(version=OuterRef("pk")).order_by("-number").values("number")[:1]
    waiting = Suggestion.objects.filter(meeting__version=OuterRef("pk"), became="").order_by()
    count = waiting.values("meeting__version").annotate(waiting=Count("pk")).values("waiting")
    found = LogicModelVersion.objects.filter(pk__in=drawings).order_by()
    rows = found.values_list("pk", "is_frozen", Subquery(steps), Subquery(count))
    return {drawing: tuple(mark) for drawing, *mark in rows}
