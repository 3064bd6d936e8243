"""What stands around the boxes of a page that changes a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from doingwith.logic_models.crib_sheet import CHECK_QUESTIONS
from doingwith.logic_models.model import CheckAnswer, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.reporting.wording import sentence, word
from doingwith_site.logic_models.forms.sent import RemoveForm

__all__ = ["AnswersPage", "CardPage", "FormPage", "GivenAnswer", "LinkPage"]


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page with one form: what it is for, what its button says, and where one goes back to."""

    title: str
    lead: str = ""
    keep: str = "Keep this"
    back: str
    back_words: str = "Go back without keeping it"


@dataclass(frozen=True, kw_only=True)
class CardPage(FormPage):
    """A card. ``own`` are the cards of its column in the group's own words; ``removing`` takes it out.

    ``newer`` is what the programme says by now, where the card has other words of the programme.
    """

    own: Sequence[Node]
    card: str
    removing: RemoveForm
    newer: str = ""

    @property
    def can_split(self) -> bool:
        """Whether the card can become several."""
        return self.card in {node.id for node in self.own}

    @property
    def can_join(self) -> bool:
        """Whether there is another card that it can be joined with."""
        return self.can_split and len(self.own) > 1


@dataclass(frozen=True, kw_only=True)
class LinkPage(FormPage):
    """A link. ``removing`` takes it out."""

    removing: RemoveForm


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    """An answer to one of the three questions. ``number`` counts it among all, from 0."""

    number: int
    answer: CheckAnswer

    @property
    def question(self) -> str:
        """What was asked."""
        return CHECK_QUESTIONS[self.answer.check]

    @property
    def told(self) -> str:
        """Who answered what."""
        who = f"{self.answer.by}: " if self.answer.by else ""
        return sentence(f"{who}{word(self.answer.verdict)}. {self.answer.text}".strip())


@dataclass(frozen=True, kw_only=True)
class AnswersPage(FormPage):
    """The three questions, with what has been answered."""

    drawing: ModelVersion

    @property
    def given(self) -> list[GivenAnswer]:
        """Every answer in the order in which it came."""
        return [GivenAnswer(number=place, answer=one) for place, one in enumerate(self.drawing.answers)]
