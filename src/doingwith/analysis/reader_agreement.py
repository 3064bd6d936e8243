"""How far the readers of cases agree: what they see otherwise first, the figures after."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Reading
from doingwith.methods.agreement import (
    Agreement,
    cohen_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)
from doingwith.programmes.factors import Domain, Factor

__all__ = [
    "LOOKED_FOR",
    "SIGNS",
    "Disagreement",
    "DomainAgreement",
    "FactorAgreement",
    "Figures",
    "PairAgreement",
    "ReaderAgreement",
    "Seen",
    "reader_agreement",
]

JudgementName = tuple[str, str, str]
"""A judgement: the case, the reader and the factor, by their identifiers."""
LOOKED_FOR = "looked for, not reported"
SIGNS = ("+", "-", "+/-", LOOKED_FOR)
"""What a reader can say of a factor. Having said nothing is not among them: it counts as missing."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one reader says of a factor in a case: one of SIGNS, or None when they left it out unsaid."""

    reader: str
    sign: str | None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A factor of a case that readers see otherwise. Who left it out unsaid stands among them, as None."""

    case: str
    factor: Factor
    domain: Domain
    seen: tuple[Seen, ...]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Coefficients over some units. A unit is one factor of one case, judged by two readers or more.

    ``units`` of these were judged by two; ``one_sided`` were judged by one reader and left out
    unsaid by another, and count for nothing.
    """

    units: int
    agreed: int
    one_sided: int
    percent: Agreement
    alpha: Agreement
    ac1: Agreement


@dataclass(frozen=True, kw_only=True)
class FactorAgreement:
    """The figures of one factor over all cases."""

    factor: Factor
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class DomainAgreement:
    """The figures of one domain."""

    domain: Domain
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class PairAgreement:
    """The figures of two readers, over the cases that both read."""

    readers: tuple[str, str]
    cases: tuple[str, ...]
    figures: Figures
    kappa: Agreement


@dataclass(frozen=True, kw_only=True)
class ReaderAgreement:
    """Everything that can be said of agreement in a programme.

    ``cases`` have two readers or more; ``single`` have one or none and tell nothing of agreement.
    ``left_out`` counts judgements of ``cases`` that are left out because all their passages were taken back.
    """

    cases: tuple[Case, ...]
    single: tuple[Case, ...]
    disagreements: tuple[Disagreement, ...]
    overall: Figures
    factors: tuple[FactorAgreement, ...]
    domains: tuple[DomainAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    left_out: int = 0


@dataclass(frozen=True, kw_only=True)
class _Unit:
    """One factor of one case, with what each of the case's readers says."""

    case: str
    factor: Factor
    domain: Domain
    seen: tuple[Seen, ...]

    @property
    def said(self) -> dict[str, str]:
        return {one.reader: one.sign for one in self.seen if one.sign is not None}


def reader_agreement(
    record: ProgrammeRecord, *, confidence: float | None = None, emptied: Collection[JudgementName] = ()
) -> ReaderAgreement:
    """Agreement of independent readings, per factor, per domain and per pair of readers.

    What one says by leaving a factor out is not known, so "both left it out" is agreement only
    where both say that they looked for it. With ``confidence`` the overall alpha has an interval.
    ``emptied`` are judgements all of whose passages were taken back: they are left out, and counted.
    """
    double = tuple(case for case in record.cases if case.reader_count >= 2)
    units = [unit for case in double for unit in _units(record, case, frozenset(emptied))]
    return ReaderAgreement(
        cases=double,
        single=tuple(case for case in record.cases if case.reader_count < 2),
        disagreements=tuple(
            Disagreement(case=unit.case, factor=unit.factor, domain=unit.domain, seen=unit.seen)
            for unit in units
            if _differ(unit)
        ),
        overall=_figures(units, confidence),
        factors=tuple(
            FactorAgreement(factor=factor, figures=_figures(own))
            for factor in record.factor_list.factors
            if (own := [unit for unit in units if unit.factor.id == factor.id and unit.said])
        ),
        domains=tuple(
            DomainAgreement(domain=domain, figures=_figures(own))
            for domain, _ in record.factor_list.in_domains()
            if (own := [unit for unit in units if unit.domain.id == domain.id and unit.said])
        ),
        pairs=tuple(_pairs(double, units)),
        left_out=sum(name[0] in {case.id for case in double} for name in emptied),
    )


def _units(record: ProgrammeRecord, case: Case, emptied: Collection[JudgementName]) -> Iterator[_Unit]:
    said = {reading.reader: _said(reading) for reading in case.readings}
    for domain, factors in record.factor_list.in_domains():
        for factor in factors:
            seen = tuple(
                signs.get(factor.id, Seen(reader=reader, sign=None))
                for reader, signs in said.items()
                if (case.id, reader, factor.id) not in emptied
            )
            if any(one.sign is not None for one in seen):
                yield _Unit(case=case.id, factor=factor, domain=domain, seen=seen)


def _said(reading: Reading) -> dict[str, Seen]:
    found = {factor: Seen(reader=reading.reader, sign=LOOKED_FOR) for factor in reading.looked_for}
    return found | {
        one.factor: Seen(reader=reading.reader, sign=one.sign.value, reason=one.reason)
        for one in reading.judgements()
    }


def _differ(unit: _Unit) -> bool:
    """Two said different things, or one reported something where another is silent."""
    signs = {one.sign for one in unit.seen}
    return len(signs) > 1 and signs != {None, LOOKED_FOR}


def _figures(units: Iterable[_Unit], confidence: float | None = None) -> Figures:
    listed = list(units)
    ratings = _ratings(listed, sorted({one.reader for unit in listed for one in unit.seen}))
    both = [unit.said for unit in listed if len(unit.said) >= 2]
    return Figures(
        units=len(both),
        agreed=sum(len(set(said.values())) == 1 for said in both),
        one_sided=sum(len(unit.said) < len(unit.seen) for unit in listed if unit.said),
        percent=percent_agreement(ratings),
        alpha=krippendorff_alpha(ratings, categories=SIGNS, confidence=confidence),
        ac1=gwet_ac1(ratings, categories=SIGNS),
    )


def _ratings(units: list[_Unit], readers: Iterable[str]) -> list[list[str | None]]:
    return [[unit.said.get(reader) for unit in units] for reader in readers]


def _pairs(cases: tuple[Case, ...], units: list[_Unit]) -> Iterator[PairAgreement]:
    read = {case.id: {reading.reader for reading in case.readings} for case in cases}
    for a, b in combinations(sorted({reader for readers in read.values() for reader in readers}), 2):
        common = tuple(case for case, readers in read.items() if {a, b} <= readers)
        if not common:
            continue
        own = [
            _Unit(
                case=unit.case,
                factor=unit.factor,
                domain=unit.domain,
                seen=tuple(one for one in unit.seen if one.reader in (a, b)),
            )
            for unit in units
            if unit.case in common
        ]
        first, second = _ratings(own, (a, b))
        yield PairAgreement(
            readers=(a, b),
            cases=common,
            figures=_figures(own),
            kappa=cohen_kappa(first, second, categories=SIGNS),
        )
