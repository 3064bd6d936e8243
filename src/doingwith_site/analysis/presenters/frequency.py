"""How often each domain's factors were reported, by sign, over all cases."""

from dataclasses import dataclass

from doingwith.common.judgements import Sign
from doingwith.programmes.factors import DomainRole, FactorList
from doingwith_site.analysis.queries import FactorReports

__all__ = ["FrequencyRow", "frequency_rows"]


@dataclass(frozen=True, kw_only=True)
class FrequencyRow:
    """One domain: its factors, and in how many places of factor and case which sign stands."""

    domain: str
    factors: str
    enabling: str
    constraining: str
    both: str
    not_reported: str


def frequency_rows(
    factor_list: FactorList, role: DomainRole, reports: FactorReports, cases: int
) -> tuple[FrequencyRow, ...]:
    """The domains of one role, in the list's order."""
    found = []
    for domain, factors in factor_list.in_domains():
        if domain.role is not role:
            continue
        signs = {sign: sum(reports.signs(each.id).get(sign, 0) for each in factors) for sign in Sign}
        reported = sum(reports.reported.get(each.id, 0) for each in factors)
        found.append(
            FrequencyRow(
                domain=domain.label,
                factors=f"{len(factors):,}",
                enabling=f"{signs[Sign.ENABLING]:,}",
                constraining=f"{signs[Sign.CONSTRAINING]:,}",
                both=f"{signs[Sign.BOTH]:,}",
                not_reported=f"{len(factors) * cases - reported:,}",
            )
        )
    return tuple(found)
