"""Contexts, mechanisms and outcomes against a slow twin that asks case by case and clause by clause."""

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.programmes import FACTORS, records

from doingwith.analysis.cmo import CMO_PARTS, ClauseState, cmo_configurations
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.held import held_judgements
from doingwith.common.judgements import Sign
from doingwith.programmes.factors import DomainRole
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

SEEN = {ClauseState.AT_WORK, ClauseState.IN_PART}


def clauses(prefix: str, role: DomainRole) -> st.SearchStrategy[tuple[Clause, ...]]:
    factors = st.lists(st.sampled_from(FACTORS[role]), max_size=2, unique=True).map(tuple)
    return st.lists(factors, max_size=2).map(
        lambda found: tuple(
            Clause(id=f"{prefix}{at}", text=prefix, factors=named) for at, named in enumerate(found)
        )
    )


theories = st.builds(
    Statement,
    id=st.just("s"),
    if_=st.just("we ask"),
    when=clauses("w", DomainRole.CONDITION),
    because=clauses("b", DomainRole.CONDITION),
    then=clauses("t", DomainRole.RESULT),
).map(lambda statement: TheoryVersion(id="v", label="v", statements=(statement,)))


def slow_state(case: Case, clause: Clause) -> ClauseState:
    if not clause.factors:
        return ClauseState.CANNOT_BE_ASKED
    signs = []
    for factor in clause.factors:
        of_factor = [held.sign for held in held_judgements(case) if held.factor == factor]
        if len(set(of_factor)) > 1:
            return ClauseState.READERS_DIFFER
        signs += of_factor
    if not signs:
        return ClauseState.NOT_REPORTED
    if all(sign is Sign.ENABLING for sign in signs):
        return ClauseState.AT_WORK
    return ClauseState.AGAINST if all(sign is Sign.CONSTRAINING for sign in signs) else ClauseState.IN_PART


@given(records, theories)
def test_each_clause_in_each_case_is_what_asking_one_by_one_finds(
    record: ProgrammeRecord, theory: TheoryVersion
) -> None:
    (found,) = cmo_configurations(record, theory)

    assert [one.case for one in found.cases] == list(record.cases)
    for one in found.cases:
        asked = [clause for part in CMO_PARTS for clause in theory.statements[0].clauses(part)]
        assert [each.clause for each in one.clauses] == asked
        assert [each.state for each in one.clauses] == [slow_state(one.case, clause) for clause in asked]


@given(records, theories)
def test_each_case_with_the_causes_stands_in_exactly_one_place(
    record: ProgrammeRecord, theory: TheoryVersion
) -> None:
    (found,) = cmo_configurations(record, theory)

    for one in found.regularities:
        causes = [clause for clause in (one.context, one.mechanism) if clause]
        with_causes = [
            case for case in record.cases if all(slow_state(case, clause) in SEEN for clause in causes)
        ]
        placed = [*one.together, *one.counter, *one.open]
        assert sorted(case.id for case in placed) == [case.id for case in with_causes]
        assert not {case.id for case in one.without} & {case.id for case in placed}
        assert len(one.together) > 1


@given(records, theories)
def test_every_triad_that_two_cases_tell_is_found(record: ProgrammeRecord, theory: TheoryVersion) -> None:
    (found,) = cmo_configurations(record, theory)
    statement = theory.statements[0]

    told = []
    mechanisms = [clause for clause in statement.clauses(Part.BECAUSE) if clause.factors] or [None]
    for context in statement.when:
        for mechanism in mechanisms:
            for outcome in statement.then:
                needed = [clause for clause in (context, mechanism, outcome) if clause]
                cases = [
                    case
                    for case in record.cases
                    if all(slow_state(case, clause) in SEEN for clause in needed)
                ]
                told += [(context, mechanism, outcome)] if len(cases) > 1 else []
    assert {(one.context, one.mechanism, one.outcome) for one in found.regularities} == set(told)
