"""What was done in each step of a drawing, as a sentence, and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.timezone import localtime

from doingwith.logic_models.columns import Column
from doingwith.logic_models.model import ModelVersion
from doingwith.reporting.wording import day, sentence, word
from doingwith_site.logic_models.models import DrawingStep
from doingwith_site.logic_models.records import step_value

__all__ = ["StepLine", "StepsPage", "what_was_done"]

DONE: Mapping[str, str] = {
    "start": "began this version",
    "import": "brought in another drawing from outside",
    "freeze": "froze this version",
    "add_card": "added the card {}",
    "place_suggestion": "placed the suggested card {}",
    "change_card": "changed the card {}",
    "take_over_words": "took over the programme's words {}",
    "move_card": "moved the card {}",
    "remove_card": "took out the card {}",
    "split_card": "split the card {}",
    "join_cards": "joined the card {} with another",
    "add_link": "linked {}",
    "change_link": "changed the link from {}",
    "remove_link": "took out the link from {}",
    "assume": "changed what is assumed of the link from {}",
    "note": "wrote about {}",
    "answer": "answered one of the three questions",
    "take_answer": "took out an answer to one of the three questions",
    "aside": "set words aside",
}
"""What each verb of a step says. ``{}`` is what the step is about."""


def what_was_done(step: DrawingStep, before: DrawingStep | None) -> str:
    """The step without its subject, such as “added the card “Dinner””."""
    if step.undoes is not None:
        return f"took back step {step.undoes}"
    words = DONE.get(step.verb, step.verb.replace("_", " "))
    drawings = [step_value(one) for one in (step, before) if one is not None]
    return words.format(next(filter(None, (_name(one, step.about) for one in drawings)), "something"))


def _name(drawing: ModelVersion, about: str) -> str:
    if about in drawing.node_by_id:
        return f"“{drawing.node_by_id[about].text}”"
    if about in drawing.link_by_id:
        link = drawing.link_by_id[about]
        start, end = (drawing.node_by_id[name].text for name in (link.from_, link.to))
        return f"“{start}” to “{end}”"
    return word(Column(about)).lower() if about in list(Column) else ""


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step in the list. ``can_go``: whether the reader can take it back."""

    step: DrawingStep
    before: DrawingStep | None
    can_go: bool

    @property
    def told(self) -> str:
        """Who did what."""
        who = self.step.by.name if self.step.by else "Somebody"
        return sentence(f"{who} {what_was_done(self.step, self.before)}")

    @property
    def when(self) -> str:
        """The day and the time."""
        at = localtime(self.step.at)
        return f"{day(at.date())}, {at:%H:%M}"

    @property
    def action(self) -> str:
        """What the button for taking it back says."""
        return "Do it again after all" if self.step.undoes is not None else "Take this back"

    @property
    def aside(self) -> list[tuple[str, str]]:
        """What was set aside: each box and its words."""
        return list(self.step.aside.items())


@dataclass(frozen=True, kw_only=True)
class StepsPage:
    """The steps of a drawing, the last first. ``steps`` holds one more than is shown: what was before."""

    steps: Sequence[DrawingStep]
    shown: int
    own: frozenset[int]

    @property
    def lines(self) -> list[StepLine]:
        """Each step that is shown."""
        befores = [*self.steps[1:], None]
        pairs = zip(self.steps[: self.shown], befores, strict=False)
        return [StepLine(step=step, before=before, can_go=step.number in self.own) for step, before in pairs]
