"""``{% load parts %}``: the parts of a page that can be fetched by themselves when only they changed."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from doingwith_site.logic_models.together.parts import Parts

__all__ = ["register"]

register = template.Library()


@register.simple_block_tag(takes_context=True)
def part(context: dict[str, Any], content: str) -> SafeString:
    """One element that an open page keeps as long as it is the same. Parts may stand in parts."""
    parts: Parts = context["parts"]
    return mark_safe(parts.hollow(content))  # noqa: S308  # what the template made, or an empty element
