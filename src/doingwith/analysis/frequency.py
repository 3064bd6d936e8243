"""How often each domain's factors were reported, by sign."""

from dataclasses import dataclass

from doingwith.analysis.matrix import Cell, case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Sign
from doingwith.programmes.factors import Domain

__all__ = ["DomainFrequency", "frequency_by_domain"]


@dataclass(frozen=True, kw_only=True)
class DomainFrequency:
    """The cells of one domain, counted once each: together, its factors times the cases.

    ``readers_differ`` counts the cells in which readers gave different signs.
    """

    domain: Domain
    factor_count: int
    enabling: int
    constraining: int
    both: int
    readers_differ: int
    not_reported: int

    @property
    def reported(self) -> int:
        """The cells in which some reader reported the factor."""
        return self.enabling + self.constraining + self.both + self.readers_differ


def frequency_by_domain(record: ProgrammeRecord) -> tuple[DomainFrequency, ...]:
    """How often the factors of each domain were reported with which sign, in the list's order."""
    matrix = case_factor_matrix(record)
    return tuple(
        _frequency(domain, len(factors), [cell for row in matrix.rows_of(domain) for cell in row.cells])
        for domain, factors in record.factor_list.in_domains()
    )


def _frequency(domain: Domain, factor_count: int, cells: list[Cell]) -> DomainFrequency:
    def with_only(sign: Sign) -> int:
        return sum(cell.signs == (sign,) for cell in cells)

    return DomainFrequency(
        domain=domain,
        factor_count=factor_count,
        enabling=with_only(Sign.ENABLING),
        constraining=with_only(Sign.CONSTRAINING),
        both=with_only(Sign.BOTH),
        readers_differ=sum(cell.readers_differ for cell in cells),
        not_reported=sum(not cell.is_reported for cell in cells),
    )
