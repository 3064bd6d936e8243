"""Tellings: rows to library values and back."""

from collections.abc import Mapping

from django.utils import timezone

from doingwith.consent.uses import Use
from doingwith.evidence import tellings as values
from doingwith.evidence.accounts import PartKind
from doingwith_site.common.days import day_of, noon
from doingwith_site.consent.codes import with_free_code
from doingwith_site.evidence.models import Question, QuestionWords, Telling, TellingWords
from doingwith_site.evidence.queries import words_of
from doingwith_site.evidence.records import or_not_reported, unless_not_reported
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = ["store_telling", "telling_values"]

LANGUAGE = "en"
"""The language of a telling whose bundle names none."""


def telling_values(programme: Programme) -> tuple[values.Telling, ...]:
    """Every telling in its first language, in the same number of queries however many there are.

    Wordings in other languages, and whom to ring, stay on the site.
    """
    rows = programme.tellings.select_related("project").prefetch_related("words", "questions__words")
    return tuple(_value(row) for row in rows.order_by("pk"))


def _value(row: Telling) -> values.Telling:
    language = row.languages[0] if row.languages else LANGUAGE
    words = words_of(row.words.all(), language, easy=False) or TellingWords()
    return values.Telling(
        id=row.identifier,
        title=or_not_reported(words.title),
        asked_by=or_not_reported(words.who_asks),
        why=or_not_reported(words.why),
        project=row.project.identifier if row.project else None,
        questions=tuple(_question_value(question, language) for question in row.questions.all()),
        uses=tuple(Use(use) for use in row.uses if use in set(Use)),
        languages=tuple(row.languages),
        can_change=words.can_change,
        cannot_change=words.cannot_change,
        payment=words.payment,
        opened_on=day_of(row.opened_at) if row.day_known else None,
        closed_on=day_of(row.closed_at),
    )


def _question_value(row: Question, language: str) -> values.Question:
    by_form = {words.easy: words.text for words in row.words.all() if words.language == language}
    plain = by_form.get(False) or next((words.text for words in row.words.all()), "")
    return values.Question(
        id=row.identifier or str(row.number), text=or_not_reported(plain), easy=by_form.get(True, "")
    )


def store_telling(programme: Programme, value: values.Telling, projects: Mapping[str, Project]) -> None:
    """A telling as rows. Its code leads nobody to it before somebody here gives it to people."""
    language = value.languages[0] if value.languages else LANGUAGE
    row = with_free_code(
        Telling.objects.create,
        programme=programme,
        project=projects[value.project] if value.project else None,
        identifier=value.id,
        uses=[use.value for use in value.uses],
        languages=list(value.languages),
        kinds=[kind.value for kind in PartKind],
        opened_at=noon(value.opened_on) or timezone.now(),
        closed_at=noon(value.closed_on),
        day_known=value.opened_on is not None,
    )
    TellingWords.objects.create(
        telling=row,
        language=language,
        title=unless_not_reported(value.title),
        who_asks=unless_not_reported(value.asked_by),
        why=unless_not_reported(value.why),
        can_change=value.can_change,
        cannot_change=value.cannot_change,
        payment=value.payment,
    )
    for number, question in enumerate(value.questions, start=1):
        _store_question(row, number, question, language)


def _store_question(telling: Telling, number: int, value: values.Question, language: str) -> None:
    named = "" if value.id == str(number) else value.id
    row = Question.objects.create(telling=telling, number=number, identifier=named)
    for easy, text in ((False, unless_not_reported(value.text)), (True, value.easy)):
        if text:
            QuestionWords.objects.create(question=row, language=language, easy=easy, text=text)
