"""How much of each kind a record holds."""

from dataclasses import dataclass

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.factors import DomainRole

__all__ = ["BundleCounts", "DomainCount", "counts_of"]


@dataclass(frozen=True, kw_only=True)
class DomainCount:
    """How many factors one domain of the factor list has."""

    domain: str
    label: str
    role: DomainRole
    factors: int


@dataclass(frozen=True, kw_only=True)
class BundleCounts:
    """The size of a record, kind by kind. ``factors_per_domain`` is in the factor list's order."""

    projects: int
    partners: int
    cases: int
    readings: int
    judgements: int
    factors: int
    domains: int
    factors_per_domain: tuple[DomainCount, ...]
    theory_versions: int
    briefs: int
    logic_models: int = 0
    tellings: int = 0
    accounts: int = 0
    documents: int = 0
    excerpts: int = 0
    codes: int = 0
    codings: int = 0
    questions: int = 0
    withdrawn: int = 0
    configurations: int = 0
    contributions: int = 0
    claims: int = 0
    readiness: int = 0
    readiness_views: int = 0


def counts_of(record: ProgrammeRecord) -> BundleCounts:
    """Count a record's parts."""
    readings = [reading for case in record.cases for reading in case.readings]
    return BundleCounts(
        projects=len(record.projects),
        partners=len(record.programme.partners),
        cases=len(record.cases),
        readings=len(readings),
        judgements=sum(len(reading.judgements()) for reading in readings),
        factors=len(record.factor_list.factors),
        domains=len(record.factor_list.domains),
        factors_per_domain=tuple(
            DomainCount(domain=domain.id, label=domain.label, role=domain.role, factors=len(factors))
            for domain, factors in record.factor_list.in_domains()
        ),
        theory_versions=len(record.theory_versions),
        briefs=sum(len(project.briefs) for project in record.projects),
        logic_models=len(record.logic_models),
        tellings=len(record.tellings),
        accounts=len(record.accounts),
        documents=len(record.documents),
        excerpts=sum(len(marked.excerpts) for marked in record.marked_sources),
        codes=len(record.codebook.codes),
        codings=sum(len(marked.codings) for marked in record.marked_sources),
        questions=sum(len(case.questions) for case in record.cases),
        withdrawn=len(record.tombstones),
        configurations=len(record.configurations),
        contributions=len(record.contributions),
        claims=sum(len(one.claims) for one in record.contributions),
        readiness=len(record.readiness),
        readiness_views=sum(len(one.view_by_id) for one in record.readiness),
    )
