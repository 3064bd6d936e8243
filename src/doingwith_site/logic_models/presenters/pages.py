"""What stands around the boxes of a page that changes a drawing."""

from dataclasses import dataclass

from doingwith.logic_models.crib_sheet import CHECK_QUESTIONS
from doingwith.logic_models.model import CheckAnswer, ModelVersion
from doingwith.reporting.wording import sentence, word

__all__ = ["AnswersPage", "FormPage", "GivenAnswer"]


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page with one form: what it is for, what its button says, and where one goes back to."""

    title: str
    lead: str = ""
    keep: str = "Keep this"
    back: str
    back_words: str = "Go back without keeping it"


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
