"""Takes words that were taken back out of theories of change, their drafts, and views of readiness."""

from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.consent.redaction import take_out, take_out_of_json
from doingwith_site.theory.models import Clause, DraftStep, ReadinessVersion, Statement, TheoryVersion
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion

__all__ = ["take_out_of_readiness", "take_out_of_theories"]

STATEMENT_TEXTS = ("if_text", "when_frame", "then_frame")


@eraser("words in theories of change")
def take_out_of_theories(taken: TakenBack) -> list[Erased]:
    """Drafts, clauses, reasons and advice keep what people wrote and lose the teller's words."""
    texts, here = taken.words.texts, taken.agreement.programme_id
    versions = TheoryVersion.objects.filter(programme=here)
    count = (
        take_out(versions, ["source"], texts)
        + take_out_of_json(versions, "observations", texts)
        + take_out_of_json(versions, "revision", texts)
        + take_out(Statement.objects.filter(version__programme=here), STATEMENT_TEXTS, texts)
        + take_out(Clause.objects.filter(statement__version__programme=here), ["text"], texts)
        + take_out_of_json(DraftStep.objects.filter(draft__programme=here), "content", texts)
    )
    return [Erased(kind="quote", count=count)]


@eraser("words in views of readiness")
def take_out_of_readiness(taken: TakenBack) -> list[Erased]:
    """What a side said of a condition stays, without the teller's words in its reason; so does a comment."""
    texts, here = taken.words.texts, taken.agreement.programme_id
    questions = ReadinessQuestion.objects.filter(readiness__programme=here)
    count = (
        take_out_of_json(ReadinessVersion.objects.filter(readiness__programme=here), "content", texts)
        + take_out_of_json(questions, "plain", texts)
        + take_out_of_json(questions, "words", texts)
        + take_out(ReadinessAnswer.objects.filter(question__in=questions), ["comment"], texts)
    )
    return [Erased(kind="quote", count=count)]
