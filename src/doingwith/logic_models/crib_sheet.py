"""The crib sheet: what to ask in the room, column by column.

Its shape follows Box 2 of the Co:Create evaluation report (2019): context first, a reflection under
every column, three questions to the whole. The words are our own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from doingwith.logic_models.columns import Column
from doingwith.logic_models.model import ModelCheck

__all__ = ["CHECK_QUESTIONS", "CRIB_SHEET", "Prompt", "prompts"]


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """A question to ask about one column. ``is_reflection`` when it looks back on the drawing of it."""

    id: str
    column: Column
    text: str
    is_reflection: bool = False


_ASKED: Mapping[Column, Mapping[str, str]] = {
    Column.CONTEXT: {
        "start": "How did this project come about? Why does it need people to work on it together?",
        "drivers": "What is pushing for it now: politics, money, what is going on around here?",
        "hopes": "What do the commissioners hope to get from it?",
        "history": "How have these people worked together before? Who was asked for their views, and how?",
    },
    Column.INPUTS: {
        "givers": "Who can give time, money, rooms or knowledge, and how much?",
        "offer": "What have the facilitators said that they will do?",
    },
    Column.ACTIVITIES: {
        "together": "What will people do together, and who will be there?",
    },
    Column.OUTPUTS: {
        "direct": "What comes straight out of that: what is made, written or decided?",
    },
    Column.OUTCOMES: {
        "change": "What is different later, for whom, measured against what the project set out to do?",
        "surprises": "What came that nobody had planned, good or bad?",
    },
    Column.IMPACT: {
        "lasting": "What lasts when the project is over, for people, services and the place?",
    },
}
_REFLECTED: Mapping[Column, Mapping[str, str]] = {
    Column.CONTEXT: {
        "realistic": "Could those hopes come true? Did the brief have to be agreed anew, and why?",
        "worries": "What worries people about it?",
    },
    Column.INPUTS: {
        "hard_to_get": "Was it hard to get the people who matter? Did anybody in charge help with that?",
        "risks": "What does it depend on, and what if that falls away?",
    },
    Column.ACTIVITIES: {
        "experience": "What was it like to take part? What went well, and what did not?",
    },
    Column.OUTPUTS: {
        "used": "Could people use what they learned? What helped, and what stood in the way?",
    },
    Column.OUTCOMES: {
        "shaped": "How did the way it was done shape what came of it?",
        "again": "What would you do in another way next time, and what would you do again?",
    },
    Column.IMPACT: {
        "known_by": "How would you know, and when is it too early to tell?",
    },
}
CRIB_SHEET: tuple[Prompt, ...] = tuple(
    Prompt(id=f"{column.value}.{name}", column=column, text=text, is_reflection=reflects)
    for column in Column
    for reflects, asked in ((False, _ASKED), (True, _REFLECTED))
    for name, text in asked[column].items()
)
CHECK_QUESTIONS: Mapping[ModelCheck, str] = {
    ModelCheck.COHERENT: "Does it tell one story that holds together?",
    ModelCheck.GAPS: "Where is something missing, and who could tell you?",
    ModelCheck.TRACEABLE: "Can you follow each outcome back to what was done for it?",
}


def prompts(column: Column, *, reflection: bool | None = None) -> tuple[Prompt, ...]:
    """The prompts of one column in order: all, or only those that look back, or only those that do not."""
    return tuple(
        prompt
        for prompt in CRIB_SHEET
        if prompt.column is column and reflection in (None, prompt.is_reflection)
    )
