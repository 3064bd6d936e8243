"""The factor list of the Co:Create programme."""

from pathlib import Path

from doingwith.exchange.bundle.check import read_bundle
from doingwith.programmes.factors import Domain, Factor, FactorList
from generators import markdown

SOURCE = "data/cocreate"


def page() -> str:
    """Every factor of the list, domain by domain."""
    factor_list = read_bundle(Path(SOURCE)).factor_list
    return markdown.page(
        "Factor list",
        f"{SOURCE}/factors.yaml",
        _summary(factor_list),
        *(_section(domain, factors) for domain, factors in factor_list.in_domains()),
    )


def _summary(factor_list: FactorList) -> str:
    return (
        f"List `{factor_list.id}`, version {factor_list.version}: {len(factor_list.factors)} factors in"
        f" {len(factor_list.domains)} domains. Cases are compared *on* the domains marked condition and"
        " *for* those marked result; the two are never mixed in one judgement."
    )


def _section(domain: Domain, factors: tuple[Factor, ...]) -> str:
    rows = [(factor.id, factor.label, factor.pole.value, _notes(factor)) for factor in factors]
    heading = f"## {domain.label} ({domain.role.value}, {len(factors)})"
    return heading + "\n\n" + markdown.table(("Factor", "Words", "Worded as", "Note"), rows)


def _notes(factor: Factor) -> str:
    sums_up = f"sums up {', '.join(factor.derived_from)}" if factor.derived_from else ""
    return "; ".join(note for note in (sums_up, factor.note) if note)
