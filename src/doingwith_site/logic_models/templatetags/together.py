"""What a page about a drawing says of itself, so that it knows when it is old."""

from django import template

from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.together.queries import steps_shown

__all__ = ["steps_in"]

register = template.Library()


@register.simple_tag
def steps_in(row: LogicModelVersion) -> int:
    """How many steps led to the drawing as the page shows it."""
    return steps_shown(row)
