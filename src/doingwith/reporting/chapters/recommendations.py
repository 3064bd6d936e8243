"""Barriers and recommendations, as the evaluation gives them."""

from collections.abc import Sequence

from doingwith.reporting.context import Context
from doingwith.reporting.document import Block, BulletList, Paragraph, Section
from doingwith.reporting.wording import sentence

__all__ = ["barriers", "recommendations"]


def barriers(context: Context) -> Section:
    """The chapter on barriers."""
    return Section(
        "Barriers", "barriers", (_items(context.record.evaluation.barriers, "No barriers were reported."),)
    )


def recommendations(context: Context) -> Section:
    """The chapter of recommendations."""
    items = context.record.evaluation.recommendations
    return Section("Recommendations", "recommendations", (_items(items, "No recommendations were made."),))


def _items(items: Sequence[str], nothing: str) -> Block:
    return BulletList(tuple((sentence(item),) for item in items)) if items else Paragraph((nothing,))
