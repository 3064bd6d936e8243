"""The only door for changing tellings."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from doingwith.consent.uses import Use
from doingwith.evidence.accounts import PartKind
from doingwith_site.audit.actions import record_event
from doingwith_site.common.text import tidy
from doingwith_site.consent.codes import with_free_code
from doingwith_site.evidence.models import Question, QuestionWords, Telling, TellingWords
from doingwith_site.evidence.rules import check_is_looked_after
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.identifiers import next_numbered
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project

__all__ = ["close_telling", "open_telling", "write_words"]


@transaction.atomic
def open_telling(
    *,
    by: User,
    programme: Programme,
    words: Mapping[str, str],
    questions: Sequence[str],
    language: str,
    languages: Sequence[str],
    uses: Sequence[Use],
    kinds: Sequence[PartKind],
    minutes: int | None = None,
    project: Project | None = None,
    questions_by: str = "",
) -> Telling:
    """Ask people to tell. ``words`` are those of ``TellingWords`` in ``language``.

    Refused as long as the programme has no safeguarding lead: each page of the telling promises one.
    """
    check_can(membership_in(by, programme), Permission.OPEN_TELLING)
    programme = lock(programme)
    check_is_looked_after(programme)
    telling = with_free_code(
        Telling.objects.create,
        programme=programme,
        project=project,
        identifier=next_numbered("T", set(programme.tellings.values_list("identifier", flat=True))),
        uses=[use.value for use in uses],
        kinds=[kind.value for kind in kinds],
        languages=list(languages),
        minutes=minutes,
        opened_by=by,
        opened_at=timezone.now(),
    )
    TellingWords.objects.create(telling=telling, language=language, **_tidied(words))
    for number, text in enumerate(filter(None, map(tidy, questions)), start=1):
        question = Question.objects.create(telling=telling, number=number, written_by=tidy(questions_by))
        QuestionWords.objects.create(question=question, language=language, text=text)
    _record(by, "open", telling)
    return telling


@transaction.atomic
def write_words(
    *,
    by: User,
    telling: Telling,
    language: str,
    easy: bool,
    words: Mapping[str, str],
    questions: Mapping[int, str],
) -> None:
    """The telling in another language, or in Easy Read. ``questions`` are texts under their numbers."""
    check_can(membership_in(by, telling.programme), Permission.OPEN_TELLING)
    form: dict[str, Any] = {"language": language, "easy": easy}
    TellingWords.objects.update_or_create(telling=telling, **form, defaults=_tidied(words))
    for question in telling.questions.all():
        text = tidy(questions.get(question.number, ""))
        if text:
            QuestionWords.objects.update_or_create(question=question, **form, defaults={"text": text})
    if language not in telling.languages:
        telling.languages = [*telling.languages, language]
        telling.save(update_fields=["languages"])
    _record(by, "write_words", telling, language=language, easy=easy)


@transaction.atomic
def close_telling(*, by: User, telling: Telling) -> None:
    """Nobody is asked any more; who has told keeps their code."""
    check_can(membership_in(by, telling.programme), Permission.OPEN_TELLING)
    Telling.objects.filter(pk=telling.pk, closed_at=None).update(closed_at=timezone.now())
    _record(by, "close", telling)


def _tidied(words: Mapping[str, str]) -> dict[str, str]:
    return {name: tidy(text) for name, text in words.items()}


def _record(by: User, verb: str, telling: Telling, **detail: str | int | bool) -> None:
    record_event(
        by=by, verb=verb, noun="telling", object_id=telling.pk,
        programme_id=telling.programme_id, detail=detail,
    )  # fmt: skip
