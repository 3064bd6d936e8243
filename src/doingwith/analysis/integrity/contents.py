"""Rules on what projects and cases say."""

from collections.abc import Iterator

from doingwith.analysis.integrity.known import FACTORS, Known, wrong_at
from doingwith.cases.readings import Judgement
from doingwith.common.problems import Place, Problem
from doingwith.programmes.factors import Domain, DomainRole, FactorList
from doingwith.projects.stages import Movement

__all__ = ["CONTENT_RULES"]

_NEED_REASONS = {
    Movement.STOP: "A stop",
    Movement.HELD_BACK: "A hold",
    Movement.BACK: "A move back",
}
_ROLES = {"conditions": DomainRole.CONDITION, "results": DomainRole.RESULT}


def brief_versions(known: Known) -> Iterator[Problem]:
    """A project has a brief, and its versions count from 1 without a gap."""
    for project in known.record.projects:
        if not project.briefs:
            yield wrong_at(
                f"projects/{project.id}",
                "briefs",
                wrong="The project has no brief.",
                remedy="Give it a first version, with “version: 1” and its text.",
            )
        for at, brief in enumerate(project.briefs):
            if brief.version != at + 1:
                yield wrong_at(
                    f"projects/{project.id}",
                    *("briefs", at, "version"),
                    wrong=f"This brief is version {brief.version}, and should be version {at + 1}.",
                    remedy="Number the versions 1, 2, 3 and so on, oldest first.",
                )


def reasons(known: Known) -> Iterator[Problem]:
    """A stop, a hold and a move back say why."""
    for project in known.record.projects:
        for at, step in enumerate(project.path):
            if step.movement in _NEED_REASONS and not step.reasons:
                yield wrong_at(
                    f"projects/{project.id}",
                    *("path", at, "movement"),
                    wrong=f"{_NEED_REASONS[step.movement]} has no reason.",
                    remedy="Add “reasons:” with at least one reason; stopping for a good one is no shame.",
                )


def roles_of_factors(known: Known) -> Iterator[Problem]:
    """Conditions are factors of condition domains, results of result domains."""
    if not known.is_read(FACTORS):
        return
    for entry, place, judgement in _judgements(known):
        key = str(place[2])
        domain = _domain_of(known.record.factor_list, judgement.factor)
        if domain and domain.role is not _ROLES[key]:
            yield wrong_at(
                entry,
                *place,
                wrong=f"“{judgement.factor}” is given as a {_ROLES[key]}, but it is a {domain.role}: "
                f"it stands in the domain “{domain.label}”.",
                remedy=f"Move it to “{domain.role}s”.",
            )


def judged_once(known: Known) -> Iterator[Problem]:
    """A reader judges a factor once in a case."""
    seen: set[tuple[str, object, str]] = set()
    for entry, place, judgement in _judgements(known):
        once = (entry, place[1], judgement.factor)
        if once in seen:
            yield wrong_at(
                entry,
                *place,
                wrong=f"“{judgement.factor}” is judged twice in one reading.",
                remedy="Keep one judgement; the sign +/- says that both were reported.",
            )
        seen.add(once)


def _judgements(known: Known) -> Iterator[tuple[str, Place, Judgement]]:
    for case in known.record.cases:
        for at, reading in enumerate(case.readings):
            for key in _ROLES:
                for number, judgement in enumerate(getattr(reading, key)):
                    yield f"cases/{case.id}", ("readings", at, key, number, "factor"), judgement


def _domain_of(listed: FactorList, factor: str) -> Domain | None:
    found = listed.by_id.get(factor)
    return listed.domain_by_id.get(found.domain) if found else None


def read_once(known: Known) -> Iterator[Problem]:
    """A reader reads a case once."""
    for case in known.record.cases:
        seen: set[str] = set()
        for at, reading in enumerate(case.readings):
            if reading.reader in seen:
                yield wrong_at(
                    f"cases/{case.id}",
                    *("readings", at, "reader"),
                    wrong=f"“{reading.reader}” has two readings of this case.",
                    remedy="Put the two together, or name the other reader.",
                )
            seen.add(reading.reader)


def one_case_a_project(known: Known) -> Iterator[Problem]:
    """A project is read as one case."""
    seen: dict[str, str] = {}
    for case in known.record.cases:
        first = seen.setdefault(case.project, case.id)
        if first != case.id:
            yield wrong_at(
                f"cases/{case.id}",
                "project",
                wrong=f"The project “{case.project}” already has a case, “{first}”.",
                remedy="Put the two cases together, or name the other project.",
            )


def revised_plans(known: Known) -> Iterator[Problem]:
    """Whether plans were revised stands together with its basis."""
    for case in known.record.cases:
        value, basis = case.plans_revised_by_commissioners, case.plans_revised_basis
        if (value is None) != (basis is None):
            here, missing = "plans_revised_by_commissioners", "plans_revised_basis"
            if value is None:
                here, missing = missing, here
            yield wrong_at(
                f"cases/{case.id}",
                here,
                wrong=f"“{here}” stands without “{missing}”.",
                remedy="Give both, or neither when it was not reported.",
            )


def lines(known: Known) -> Iterator[Problem]:
    """The lines of a case are its first and its last."""
    for case in known.record.cases:
        if case.lines and not (len(case.lines) == 2 and case.lines[0] < case.lines[1]):
            yield wrong_at(
                f"cases/{case.id}",
                "lines",
                wrong="“lines” should be the first and the last line of the case in its source.",
                remedy="Write two numbers, the smaller one first, such as [715, 768].",
            )


CONTENT_RULES = (
    brief_versions,
    reasons,
    roles_of_factors,
    judged_once,
    read_once,
    one_case_a_project,
    revised_plans,
    lines,
)
