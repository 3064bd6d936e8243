"""What is put to people without an account: titles and conditions, without words that may not be shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from doingwith.theory.condition_words import inherited_words, joined_words
from doingwith.theory.theory import TheoryVersion
from doingwith_site.programmes.models import Programme
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.asking.presenters import Condition, Reader, conditions_for
from doingwith_site.theory.readiness.queries import latest_versions
from doingwith_site.theory.readiness.questions.queries import as_guests_read_it
from doingwith_site.theory.readiness.questions.records import words_of
from doingwith_site.theory.readiness.records import readiness_value
from doingwith_site.theory.records import theory_values

__all__ = ["Put", "put_to_guests"]


@dataclass(frozen=True)
class Put:
    """The project's title and the conditions; none when the version that is asked about is gone."""

    project: str
    conditions: tuple[Condition, ...]


def put_to_guests(questions: Iterable[ReadinessQuestion], reader: Reader) -> dict[int, Put]:
    """What each question says to the reader, by its key: read once a programme, however many there are."""
    of_programme: dict[Programme, list[ReadinessQuestion]] = defaultdict(list)
    for one in questions:
        of_programme[one.readiness.programme].append(one)
    found: dict[int, Put] = {}
    for programme, asked in of_programme.items():
        theories, names = theory_values(programme), theories_asked(asked)
        told = tuple(_put(one, names.get(one.pk, ""), theories, reader) for one in asked)
        found |= zip((one.pk for one in asked), as_guests_read_it(programme, told), strict=True)
    return found


def theories_asked(questions: Sequence[ReadinessQuestion]) -> Mapping[int, str]:
    """The name of the version whose conditions each question is about, by its key."""
    rows = latest_versions({one.readiness_id for one in questions})
    rounds = {
        (row.readiness_id, told.number): told.theory for row in rows for told in readiness_value(row).rounds
    }
    return {one.pk: rounds.get((one.readiness_id, one.round_number), "") for one in questions}


def _put(asked: ReadinessQuestion, name: str, theories: Sequence[TheoryVersion], reader: Reader) -> Put:
    theory = next((one for one in theories if one.id == name), None)
    if theory is None:
        return Put(asked.readiness.project.title, ())
    words = joined_words(words_of(asked), inherited_words(theory, theories))
    return Put(asked.readiness.project.title, conditions_for(reader, theory, words, asked.plain))
