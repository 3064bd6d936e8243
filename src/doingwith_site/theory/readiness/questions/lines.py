"""How a question stands, in words for members of the programme."""

from doingwith.reporting.wording import count, day, sentence, word
from doingwith.theory.readiness import FEWEST_SHOWN, Side
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.questions.records import answers_shown
from doingwith_site.theory.readiness.questions.rules import is_open, open_until

__all__ = ["people_of", "question_line"]


def question_line(question: ReadinessQuestion) -> str:
    """How a question stands: while it is open, how many answered; then whether what they said is shown."""
    people = count(people_of(question), "person has answered", "people have answered")
    told = sentence(
        f"{_to(question)}: {people}" if people_of(question) else f"{_to(question)}: nobody has answered"
    )
    if is_open(question):
        return (
            f"{told} It is open until {day(open_until(question))}. What they say is shown when it is closed, "
            f"and only when at least {FEWEST_SHOWN} have answered."
        )
    if answers_shown(question) is None:
        if people_of(question) >= FEWEST_SHOWN:
            few = f"About no condition did {FEWEST_SHOWN} answer, so what was said is shown to nobody."
            return f"{told} {few} Fewer could be recognised."
        few = f"What was said is shown to nobody until {FEWEST_SHOWN} have answered."
        return f"{told} {few} Fewer could be recognised."
    return f"{told} It was closed on {day(open_until(question))}."


def _to(question: ReadinessQuestion) -> str:
    return f"question to {word(Side(question.side))}"


def people_of(question: ReadinessQuestion) -> int:
    """How many have answered, and not taken it back."""
    return sum(bool(answer.ratings) for answer in question.answers.all())
