"""What a factor list says, factor by factor, for looking words up in it."""

from collections.abc import Iterator

from doingwith.common.said import Said, said
from doingwith.programmes.factors import FactorList

__all__ = ["said_in_factor_list"]


def said_in_factor_list(value: FactorList) -> Iterator[Said]:
    """Each factor with its note; then the domains, where the list comes from, and its first factors."""
    yield from (said(one.id, one.label, one.note) for one in value.factors)
    first = [words for one in value.scoping for words in (one.label, one.fate)]
    yield said("", *(domain.label for domain in value.domains), value.note, *first)
