"""Rules on readiness: what is rated is a condition of the theory, each once, in rounds that count from 1."""

from collections.abc import Iterator

from doingwith.analysis.integrity.known import Known, dangling, wrong_at
from doingwith.common.problems import Problem
from doingwith.theory.condition_words import conditions_of
from doingwith.theory.readiness import (
    FEWEST_SHOWN,
    ConditionCounts,
    Rating,
    Readiness,
    ReadinessRound,
    SideAnswers,
)

__all__ = ["READINESS_RULES"]


def projects(known: Known) -> Iterator[Problem]:
    """The project is there, and has one record of its readiness."""
    seen: dict[str, str] = {}
    for record in known.record.readiness:
        if record.project not in known.projects:
            home = "the folder projects"
            yield dangling(_entry(record), ("project",), record.project, known.projects, "project", home)
        first = seen.setdefault(record.project, record.id)
        if first != record.id:
            yield wrong_at(
                _entry(record),
                "project",
                wrong=f"The readiness of the project “{record.project}” already stands in “{first}”.",
                remedy="Put the two together, or name the other project.",
            )


def rounds(known: Known) -> Iterator[Problem]:
    """Rounds count from 1 without a gap."""
    for record in known.record.readiness:
        for at, one in enumerate(record.rounds):
            if one.number != at + 1:
                yield wrong_at(
                    _entry(record),
                    *("rounds", at, "number"),
                    wrong=f"This round is number {one.number}, and should be number {at + 1}.",
                    remedy="Number the rounds 1, 2, 3 and so on, oldest first.",
                )


def theories(known: Known) -> Iterator[Problem]:
    """The theory version of a round is there."""
    for record in known.record.readiness:
        for at, one in enumerate(record.rounds):
            if one.theory not in known.theory_versions:
                place, names, home = ("rounds", at, "theory"), known.theory_versions, "the folder theory"
                yield dangling(_entry(record), place, one.theory, names, "theory version", home)


def condition_words(known: Known) -> Iterator[Problem]:
    """Words for people are of a WHEN clause of their own version."""
    for version in known.record.theory_versions:
        names = {clause.id for clause in conditions_of(version)}
        for at, one in enumerate(version.condition_words):
            if one.clause not in names:
                file, place = f"theory/{version.id}", ("condition_words", at, "clause")
                yield dangling(file, place, one.clause, names, "WHEN clause", f"{file}.yaml")


def views(known: Known) -> Iterator[Problem]:
    """A view has an id of its own in its record, and rates something."""
    for record in known.record.readiness:
        seen: set[str] = set()
        for at, one in enumerate(record.rounds):
            for number, view in enumerate(one.views):
                place = ("rounds", at, "views", number)
                if view.id in seen:
                    yield wrong_at(
                        _entry(record),
                        *(*place, "id"),
                        wrong=f"The id “{view.id}” stands twice in this file.",
                        remedy="Give one of the views another id.",
                    )
                if not view.ratings:
                    yield wrong_at(
                        _entry(record),
                        *(*place, "ratings"),
                        wrong=f"The view “{view.id}” rates no condition.",
                        remedy="Give it a rating, or take the view out.",
                    )
                seen.add(view.id)


def answers(known: Known) -> Iterator[Problem]:
    """Answers of single people have an id of their own, and are counted so that nobody stands out."""
    for record in known.record.readiness:
        seen: set[str] = set()
        for at, one in enumerate(record.rounds):
            names = _conditions(known, one)
            for number, told in enumerate(one.answers):
                place = ("rounds", at, "answers", number)
                if told.id in seen:
                    yield wrong_at(
                        _entry(record),
                        *(*place, "id"),
                        wrong=f"The id “{told.id}” stands twice in this file.",
                        remedy="Give one of the two another id.",
                    )
                seen.add(told.id)
                for position, counts in enumerate(told.counts):
                    yield from _counts(_entry(record), (*place, "counts", position), told, counts)
                    if names is not None and counts.clause not in names:
                        home, where = f"theory/{one.theory}.yaml", (*place, "counts", position, "clause")
                        yield dangling(_entry(record), where, counts.clause, names, "WHEN clause", home)


def _counts(
    entry: str, place: tuple[str | int, ...], told: SideAnswers, counts: ConditionCounts
) -> Iterator[Problem]:
    """A count is of at least FEWEST_SHOWN people, of at most all who answered, and none is below zero."""
    if any(counts.of(rating) < 0 for rating in Rating):
        yield wrong_at(entry, *place, wrong="A number of people is below zero.", remedy="Count again.")
    elif counts.total < FEWEST_SHOWN:
        yield wrong_at(
            entry,
            *place,
            wrong=f"This counts {counts.total} of the people who answered, and fewer than {FEWEST_SHOWN} "
            "are not counted.",
            remedy="Take the count out, or export the programme anew: so few could be recognised. Bundles "
            "of older versions may hold counts of 3 or 4 people.",
        )
    elif counts.total > told.people:
        yield wrong_at(
            entry,
            *place,
            wrong=f"This counts {counts.total} people, of {told.people} who answered at all.",
            remedy="Count again: it cannot be more than all of them.",
        )


def clauses(known: Known) -> Iterator[Problem]:
    """A rating is of a WHEN clause of its round's theory version, and a view rates each once."""
    for record in known.record.readiness:
        for at, one in enumerate(record.rounds):
            names = _conditions(known, one)
            for number, view in enumerate(one.views if names is not None else ()):
                seen: set[str] = set()
                for position, rating in enumerate(view.ratings):
                    place = ("rounds", at, "views", number, "ratings", position, "clause")
                    if rating.clause not in (names or ()):
                        home = f"theory/{one.theory}.yaml"
                        noun = "WHEN clause"
                        yield dangling(_entry(record), place, rating.clause, names or (), noun, home)
                    if rating.clause in seen:
                        yield wrong_at(
                            _entry(record),
                            *place,
                            wrong=f"The view “{view.id}” rates “{rating.clause}” twice.",
                            remedy="Keep one of the two.",
                        )
                    seen.add(rating.clause)


def _conditions(known: Known, one: ReadinessRound) -> frozenset[str] | None:
    """The WHEN clauses of a round's theory; None when the version could not be read."""
    version = known.record.theory_by_id.get(one.theory)
    if version is None:
        return None
    return frozenset(clause.id for clause in conditions_of(version))


def _entry(record: Readiness) -> str:
    return f"readiness/{record.id}"


READINESS_RULES = (projects, rounds, theories, condition_words, views, answers, clauses)
