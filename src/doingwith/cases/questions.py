"""Questions that readers put to the people who led a project, and their answers."""

from dataclasses import dataclass
from datetime import date

__all__ = ["CaseQuestion", "open_questions"]


@dataclass(frozen=True, kw_only=True)
class CaseQuestion:
    """A question on a case, perhaps on one factor. ``answered_by`` is a role word. No answer: it is open."""

    id: str
    text: str
    asked_by: str
    factor: str | None = None
    asked_on: date | None = None
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return not self.answer.strip()


def open_questions(questions: tuple[CaseQuestion, ...]) -> tuple[CaseQuestion, ...]:
    """The questions that wait for an answer; while there are any, a case cannot be final."""
    return tuple(question for question in questions if question.is_open)
