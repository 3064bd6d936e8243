"""Factor lists: what enables or constrains co-production, in domains, in versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

__all__ = ["Domain", "DomainRole", "Factor", "FactorList", "Pole", "ScopingFactor"]


class DomainRole(StrEnum):
    """Whether cases are compared on a domain (condition) or for it (result)."""

    CONDITION = "condition"
    RESULT = "result"


class Pole(StrEnum):
    """How the list words a factor."""

    ENABLING = "enabling"
    CONSTRAINING = "constraining"
    BOTH = "both"
    NEUTRAL = "neutral"
    DEGREE = "degree"
    RESULT = "result"


@dataclass(frozen=True, kw_only=True)
class Domain:
    """A group of factors. Six of the first list's ten are conditions, four are results."""

    id: str
    label: str
    role: DomainRole


@dataclass(frozen=True, kw_only=True)
class Factor:
    """Something that enables or constrains co-production, or that comes of it.

    ``derived_from`` names the factors this one sums up: it must not stand beside them as an
    independent condition. ``overlaps`` names the results and design stages that it is partly made
    of, so that explaining them by it would go round in a circle.
    """

    id: str
    domain: str
    label: str
    pole: Pole
    note: str = ""
    derived_from: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ScopingFactor:
    """A factor of the first literature scan, and the factors it became. None: it was dropped."""

    id: str
    label: str
    became: tuple[str, ...] = ()
    fate: str = ""


@dataclass(frozen=True, kw_only=True)
class FactorList:
    """One version of a programme's factors, in the order they are read.

    ``note`` says where the list comes from and what in it is the transcriber's reading.
    """

    id: str
    version: int
    label: str
    domains: tuple[Domain, ...]
    factors: tuple[Factor, ...]
    scoping: tuple[ScopingFactor, ...] = ()
    note: str = ""

    @cached_property
    def by_id(self) -> dict[str, Factor]:
        """Each factor under its identifier."""
        return {factor.id: factor for factor in self.factors}

    @cached_property
    def domain_by_id(self) -> dict[str, Domain]:
        """Each domain under its identifier."""
        return {domain.id: domain for domain in self.domains}

    def domain_of(self, factor_id: str) -> Domain:
        """The domain of a factor; KeyError when either is not in the list."""
        return self.domain_by_id[self.by_id[factor_id].domain]

    def role_of(self, factor_id: str) -> DomainRole:
        """Whether a factor is a condition or a result; KeyError when it is not in the list."""
        return self.domain_of(factor_id).role

    def in_domains(self) -> Iterator[tuple[Domain, tuple[Factor, ...]]]:
        """Each domain with its factors, both in the list's order."""
        for domain in self.domains:
            yield domain, tuple(factor for factor in self.factors if factor.domain == domain.id)
