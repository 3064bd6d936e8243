"""Rules on references: whatever is named must be there."""

from collections.abc import Iterator

from doingwith.analysis.integrity.known import FACTORS, PROGRAMME, Known, dangling, factor_places, wrong_at
from doingwith.common.problems import Place, Problem
from doingwith.programmes.scales import DesignStage
from doingwith.theory.theory import TheoryVersion

__all__ = ["REFERENCE_RULES"]


def partners(known: Known) -> Iterator[Problem]:
    """Every project's partner stands in the programme's list."""
    if not known.is_read(PROGRAMME):
        return
    names = known.record.partner_by_id
    for project in known.record.projects:
        if project.partner not in names:
            yield dangling(
                f"projects/{project.id}", ("partner",), project.partner, names, "partner", "programme.yaml"
            )


def readers(known: Known) -> Iterator[Problem]:
    """Whoever read a case stands in the programme's list of readers."""
    if not known.is_read(PROGRAMME):
        return
    names = {reader.id for reader in known.record.programme.readers}
    for case in known.record.cases:
        for at, reading in enumerate(case.readings):
            if reading.reader not in names:
                place = ("readings", at, "reader")
                yield dangling(f"cases/{case.id}", place, reading.reader, names, "reader", "programme.yaml")


def projects(known: Known) -> Iterator[Problem]:
    """Every project that another project or a case names is in the programme."""
    for entry, place, name in _project_places(known):
        if name not in known.projects:
            yield dangling(entry, place, name, known.projects, "project", "the folder projects")


def _project_places(known: Known) -> Iterator[tuple[str, Place, str]]:
    for project in known.record.projects:
        for key in ("follows", "leads_to"):
            for at, link in enumerate(getattr(project, key)):
                yield f"projects/{project.id}", (key, at, "project"), link.project
    for case in known.record.cases:
        yield f"cases/{case.id}", ("project",), case.project
        for at, name in enumerate(case.related_projects):
            yield f"cases/{case.id}", ("related_projects", at), name


def factors(known: Known) -> Iterator[Problem]:
    """Every factor that a theory or a case names is in the factor list."""
    if not known.is_read(FACTORS):
        return
    names = known.record.factor_list.by_id
    for entry, place, name in factor_places(known):
        if name not in names:
            yield dangling(entry, place, name, names, "factor", "factors.yaml")


def factor_list(known: Known) -> Iterator[Problem]:
    """Inside the factor list, every domain and factor that is named is there."""
    names, domains = known.record.factor_list.by_id, known.record.factor_list.domain_by_id
    for at, factor in enumerate(known.record.factor_list.factors):
        if factor.domain not in domains:
            place: Place = ("factors", at, "domain")
            yield dangling(FACTORS, place, factor.domain, domains, "domain", "the list of domains")
        for position, name in enumerate(factor.derived_from):
            if name not in names:
                place = ("factors", at, "derived_from", position)
                yield dangling(FACTORS, place, name, names, "factor", "the list of factors")
        for position, name in enumerate(factor.overlaps):
            if name not in names and name not in {stage.value for stage in DesignStage}:
                place = ("factors", at, "overlaps", position)
                yield dangling(FACTORS, place, name, names, "factor or design stage", "the list of factors")
    for at, scoping in enumerate(known.record.factor_list.scoping):
        for position, name in enumerate(scoping.became):
            if name not in names:
                place = ("scoping", at, "became", position)
                yield dangling(FACTORS, place, name, names, "factor", "the list of factors")


def theory_versions(known: Known) -> Iterator[Problem]:
    """A theory version revises a version that is there."""
    for version in known.record.theory_versions:
        if version.revises is not None and version.revises not in known.theory_versions:
            entry, names = f"theory/{version.id}", known.theory_versions
            yield dangling(entry, ("revises",), version.revises, names, "theory version", "the folder theory")


def revised_statements(known: Known) -> Iterator[Problem]:
    """What a statement revises, and what a clause keeps, stands in the version before."""
    for version in known.record.theory_versions:
        before = known.before(version)
        if before is None and version.revises is not None:
            continue
        statements = {statement.id for statement in before.statements} if before else set()
        clauses = (
            {clause.id for one in before.statements for _, clause in one.all_clauses()} if before else set()
        )
        for place, name in _revised_places(version):
            noun, choices = ("clause", clauses) if "keeps" in place else ("statement", statements)
            if name not in choices:
                yield _not_in_version_before(version, place, name, choices, noun)


def _not_in_version_before(
    version: TheoryVersion, place: Place, name: str, choices: set[str], noun: str
) -> Problem:
    if version.revises is None:
        return wrong_at(
            f"theory/{version.id}",
            *place,
            wrong=f"This names the {noun} “{name}” of a version before, and the theory has none.",
            remedy="Give the file a line “revises: …” that names the version before, or take this out.",
        )
    return dangling(
        f"theory/{version.id}", place, name, choices, noun, f"the version before, “{version.revises}”"
    )


def _revised_places(version: TheoryVersion) -> Iterator[tuple[Place, str]]:
    for at, statement in enumerate(version.statements):
        if statement.revises is not None:
            yield ("statements", at, "revises"), statement.revises
        for part in ("when", "then", "because"):
            for number, clause in enumerate(getattr(statement, part)):
                for position, name in enumerate(clause.keeps):
                    yield ("statements", at, part, number, "keeps", position), name


REFERENCE_RULES = (partners, readers, projects, factors, factor_list, theory_versions, revised_statements)
