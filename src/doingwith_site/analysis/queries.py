"""What all cases say together, counted by the database so that it costs the same at any size."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count

from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith_site.cases.models import Case
from doingwith_site.cases.queries import cases_of, reported_judgements
from doingwith_site.programmes.models import Programme

__all__ = ["CASES_ON_A_PAGE", "FactorReports", "cases_page", "count_judgements", "count_reports"]

CASES_ON_A_PAGE = 12
"""As many columns as a table can have and still be read."""


@dataclass(frozen=True, kw_only=True)
class FactorReports:
    """In how many cases each factor was reported, and with which sign, by the factor's identifier.

    A case whose readers differ counts under each of their signs, and once in ``reported``.
    """

    reported: Mapping[str, int]
    by_sign: Mapping[str, Mapping[Sign, int]]

    def signs(self, factor: str) -> Mapping[Sign, int]:
        """In how many cases the factor was given which sign; empty when no case reports it."""
        return self.by_sign.get(factor, {})


def count_reports(programme: Programme) -> FactorReports:
    """All cases' judgements counted by factor, in two queries."""
    judgements = reported_judgements().filter(reading__case__programme=programme).order_by()
    cases = Count("reading__case", distinct=True)
    by_sign: dict[str, dict[Sign, int]] = defaultdict(dict)
    for factor, sign, number in judgements.values_list("factor__identifier", "sign").annotate(cases=cases):
        by_sign[factor][Sign(sign)] = number
    reported = dict(judgements.values_list("factor__identifier").annotate(cases=cases))
    return FactorReports(reported=reported, by_sign=by_sign)


def count_judgements(programme: Programme) -> dict[tuple[DomainRole, Basis], int]:
    """How many judgements all readers gave on conditions and results, by basis, in one query."""
    judgements = reported_judgements().filter(reading__case__programme=programme).order_by()
    counted = judgements.values_list("kind", "basis").annotate(number=Count("pk"))
    return {(DomainRole(kind), Basis(basis)): number for kind, basis, number in counted}


def cases_page(programme: Programme, number: int | str | None) -> Page[Case]:
    """One page of the programme's cases; a number that is none or too high gives first or last."""
    return Paginator(cases_of(programme).order_by("position", "pk"), CASES_ON_A_PAGE).get_page(number)
