"""The columns of a logic model, and what people noted under each."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Answer", "Column", "ColumnNotes"]


class Column(StrEnum):
    """The columns of a logic model, in reading order.

    Five are the usual ones (W. K. Kellogg Foundation, Logic Model Development Guide, 2004). Context
    comes first because the Co:Create report's crib sheet (2019, Box 2) asks for it first.
    """

    CONTEXT = "context"
    INPUTS = "inputs"
    ACTIVITIES = "activities"
    OUTPUTS = "outputs"
    OUTCOMES = "outcomes"
    IMPACT = "impact"

    @property
    def place(self) -> int:
        """Which column this is, counted from 0 on the left."""
        return list(Column).index(self)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What people answered to a prompt of the crib sheet. ``prompt`` is the prompt's identifier."""

    prompt: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ColumnNotes:
    """What people said about one column: answers to its prompts, and a reflection.

    ``empty_because`` explains a column that was left empty; without it, an empty column is a gap.
    """

    column: Column
    answers: tuple[Answer, ...] = ()
    reflection: str = ""
    empty_because: str = ""
