"""What a record says of itself when its parts contradict one another."""

from dataclasses import replace
from typing import Any

import pytest

from doingwith.analysis.integrity import RULES, integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement, Reading
from doingwith.cases.stage_table import EntryKind, StageEntry, StageTable
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.evaluation import Evaluation, EvaluationStep, Inconsistency
from doingwith.programmes.factors import Domain, DomainRole, Factor, FactorList, Pole, ScopingFactor
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Partner, Programme, Reader, Role
from doingwith.programmes.scales import DesignStage, Scales
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Project, ProjectLink
from doingwith.projects.stages import Movement, StageMove, StageStatus
from doingwith.theory.theory import Clause, Statement, TheoryVersion

DOMAINS = (
    Domain(id="leadership", label="Leadership", role=DomainRole.CONDITION),
    Domain(id="outputs", label="Outputs", role=DomainRole.RESULT),
)
RECORD = ProgrammeRecord(
    programme=Programme(
        id="demo",
        name="Demo",
        readers=(Reader(id="ann", description="first reader"),),
        partners=(Partner(id="council", name="Council"),),
    ),
    scales=Scales(),
    factor_list=FactorList(
        id="list",
        version=1,
        label="List",
        domains=DOMAINS,
        factors=(
            Factor(id="L1", domain="leadership", label="Permission", pole=Pole.ENABLING),
            Factor(id="L2", domain="leadership", label="Policy", pole=Pole.ENABLING),
            Factor(id="U1", domain="outputs", label="Take part", pole=Pole.RESULT),
        ),
    ),
    instruments=Instruments(),
    evaluation=Evaluation(),
)


def project(name: str, **given: Any) -> Project:
    return Project(
        **{
            "id": name,
            "partner": "council",
            "title": name,
            "briefs": (Brief(version=1, text="Do it."),),
            **given,
        }
    )


def links(*names: str) -> tuple[ProjectLink, ...]:
    return tuple(ProjectLink(project=name, basis=Basis.EXPLICIT) for name in names)


def case(name: str, of: str, **given: Any) -> Case:
    return Case(**{"id": name, "project": of, "title": name, **given})


def judged(*factors: str) -> tuple[Judgement, ...]:
    return tuple(Judgement(factor=factor, sign=Sign.ENABLING, basis=Basis.EXPLICIT) for factor in factors)


def theory(name: str, *statements: Statement, revises: str | None = None) -> TheoryVersion:
    return TheoryVersion(id=name, label=name, statements=statements, revises=revises)


def said(record: ProgrammeRecord, **given: Any) -> list[str]:
    return [
        f"{problem.entry} {'.'.join(map(str, problem.place))}: {problem.wrong} {problem.remedy}"
        for problem in integrity_problems(record, **given)
    ]


def test_the_record_of_cocreate_holds_together(cocreate: ProgrammeRecord) -> None:
    assert integrity_problems(cocreate) == ()


def test_a_project_names_a_partner_that_is_there() -> None:
    record = replace(RECORD, projects=(project("P1", partner="counsil"), project("P2", partner="nhs")))
    assert said(record) == [
        "projects/P1 partner: There is no partner “counsil”. Did you mean “council”?",
        "projects/P2 partner: There is no partner “nhs”. "
        "Name one that stands in programme.yaml, or add it there.",
    ]


def test_a_reading_names_a_reader_that_is_there() -> None:
    one = case("C1", "P1", readings=(Reading(reader="bob"),))
    assert said(replace(RECORD, projects=(project("P1"),), cases=(one,))) == [
        "cases/C1 readings.0.reader: There is no reader “bob”. "
        "Name one that stands in programme.yaml, or add it there."
    ]


def test_projects_that_are_named_are_there() -> None:
    record = replace(
        RECORD,
        projects=(project("P1", follows=links("X"), leads_to=links("Y")),),
        cases=(case("C1", "Z", related_projects=("P1", "W")),),
    )
    remedy = "Name one that stands in the folder projects, or add it there."
    assert said(record) == [
        f"projects/P1 follows.0.project: There is no project “X”. {remedy}",
        f"projects/P1 leads_to.0.project: There is no project “Y”. {remedy}",
        f"cases/C1 project: There is no project “Z”. {remedy}",
        f"cases/C1 related_projects.1: There is no project “W”. {remedy}",
    ]


def test_factors_that_are_named_are_in_the_list() -> None:
    clause = Clause(id="s1.when1", text="policy", factors=("L1", "K9"))
    table = StageTable(
        title="Table",
        entries=(
            StageEntry(
                stage=DesignStage.DEFINE,
                stage_basis=Basis.EXPLICIT,
                kind=EntryKind.FACTOR,
                text="x",
                factors=("K8",),
            ),
        ),
    )
    one = case("C1", "P1", readings=(Reading(reader="ann", conditions=judged("K7")),), stage_tables=(table,))
    record = replace(
        RECORD,
        theory_versions=(theory("first", Statement(id="s1", if_="if", when=(clause,))),),
        projects=(project("P1"),),
        cases=(one,),
    )
    remedy = "Name one that stands in factors.yaml, or add it there."
    assert said(record) == [
        f"theory/first statements.0.when.0.factors.1: There is no factor “K9”. {remedy}",
        f"cases/C1 readings.0.conditions.0.factor: There is no factor “K7”. {remedy}",
        f"cases/C1 stage_tables.0.entries.0.factors.0: There is no factor “K8”. {remedy}",
    ]


def test_the_factor_list_names_only_what_it_holds() -> None:
    factors = (
        Factor(id="L1", domain="leader", label="Permission", pole=Pole.ENABLING),
        Factor(
            id="L6", domain="leadership", label="Readiness", pole=Pole.ENABLING, derived_from=("L1", "K1")
        ),
    )
    listed = replace(
        RECORD.factor_list, factors=factors, scoping=(ScopingFactor(id="V1", label="Fit", became=("K2",)),)
    )
    remedy = "Name one that stands in the list of factors, or add it there."
    assert said(replace(RECORD, factor_list=listed)) == [
        "factors factors.0.domain: There is no domain “leader”. Did you mean “leadership”?",
        f"factors factors.1.derived_from.1: There is no factor “K1”. {remedy}",
        f"factors scoping.0.became.0: There is no factor “K2”. {remedy}",
    ]


def test_a_theory_revises_what_stands_in_the_version_before() -> None:
    first = theory("first", Statement(id="s1", if_="if", then=(Clause(id="s1.then1", text="x"),)))
    clause = Clause(id="r1.then1", text="y", keeps=("s1.then1", "s1.then9"))
    second = theory(
        "second",
        Statement(id="r1", if_="if", then=(clause,), revises="s1"),
        Statement(id="r2", if_="if", revises="other"),
        revises="first",
    )
    third = theory("third", Statement(id="t1", if_="if", revises="r1"), revises="nowhere")
    fourth = theory("fourth", Statement(id="u1", if_="if", revises="r1"))
    guess = "Did you mean “s1.then1”?"
    remedy = "Name one that stands in the version before, “first”, or add it there."
    assert said(replace(RECORD, theory_versions=(first, second, third, fourth))) == [
        "theory/third revises: There is no theory version “nowhere”. "
        "Name one that stands in the folder theory, or add it there.",
        f"theory/second statements.0.then.0.keeps.1: There is no clause “s1.then9”. {guess}",
        f"theory/second statements.1.revises: There is no statement “other”. {remedy}",
        "theory/fourth statements.0.revises: This names the statement “r1” of a version before, and "
        "the theory has none. "
        "Give the file a line “revises: …” that names the version before, or take this out.",
    ]


def test_an_id_stands_once_in_its_list() -> None:
    reader, partner, domain = RECORD.programme.readers[0], RECORD.programme.partners[0], DOMAINS[0]
    record = replace(
        RECORD,
        programme=replace(
            RECORD.programme,
            readers=(reader, reader),
            partners=(partner, partner),
            roles=(Role(id="r", who="a"), Role(id="r", who="b")),
        ),
        factor_list=replace(
            RECORD.factor_list,
            domains=(domain, domain),
            factors=RECORD.factor_list.factors[:1] * 2,
            scoping=(ScopingFactor(id="V1", label="a"), ScopingFactor(id="V1", label="b")),
        ),
        evaluation=Evaluation(
            steps=(EvaluationStep(id="s", what="a"), EvaluationStep(id="s", what="b")),
            inconsistencies=(Inconsistency(id="X1", what="a"), Inconsistency(id="X1", what="b")),
        ),
    )
    assert said(record) == [
        f"{place}: The id “{name}” already stands above. Give one of them another id."
        for place, name in (
            ("programme readers.1.id", "ann"),
            ("programme partners.1.id", "council"),
            ("programme roles.1.id", "r"),
            ("factors domains.1.id", "leadership"),
            ("factors factors.1.id", "L1"),
            ("factors scoping.1.id", "V1"),
            ("evaluation steps.1.id", "s"),
            ("evaluation inconsistencies.1.id", "X1"),
        )
    ]


def test_two_projects_do_not_share_an_id_even_in_other_capitals() -> None:
    assert said(replace(RECORD, projects=(project("P1"), project("P1"), project("p1")))) == [
        "projects/P1 id: The id “P1” is given twice in projects. Give one of them another id.",
        "projects/p1 id: The ids “P1” and “p1” in projects differ only in capitals. "
        "Give one of them another id.",
    ]


def test_statements_and_clauses_have_ids_of_their_own_in_all_versions() -> None:
    one = Statement(id="s1", if_="if", when=(Clause(id="c1", text="x"), Clause(id="c1", text="y")))
    other = Statement(id="s1", if_="if")
    assert said(replace(RECORD, theory_versions=(theory("a", one), theory("b", other)))) == [
        "theory/a statements.0.when.1.id: The id “c1” already stands above. Give one of them another id.",
        "theory/b statements.0.id: The id “s1” already stands in theory/a. Give one of them another id.",
    ]


def test_a_result_is_no_condition_and_a_condition_no_result() -> None:
    reading = Reading(reader="ann", conditions=judged("L1", "U1"), results=judged("L2"))
    record = replace(RECORD, projects=(project("P1"),), cases=(case("C1", "P1", readings=(reading,)),))
    assert said(record) == [
        "cases/C1 readings.0.conditions.1.factor: “U1” is given as a condition, but it is a result: "
        "it stands in the domain “Outputs”. Move it to “results”.",
        "cases/C1 readings.0.results.0.factor: “L2” is given as a result, but it is a condition: "
        "it stands in the domain “Leadership”. Move it to “conditions”.",
    ]


def test_a_reader_judges_a_factor_once_and_reads_a_case_once() -> None:
    twice = Reading(reader="ann", conditions=judged("L1", "L2", "L1"))
    again = Reading(reader="ann", conditions=judged("L1"))
    record = replace(RECORD, projects=(project("P1"),), cases=(case("C1", "P1", readings=(twice, again)),))
    assert said(record) == [
        "cases/C1 readings.0.conditions.2.factor: “L1” is judged twice in one reading. "
        "Keep one judgement; the sign +/- says that both were reported.",
        "cases/C1 readings.1.reader: “ann” has two readings of this case. "
        "Put the two together, or name the other reader.",
    ]


def test_a_project_is_one_case() -> None:
    record = replace(RECORD, projects=(project("P1"),), cases=(case("C1", "P1"), case("C2", "P1")))
    assert said(record) == [
        "cases/C2 project: The project “P1” already has a case, “C1”. "
        "Put the two cases together, or name the other project."
    ]


def test_briefs_are_there_and_count_from_one() -> None:
    gap = (Brief(version=1, text="a"), Brief(version=3, text="b"))
    assert said(replace(RECORD, projects=(project("P1", briefs=()), project("P2", briefs=gap)))) == [
        "projects/P1 briefs: The project has no brief. "
        "Give it a first version, with “version: 1” and its text.",
        "projects/P2 briefs.1.version: This brief is version 3, and should be version 2. "
        "Number the versions 1, 2, 3 and so on, oldest first.",
    ]


@pytest.mark.parametrize(
    ("movement", "named"),
    [(Movement.STOP, "A stop"), (Movement.HELD_BACK, "A hold"), (Movement.BACK, "A move back")],
)
def test_a_halt_says_why(movement: Movement, named: str) -> None:
    step = StageMove(
        stage=DesignStage.DEFINE, status=StageStatus.REACHED, basis=Basis.EXPLICIT, movement=movement
    )
    assert said(replace(RECORD, projects=(project("P1", path=(step,)),))) == [
        f"projects/P1 path.0.movement: {named} has no reason. "
        "Add “reasons:” with at least one reason; stopping for a good one is no shame."
    ]
    with_reason = replace(step, reasons=("no money",))
    assert said(replace(RECORD, projects=(project("P1", path=(with_reason,)),))) == []


def test_whether_plans_were_revised_stands_with_its_basis() -> None:
    record = replace(
        RECORD,
        projects=(project("P1"), project("P2")),
        cases=(
            case("C1", "P1", plans_revised_by_commissioners=False),
            case("C2", "P2", plans_revised_basis=Basis.EXPLICIT),
        ),
    )
    remedy = "Give both, or neither when it was not reported."
    value, basis = "plans_revised_by_commissioners", "plans_revised_basis"
    assert said(record) == [
        f"cases/C1 {value}: “{value}” stands without “{basis}”. {remedy}",
        f"cases/C2 {basis}: “{basis}” stands without “{value}”. {remedy}",
    ]


@pytest.mark.parametrize("lines", [(1,), (2, 1), (1, 1), (1, 2, 3)])
def test_lines_are_a_first_and_a_last(lines: tuple[int, ...]) -> None:
    record = replace(RECORD, projects=(project("P1"),), cases=(case("C1", "P1", lines=lines),))
    assert said(record) == [
        "cases/C1 lines: “lines” should be the first and the last line of the case in its source. "
        "Write two numbers, the smaller one first, such as [715, 768]."
    ]


def test_projects_do_not_follow_themselves_or_one_another_in_a_circle() -> None:
    record = replace(
        RECORD,
        projects=(
            project("P1", leads_to=links("P2")),
            project("P2", leads_to=links("P3")),
            project("P3"),
            project("P4", follows=links("P4")),
            project("P5", follows=links("P6"), leads_to=links("P6")),
            project("P6"),
        ),
    )
    record = replace(
        record, projects=(replace(record.projects[0], follows=links("P3")), *record.projects[1:])
    )
    remedy = "Take out the tie that points back in time."
    assert said(record) == [
        "projects/P1 follows.0.project: These projects follow one another in a circle: P1, P2, P3, P1. "
        f"{remedy}",
        f"projects/P4 follows.0.project: The project “P4” follows itself. {remedy}",
        f"projects/P5 follows.0.project: These projects follow one another in a circle: P5, P6, P5. {remedy}",
    ]


def test_a_tie_told_by_both_projects_is_no_circle() -> None:
    both = (project("P1", leads_to=links("P2")), project("P2", follows=links("P1")))
    assert said(replace(RECORD, projects=both)) == []


def test_ten_thousand_projects_in_one_line_are_no_circle() -> None:
    many = [project("P0")] + [project(f"P{n}", follows=links(f"P{n - 1}")) for n in range(1, 10_000)]
    assert said(replace(RECORD, projects=tuple(many))) == []


def test_versions_of_a_theory_and_derived_factors_do_not_go_round() -> None:
    factors = (
        Factor(id="L1", domain="leadership", label="a", pole=Pole.ENABLING, derived_from=("L2",)),
        Factor(id="L2", domain="leadership", label="b", pole=Pole.ENABLING, derived_from=("L1",)),
        Factor(id="L3", domain="leadership", label="c", pole=Pole.ENABLING, derived_from=("L3",)),
    )
    record = replace(
        RECORD,
        factor_list=replace(RECORD.factor_list, factors=factors),
        theory_versions=(theory("a", revises="b"), theory("b", revises="a"), theory("c", revises="c")),
    )
    remedy = "Take “revises” out of the version that came first."
    circle = "a circle: a, b, a"
    derived = "Keep “derived_from” only on the factor that sums up the others."
    assert said(record) == [
        f"theory/b revises: These theory versions revise one another in {circle}. {remedy}",
        f"theory/c revises: The theory version “c” revises itself. {remedy}",
        f"factors factors.1.derived_from: These factors are derived from one another in a circle: "
        f"L1, L2, L1. {derived}",
        f"factors factors.2.derived_from: The factor “L3” is derived from itself. {derived}",
    ]


def test_what_could_not_be_read_is_not_called_missing() -> None:
    record = replace(
        RECORD,
        projects=(project("P1", partner="nhs", follows=links("P2")),),
        cases=(case("C1", "P2", readings=(Reading(reader="bob", conditions=judged("K1")),)),),
        theory_versions=(theory("second", Statement(id="s", if_="if", revises="x"), revises="first"),),
    )
    assert said(record, unread={"programme", "factors", "projects/P2", "theory/first"}) == []
    assert len(said(record)) == 6


def test_every_rule_says_what_it_demands() -> None:
    assert all(rule.__doc__ for rule in RULES)
