"""Counts of people who answered themselves, in words."""

from doingwith.reporting.wording import count, listed, word
from doingwith.theory.readiness import ConditionCounts, Rating

__all__ = ["count_words", "themselves"]


def count_words(counts: ConditionCounts) -> str:
    """How many gave each answer: "3 in place and 1 not in place". Nobody's answer is nobody's zero."""
    return listed([f"{counts.of(rating):,} {word(rating)}" for rating in Rating if counts.of(rating)])


def themselves(counts: ConditionCounts) -> str:
    """That so many people answered themselves."""
    return f"{count(counts.total, 'person', 'people')} answered themselves"
