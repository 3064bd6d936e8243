"""Small invented programmes for reports: an empty one, and one that two readers read differently."""

from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import Domain, DomainRole, Factor, FactorList, Pole
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Partner, Programme, Reader
from doingwith.programmes.scales import DesignStage, Scales
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Project
from doingwith.projects.stages import Movement, StageMove, StageStatus

LONG = "A very long title that somebody typed without a thought for the people who would draw it " * 3


def empty_programme() -> ProgrammeRecord:
    return ProgrammeRecord(
        programme=Programme(id="new", name="New Programme"),
        scales=Scales(),
        factor_list=FactorList(id="none", version=1, label="No factors yet", domains=(), factors=()),
        instruments=Instruments(),
        evaluation=Evaluation(),
    )


def two_readers() -> ProgrammeRecord:
    return replace(
        empty_programme(),
        programme=Programme(
            id="two",
            name="Two & <Two>",
            readers=(
                Reader(id="amber", description="first reader"),
                Reader(id="blue", description="second reader"),
            ),
            partners=(Partner(id="council", name="Invented Council"),),
        ),
        factor_list=FactorList(
            id="two-list",
            version=1,
            label="Two factors",
            domains=(Domain(id="time", label="Time", role=DomainRole.CONDITION),),
            factors=(
                Factor(id="T1", domain="time", label="Time to talk", pole=Pole.ENABLING),
                Factor(id="T2", domain="time", label="Deadlines", pole=Pole.CONSTRAINING),
            ),
        ),
        projects=(project("P1", title="Only <Project>"),),
        cases=(
            Case(
                id="CS1",
                project="P1",
                title="Two readings",
                readings=(
                    Reading(reader="amber", conditions=(_judged(Sign.ENABLING, Basis.EXPLICIT),)),
                    Reading(reader="blue", conditions=(_judged(Sign.CONSTRAINING, Basis.INFERRED),)),
                ),
            ),
        ),
    )


def many_projects(number: int) -> ProgrammeRecord:
    path = (move(DesignStage.DISCOVER, StageStatus.REACHED),)
    projects = tuple(project(f"P{index:05}", title=f"Project {index}", path=path) for index in range(number))
    return replace(empty_programme(), projects=projects)


def project(identifier: str, *, title: str = "Project", path: tuple[StageMove, ...] = ()) -> Project:
    brief = Brief(version=1, text="talk with people")
    return Project(id=identifier, partner="council", title=title, briefs=(brief,), path=path)


def move(
    stage: DesignStage,
    status: StageStatus,
    movement: Movement = Movement.RECORDED,
    reasons: tuple[str, ...] = (),
) -> StageMove:
    return StageMove(stage=stage, status=status, basis=Basis.EXPLICIT, movement=movement, reasons=reasons)


def _judged(sign: Sign, basis: Basis) -> Judgement:
    return Judgement(factor="T1", sign=sign, basis=basis, reason="so it seemed")
