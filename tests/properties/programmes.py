"""Hypothesis strategies for small programmes and theories, plainly invented."""

from dataclasses import replace

from bench.synthetic import synthetic_programme
from hypothesis import strategies as st

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith.theory.theory import Clause, Statement, TheoryVersion

__all__ = ["records", "theory_chains", "theory_pairs"]

BASE = synthetic_programme(3, case_count=0)
FACTORS = {
    role: [factor.id for factor in BASE.factor_list.factors if BASE.factor_list.role_of(factor.id) is role]
    for role in DomainRole
}
WORDS = st.sampled_from(["time", "trust", "money"])


def _judgements(role: DomainRole) -> st.SearchStrategy[tuple[Judgement, ...]]:
    judgement = st.builds(
        Judgement,
        factor=st.sampled_from(FACTORS[role]),
        sign=st.sampled_from(Sign),
        basis=st.sampled_from(Basis),
    )
    return st.lists(judgement, max_size=4, unique_by=lambda one: one.factor).map(tuple)


def _reading(reader: str) -> st.SearchStrategy[Reading]:
    return st.builds(
        Reading,
        reader=st.just(reader),
        conditions=_judgements(DomainRole.CONDITION),
        results=_judgements(DomainRole.RESULT),
    )


def _case(number: int) -> st.SearchStrategy[Case]:
    readings = st.sampled_from([(), ("one",), ("one", "two")]).flatmap(
        lambda readers: st.tuples(*map(_reading, readers))
    )
    return st.builds(
        Case,
        id=st.just(f"C{number}"),
        project=st.just(f"P{number}"),
        title=st.just("Case"),
        readings=readings,
    )


records: st.SearchStrategy[ProgrammeRecord] = (
    st.integers(min_value=0, max_value=3)
    .flatmap(lambda count: st.tuples(*map(_case, range(count))))
    .map(lambda cases: replace(BASE, cases=cases))
)
"""Programmes with up to three cases, each read by nobody, one or two people."""


def _clauses(prefix: str, earlier: list[str]) -> st.SearchStrategy[tuple[Clause, ...]]:
    kept = st.lists(st.sampled_from(earlier), max_size=2, unique=True) if earlier else st.just([])
    drafts = st.lists(st.tuples(WORDS, kept), max_size=3)
    return drafts.map(
        lambda found: tuple(
            Clause(id=f"{prefix}{at}", text=text, keeps=tuple(keeps))
            for at, (text, keeps) in enumerate(found)
        )
    )


def _version(name: str, before: TheoryVersion | None) -> st.SearchStrategy[TheoryVersion]:
    earlier = (
        [clause.id for statement in before.statements for _, clause in statement.all_clauses()]
        if before
        else []
    )
    revised = [statement.id for statement in before.statements] if before else []
    statements = st.integers(min_value=0, max_value=2).flatmap(
        lambda count: st.tuples(
            *(_statement(f"{name}.{at}", earlier, "".join(revised[at : at + 1])) for at in range(count))
        )
    )
    return st.builds(
        TheoryVersion,
        id=st.just(name),
        label=st.just(name),
        statements=statements,
        revises=st.just(before.id if before else None),
    )


def _statement(name: str, earlier: list[str], same_place: str) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        id=st.just(name),
        if_=WORDS,
        when=_clauses(f"{name}.w", earlier),
        then=_clauses(f"{name}.t", earlier),
        because=_clauses(f"{name}.b", earlier),
        revises=st.sampled_from([None, same_place, same_place]) if same_place else st.none(),
    )


theory_pairs: st.SearchStrategy[tuple[TheoryVersion, TheoryVersion]] = _version("before", None).flatmap(
    lambda before: st.tuples(st.just(before), _version("after", before))
)
"""A theory and one that revises some of its statements and carries some of its ideas on."""


@st.composite
def _chain(draw: st.DrawFn) -> tuple[TheoryVersion, ...]:
    chain = [draw(_version("v0", None))]
    for number in range(1, draw(st.integers(3, 4))):
        chain.append(draw(_version(f"v{number}", chain[-1])))
    return tuple(chain)


theory_chains: st.SearchStrategy[tuple[TheoryVersion, ...]] = _chain()
"""Three or four versions of a theory, each of which revises the one before it."""
