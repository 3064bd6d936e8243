"""What all cases say together, counted by the database so that it costs the same at any size."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Length

from doingwith.cases.case import Case as CaseValue
from doingwith.cases.held import held_judgements
from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith_site.analysis.models import AnalysisVersion, ConfigurationAnalysis
from doingwith_site.cases.models import Case, Proposal, Reading
from doingwith_site.cases.queries import cases_of, judgements_of_record, passages_for, reported_judgements
from doingwith_site.cases.records import case_values_of
from doingwith_site.cases.visibility import codings_seen_by, excerpts_seen_by, in_record
from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.models import AccountPart, Coding, DocumentVersion, Excerpt
from doingwith_site.programmes.models import Membership, Programme

__all__ = [
    "CASES_ON_A_PAGE",
    "FactorReports",
    "cases_page",
    "codings_compared",
    "compared_code_names",
    "configuration_in",
    "count_judgements",
    "count_reports",
    "parts_marked",
    "passages_behind",
    "readers_here",
    "version_in",
    "versions_marked",
]

CASES_ON_A_PAGE = 12
"""As many columns as a table can have and still be read."""


@dataclass(frozen=True, kw_only=True)
class FactorReports:
    """In how many cases each factor was reported, and with which sign, by the factor's identifier.

    A case whose readers agreed counts under the sign that they agreed on. One whose readers differ
    counts under each of their signs, and once in ``reported``. ``held`` has every judgement that the cases
    hold on the factors that were asked for: the case's identifier and the sign.
    """

    reported: Mapping[str, int]
    by_sign: Mapping[str, Mapping[Sign, int]]
    held: Mapping[str, Sequence[tuple[str, Sign]]] = field(default_factory=dict)

    def signs(self, factor: str) -> Mapping[Sign, int]:
        """In how many cases the factor was given which sign; empty when no case reports it."""
        return self.by_sign.get(factor, {})


def count_reports(programme: Programme, *, held_on: Collection[str] = ()) -> FactorReports:
    """All cases' judgements counted by factor, in the same number of queries however many cases.

    ``held_on`` are factors of which each judgement is asked for, to tell how many cases are behind several.
    """
    settled = cases_with_agreement(programme)
    judgements = reported_judgements().filter(reading__case__programme=programme).order_by()
    judgements = judgements.exclude(reading__case__in=settled)
    cases = Count("reading__case", distinct=True)
    by_sign: dict[str, dict[Sign, int]] = defaultdict(dict)
    for factor, sign, number in judgements.values_list("factor__identifier", "sign").annotate(cases=cases):
        by_sign[factor][Sign(sign)] = number
    reported = dict(judgements.values_list("factor__identifier").annotate(cases=cases))
    held: dict[str, list[tuple[str, Sign]]] = defaultdict(list)
    if held_on:
        of_clauses = judgements.filter(factor__identifier__in=held_on)
        for factor, case, sign in of_clauses.values_list(
            "factor__identifier", "reading__case__identifier", "sign"
        ):
            held[factor].append((case, Sign(sign)))
    for value in case_values_of(settled):
        for judgement in held_judgements(value):
            held[judgement.factor].append((value.id, judgement.sign))
        for factor, signs in signs_held(value).items():
            reported[factor] = reported.get(factor, 0) + 1
            for sign in signs:
                by_sign[factor][sign] = by_sign[factor].get(sign, 0) + 1
    return FactorReports(reported=reported, by_sign=by_sign, held=held)


def cases_with_agreement(programme: Programme) -> list[Case]:
    """The cases on some of whose factors readers have agreed, here or before they came with a bundle."""
    agreed_here = Q(pk__in=Proposal.objects.filter(case__programme=programme).values("case"))
    agreed_here |= Q(phase=Phase.FINAL)
    agreed = agreed_here | Q(narrative__has_key="agreed")
    return list(cases_of(programme).filter(agreed).order_by("position", "pk"))


def signs_held(case: CaseValue) -> dict[str, set[Sign]]:
    """The signs that a case stands by, by factor."""
    signs: dict[str, set[Sign]] = {}
    for judgement in held_judgements(case):
        signs.setdefault(judgement.factor, set()).add(judgement.sign)
    return signs


def count_judgements(programme: Programme) -> dict[tuple[DomainRole, Basis], int]:
    """How many judgements all readers gave on conditions and results, by basis, in one query."""
    judgements = reported_judgements().filter(reading__case__programme=programme).order_by()
    counted = judgements.values_list("kind", "basis").annotate(number=Count("pk"))
    return {(DomainRole(kind), Basis(basis)): number for kind, basis, number in counted}


def cases_page(programme: Programme, number: int | str | None) -> Page[Case]:
    """One page of the programme's cases; a number that is none or too high gives first or last."""
    return Paginator(cases_of(programme).order_by("position", "pk"), CASES_ON_A_PAGE).get_page(number)


def configuration_in(programme: Programme, identifier: str) -> ConfigurationAnalysis:
    """The programme's saved analysis with this identifier; NotYours if there is none."""
    found = programme.configurations.filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    return found


def version_in(analysis: ConfigurationAnalysis, number: int) -> AnalysisVersion:
    """The version with this number; NotYours if there is none."""
    found = analysis.versions.filter(number=number).first() if number < 2**31 else None
    if found is None:
        raise NotYours
    return found


def passages_behind(
    membership: Membership, cases: Collection[str], factors: Collection[str]
) -> dict[tuple[str, str], list[Excerpt]]:
    """The passages on which the record's judgements rest, by case and factor, in two queries.

    Only what the member's role reads, and what its tellers allow the project team now.
    """
    programme = membership.programme
    visible = (
        passages_for(membership)
        .filter(excerpts_seen_by(membership.person))
        .select_related("version__document", "part__account")
    )
    rows = (
        judgements_of_record()
        .filter(
            reading__case__programme=programme,
            reading__case__identifier__in=cases,
            factor__identifier__in=factors,
        )
        .select_related("reading__case")
        .prefetch_related(Prefetch("excerpts", queryset=visible, to_attr="passages_seen"))
    )
    found: dict[tuple[str, str], list[Excerpt]] = defaultdict(list)
    for row in rows:
        found[row.reading.case.identifier, row.factor.identifier] += row.passages_seen
    return dict(found)


def codings_compared(membership: Membership) -> QuerySet[Coding]:
    """The codes of open readings, on passages that the member's role reads and tellers allow now."""
    shown = passages_for(membership).filter(excerpts_seen_by(None)).order_by().values("pk")
    return Coding.objects.filter(codings_seen_by(None), excerpt__in=shown).order_by("pk")


def compared_code_names(membership: Membership) -> Mapping[tuple[str, str], str]:
    """What the clauses and outcomes among the compared codes are called, by the code's kind and key."""
    rows = codings_compared(membership).filter(code__kind__in=(CodeKind.CLAUSE, CodeKind.OUTCOME))
    found = rows.order_by().values_list("code__kind", "code__key", "code__label").distinct()
    return {(kind, key): label for kind, key, label in sorted(found) if label}


def versions_marked(programme: Programme) -> list[tuple[int, int]]:
    """The versions of documents in which something is marked: the key, and the length in characters."""
    marked = Excerpt.objects.filter(programme=programme).exclude(version=None).order_by().values("version")
    found = DocumentVersion.objects.filter(pk__in=marked).order_by("pk")
    return list(found.annotate(length=Length("text")).values_list("pk", "length"))


def parts_marked(programme: Programme) -> list[tuple[int, int, int, int]]:
    """All parts of the accounts in which something is marked: key, account, version, length in characters."""
    marked = Excerpt.objects.filter(programme=programme).exclude(part=None).order_by()
    found = AccountPart.objects.filter(account__in=marked.values("part__account"))
    lengths = found.annotate(length=Length("text")).order_by("account", "number")
    return list(lengths.values_list("pk", "account", "version", "length"))


def readers_here(programme: Programme) -> dict[int | None, str]:
    """What readings that are in call the people who made them here, by their key."""
    rows = Reading.objects.filter(in_record(), case__programme=programme, person__isnull=False)
    return dict(rows.values_list("person", "reader"))
