"""Invented programmes of any size, for benchmarks and tests.

The same size and seed give the same programme. Every name says that it is invented.
"""

from collections.abc import Iterator
from random import Random

from bench.synthetic_claims import contribution_of, logic_model_of
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import Domain, DomainRole, Factor, FactorList, Pole
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Partner, Programme, Reader
from doingwith.programmes.scales import CommissioningStage, DesignStage, ParticipationMode, Scales
from doingwith.projects.briefs import Agreement, Brief
from doingwith.projects.project import Participation, Project, ProjectLink
from doingwith.projects.stages import Movement, StageMove, StageStatus
from doingwith.theory.theory import Clause, Statement, TheoryVersion

__all__ = ["synthetic_programme"]

DOMAIN_SIZES = (2, 6, 3, 8, 4, 15, 6, 4, 5, 5)
CONDITION_DOMAINS = 6
READERS = ("reader-one", "reader-two")


def synthetic_programme(
    project_count: int,
    *,
    case_count: int | None = None,
    readers_per_case: int = 1,
    drawn_count: int = 0,
    seed: int = 1,
) -> ProgrammeRecord:
    """An invented programme; unless told otherwise, every fifth project is read as a case.

    ``readers_per_case`` is 1 or 2. A fifth of the projects have no stage reported. ``drawn_count`` projects
    have a logic model in two versions and a contribution record.
    """
    random = Random(seed)
    factors = _factor_list()
    projects = tuple(_project(random, number) for number in range(1, project_count + 1))
    read = projects[: -(-project_count // 5) if case_count is None else case_count]
    return ProgrammeRecord(
        programme=_programme(project_count),
        scales=Scales(),
        factor_list=factors,
        instruments=Instruments(),
        evaluation=Evaluation(),
        theory_versions=tuple(_theory_versions(random, factors)),
        projects=projects,
        logic_models=tuple(logic_model_of(project.id) for project in projects[:drawn_count]),
        contributions=tuple(contribution_of(project.id) for project in projects[:drawn_count]),
        cases=tuple(_case(random, project, factors, READERS[:readers_per_case]) for project in read),
    )


def _programme(project_count: int) -> Programme:
    return Programme(
        id="invented",
        name=f"An invented programme of {project_count:,} projects",
        host="Invented Host Association",
        funder="Invented Fund",
        readers=tuple(Reader(id=reader, description="an invented reader") for reader in READERS),
        partners=tuple(
            Partner(id=_partner_id(number), name=f"Invented Council {number}")
            for number in range(1, _partner_count(project_count) + 1)
        ),
    )


def _partner_count(project_count: int) -> int:
    return max(1, project_count // 2)


def _partner_id(number: int) -> str:
    return f"council-{number}"


def _factor_list() -> FactorList:
    domains = tuple(
        Domain(
            id=f"domain-{number}",
            label=f"Invented domain {number}",
            role=DomainRole.CONDITION if number <= CONDITION_DOMAINS else DomainRole.RESULT,
        )
        for number in range(1, len(DOMAIN_SIZES) + 1)
    )
    factors = tuple(
        Factor(
            id=f"D{number}F{place}",
            domain=domain.id,
            label=f"Invented factor {place} of domain {number}",
            pole=Pole.BOTH if domain.role is DomainRole.CONDITION else Pole.RESULT,
        )
        for number, (domain, size) in enumerate(zip(domains, DOMAIN_SIZES, strict=True), start=1)
        for place in range(1, size + 1)
    )
    return FactorList(id="invented-58", version=1, label="Invented factors", domains=domains, factors=factors)


def _project(random: Random, number: int) -> Project:
    project_id = _project_id(number)
    return Project(
        id=project_id,
        partner=_partner_id(1 + number % _partner_count(number)),
        title=f"Invented project {number}",
        briefs=tuple(_briefs(random, number)),
        sector=random.choice(("health", "council", "voluntary")),
        population=random.choice(("young people", "carers", "older people")),
        kind=random.choice(("redesign", "procurement", "engagement")),
        tags_basis=Basis.INFERRED,
        participation=Participation(
            asked=(random.choice(list(ParticipationMode)),),
            offered=(ParticipationMode.WITH,),
            basis=random.choice(list(Basis)),
        ),
        commissioning=(random.choice(list(CommissioningStage)),),
        path=tuple(_path(random)),
        follows=_follows(random, number),
    )


def _project_id(number: int) -> str:
    return f"P{number:05}"


def _briefs(random: Random, number: int) -> Iterator[Brief]:
    yield Brief(version=1, text=f"The first invented brief of project {number}")
    for version in range(2, 2 + random.choice((0, 0, 0, 1, 2))):
        yield Brief(
            version=version,
            text=f"Invented brief {version} of project {number}",
            asked_by="facilitator",
            reason="The people who came asked for something else",
            agreement=random.choice(list(Agreement)),
            agreed_by=("commissioner",),
        )


def _path(random: Random) -> Iterator[StageMove]:
    if random.random() < 0.2:
        return
    for stage in list(DesignStage)[: random.randint(1, 4)]:
        yield StageMove(stage=stage, status=StageStatus.REACHED, basis=random.choice(list(Basis)))
    if random.random() < 0.3:
        yield StageMove(
            stage=stage,
            status=StageStatus.BLOCKED,
            basis=Basis.EXPLICIT,
            movement=random.choice((Movement.STOP, Movement.HELD_BACK)),
            reasons=("No money was found for it",),
        )


def _follows(random: Random, number: int) -> tuple[ProjectLink, ...]:
    if number == 1 or random.random() < 0.9:
        return ()
    return (ProjectLink(project=_project_id(random.randint(1, number - 1)), basis=Basis.EXPLICIT),)


def _case(random: Random, project: Project, factors: FactorList, readers: tuple[str, ...]) -> Case:
    return Case(
        id=f"C{project.id}",
        project=project.id,
        title=f"Invented case of {project.title.lower()}",
        readings=tuple(_reading(random, reader, factors) for reader in readers),
        learning=("Invented learning: begin earlier",),
    )


def _reading(random: Random, reader: str, factors: FactorList) -> Reading:
    def judgements(role: DomainRole) -> tuple[Judgement, ...]:
        return tuple(
            Judgement(
                factor=factor.id,
                sign=random.choice(list(Sign)),
                basis=random.choice(list(Basis)),
                reason="An invented reason",
            )
            for factor in factors.factors
            if factors.role_of(factor.id) is role and random.random() < 0.4
        )

    conditions = judgements(DomainRole.CONDITION)
    return Reading(reader=reader, conditions=conditions, results=judgements(DomainRole.RESULT))


def _theory_versions(random: Random, factors: FactorList) -> Iterator[TheoryVersion]:
    yield TheoryVersion(
        id="first",
        label="The first invented theory",
        statements=tuple(_statement(random, "first", number, factors) for number in range(1, 5)),
    )
    yield TheoryVersion(
        id="second",
        label="The second invented theory",
        statements=tuple(
            _statement(random, "second", number, factors, revises=f"first.{number}") for number in range(1, 5)
        ),
        revises="first",
    )


def _statement(
    random: Random, version: str, number: int, factors: FactorList, revises: str | None = None
) -> Statement:
    statement_id = f"{version}.{number}"

    def clauses(part: str, count: int) -> tuple[Clause, ...]:
        return tuple(
            Clause(
                id=f"{statement_id}.{part}{place}",
                text=f"Invented {part} {place} of statement {number}",
                factors=(random.choice(factors.factors).id,),
            )
            for place in range(1, count + 1)
        )

    return Statement(
        id=statement_id,
        if_=f"Invented beginning of statement {number}",
        when=clauses("when", random.randint(0, 6)),
        then=clauses("then", random.randint(1, 4)),
        because=clauses("because", random.randint(0, 4)),
        revises=revises,
    )
