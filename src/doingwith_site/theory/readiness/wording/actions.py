"""The only door for words for conditions: they are added, and what stood before is kept."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from doingwith.theory.condition_words import inherited_words, with_words
from doingwith.theory.theory import ConditionWords
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.theory.readiness.rules import check_theory_to_word
from doingwith_site.theory.readiness.wording.queries import clause_in, written_of
from doingwith_site.theory.records import keep_revision, theory_values

__all__ = ["WordsChanged", "WordsOf", "word_condition"]


class WordsOf(NamedTuple):
    """Plain words and Easy Read in one language."""

    plain: str
    easy: str


class WordsChanged(Refused):  # noqa: N818 - it reads as a sentence
    """Somebody wrote other words for the condition meanwhile. ``latest`` are those, ``seen`` their number."""

    def __init__(self, latest: tuple[ConditionWords, ...], seen: int) -> None:
        super().__init__(
            "Somebody changed this meanwhile. Both are below. Put them together and keep the result."
        )
        self.latest, self.seen = latest, seen


@transaction.atomic
def word_condition(
    *, by: User, programme: Programme, clause: str, seen: int, words: Mapping[str, WordsOf]
) -> None:
    """Put a condition of the newest theory to people in these words, by language.

    Only what differs from what holds is added. ``seen`` is how often words had been written for it when the
    page was made; WordsChanged is raised when that has changed. A question that is open keeps its words.
    """
    check_can(membership_in(by, programme), Permission.BEGIN_READINESS_ROUND)
    versions = theory_values(lock(programme))
    theory = check_theory_to_word(versions)
    asked = clause_in(theory, clause)
    number = written_of(versions, asked)
    now = {one.language: one for one in inherited_words(theory, versions) if one.clause == asked.id}
    if number != seen:
        raise WordsChanged(tuple(now.values()), number)
    if further := further_words(asked.id, words, now):
        keep_revision(programme, with_words(theory, further))
        record_event(
            by=by,
            verb="word",
            noun="condition",
            object_id=asked.id,
            programme_id=programme.pk,
            detail={"languages": " ".join(one.language for one in further)},
        )


def further_words(
    clause: str, words: Mapping[str, WordsOf], now: Mapping[str, ConditionWords]
) -> list[ConditionWords]:
    """What is said otherwise than it stands, by language."""
    stand = {language: WordsOf(one.plain, one.easy) for language, one in now.items()}
    told = {language: WordsOf(tidy(one.plain), tidy(one.easy)) for language, one in words.items()}
    return [
        ConditionWords(
            clause=clause, language=language, plain=one.plain, easy=one.easy, written_on=timezone.localdate()
        )
        for language, one in told.items()
        if one != stand.get(language, WordsOf("", ""))
    ]
