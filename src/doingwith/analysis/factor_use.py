"""Which factors of the list a theory speaks of, and which it does not."""

from dataclasses import dataclass

from doingwith.programmes.factors import Factor, FactorList
from doingwith.theory.theory import TheoryVersion

__all__ = ["FactorUse", "factor_use"]


@dataclass(frozen=True, kw_only=True)
class FactorUse:
    """The factor list in two: named by some clause of the theory, or by none."""

    used: tuple[Factor, ...]
    unused: tuple[Factor, ...]


def factor_use(factor_list: FactorList, version: TheoryVersion) -> FactorUse:
    """The list's factors that a theory version uses and those it leaves out, in the list's order."""
    named = version.factors_used()
    return FactorUse(
        used=tuple(factor for factor in factor_list.factors if factor.id in named),
        unused=tuple(factor for factor in factor_list.factors if factor.id not in named),
    )
