"""Readiness rows to library values and back. The only file here that knows both."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import F

from doingwith.common.order import natural_key
from doingwith.exchange.bundle.plain import from_plain
from doingwith.theory.readiness import Readiness as ReadinessValue
from doingwith.theory.readiness import without_few
from doingwith_site.common.plain import kept_plain
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import Readiness, ReadinessVersion
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.questions.queries import questions_in
from doingwith_site.theory.readiness.questions.records import with_answers, without_answers

__all__ = ["add_version", "readiness_value", "readiness_values", "store_readiness"]


def readiness_values(programme: Programme) -> tuple[ReadinessValue, ...]:
    """Every project's record as it stands, by identifier, with what people answered by a code counted in."""
    rows = list(
        ReadinessVersion.objects.filter(readiness__programme=programme, number=F("readiness__latest"))
    )
    asked: dict[int, list[ReadinessQuestion]] = defaultdict(list)
    for question in questions_in(programme) if rows else ():
        asked[question.readiness_id].append(question)
    values = (with_answers(readiness_value(row), asked[row.readiness_id]) for row in rows)
    return tuple(sorted(values, key=lambda one: natural_key(one.id)))


def readiness_value(row: ReadinessVersion) -> ReadinessValue:
    """The record as it stood in one version, without what people answered here by a code.

    A bundle may have brought counts of too few people while fewer were shown: they are read no more.
    """
    return without_few(from_plain(ReadinessValue, row.content))


def store_readiness(
    programme: Programme,
    stored: Mapping[str, ReadinessValue],
    values: Mapping[str, ReadinessValue],
    projects: Mapping[str, Project],
) -> None:
    """Let the records be ``values``; one that no longer says what ``stored`` says gets a version."""
    for name, value in values.items():
        if stored.get(name) != value:
            project = projects[value.project]
            row, _ = Readiness.objects.get_or_create(
                programme=programme, identifier=name, defaults={"project": project}
            )
            if row.project_id != project.pk:
                row.project = project
                row.save(update_fields=["project"])
            counted_here = row.questions.values_list("identifier", flat=True)
            add_version(row, without_answers(value, counted_here), verb="import", by=None)


def add_version(row: Readiness, value: ReadinessValue, *, verb: str, by: User | None) -> ReadinessVersion:
    """One more version of a record, which holds from now on. The caller has locked the programme."""
    row.latest += 1
    row.save(update_fields=["latest"])
    return ReadinessVersion.objects.create(
        readiness=row, number=row.latest, verb=verb, content=kept_plain(value), by=by
    )
