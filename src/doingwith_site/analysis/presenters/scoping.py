"""Where a factor list came from: the first scan's factors, and what became of each."""

from dataclasses import dataclass

from doingwith.programmes.factors import FactorList, ScopingFactor
from doingwith.reporting.context import named
from doingwith.reporting.wording import count, listed

__all__ = ["ScopingRow", "scoping_rows", "scoping_sentence"]


@dataclass(frozen=True, kw_only=True)
class ScopingRow:
    """A factor of the first scan."""

    name: str
    became: str
    dropped: bool


def scoping_sentence(factor_list: FactorList) -> str:
    """How many of the first factors were dropped; empty when there was no first list."""
    if not factor_list.scoping:
        return ""
    dropped = sum(not factor.became for factor in factor_list.scoping)
    first = count(len(factor_list.scoping), "factor")
    kept = len(factor_list.scoping) - dropped
    return f"Where the list came from: of the first {first}, {kept:,} live on and {dropped:,} were dropped"


def scoping_rows(factor_list: FactorList) -> list[ScopingRow]:
    """Each factor of the first scan with what it became."""
    return [_row(factor_list, factor) for factor in factor_list.scoping]


def _row(factor_list: FactorList, factor: ScopingFactor) -> ScopingRow:
    names = [named(factor_list.by_id[each]) for each in factor.became if each in factor_list.by_id]
    fate = f" ({factor.fate})" if factor.fate and names else ""
    words = f"became {listed(names)}{fate}" if names else (factor.fate or "dropped")
    return ScopingRow(name=f"{factor.label} ({factor.id})", became=words, dropped=not names)
