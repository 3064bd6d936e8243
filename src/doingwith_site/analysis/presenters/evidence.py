"""What the cases say of a clause: a tile for each judgement, or why there is none."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.analysis.clause_bearings import (
    Bearing,
    BearingCase,
    ClauseBearings,
    ClauseStanding,
    clause_bearings,
    counts_of,
    standing_of,
    ways_of,
)
from doingwith.analysis.clause_evidence import names_carried_on
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.factors import FactorList
from doingwith.reporting.bearing_words import bearing_heading, standing_words
from doingwith.reporting.context import capital, named
from doingwith.reporting.evidence_words import test_words
from doingwith.reporting.wording import count, listed, sign_words, word
from doingwith.theory.theory import Clause, Part, TheoryVersion
from doingwith_site.analysis.clause_sources import ClauseSources
from doingwith_site.analysis.presenters.crossing import Tile
from doingwith_site.analysis.queries import FactorReports
from doingwith_site.cases.presenters.addresses import judgement_url

__all__ = ["Evidence", "EvidenceGroup", "EvidenceLine", "EvidenceOf", "bearing_tiles", "bearing_words"]

NONE_SEEN = "No evidence is marked."
NONE_TESTS = "Nothing tests it."
MEANINGS = {
    NONE_SEEN: "“No evidence is marked” means that no passage that you may see has the clause as its code, "
    "and that no claim or link of a contribution record tests it.",
    NONE_TESTS: "“Nothing tests it” means that no claim or link of a contribution record tests the clause.",
}
"""What the few words at a clause mean, which its page says once."""


@dataclass(frozen=True, kw_only=True)
class EvidenceLine:
    """One case on the clause, in words: which case, what it says on what basis, and who read it so."""

    case: str
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class EvidenceGroup:
    """The cases that bear on a clause in one way."""

    heading: str
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What bears on a clause. ``standing`` is empty when the tiles say enough.

    ``marked`` are the passages that are marked with it, ``tested`` what tests it in contribution records:
    words and address. ``none_marked`` says in few words that there is neither.
    """

    tiles: tuple[Tile, ...] = ()
    factors: str = ""
    standing: str = ""
    groups: tuple[EvidenceGroup, ...] = ()
    silent: str = ""
    marked: tuple[tuple[str, str], ...] = ()
    tested: tuple[tuple[str, str], ...] = ()
    none_marked: str = ""

    @property
    def summary(self) -> str:
        """What opening it shows."""
        lines = sum(len(group.lines) for group in self.groups)
        return f"{count(lines, 'judgement')} with basis and reader"


@dataclass(frozen=True)
class EvidenceOf:
    """The evidence for each clause of a version. ``record`` holds the cases whose tiles are shown.

    ``versions`` are those of the programme: a clause has the evidence of those before that it carries on.
    """

    programme: str
    version: TheoryVersion
    versions: Sequence[TheoryVersion]
    record: ProgrammeRecord
    reports: FactorReports
    sources: ClauseSources

    def passages(self, name: str) -> tuple[tuple[str, str], ...]:
        """The passages that are marked with the clause, or with one that it carries on: words and address.

        A passage speaks of the clause. Whether for or against it is what readers judge in their cases.
        """
        marked = self.sources.marked or {}
        return tuple(
            (
                f"{count(marked[each].number, 'marked passage')}",
                reverse("cases:code", args=[self.programme, marked[each].token]),
            )
            for each in self._names.get(name, (name,))
            if each in marked
        )

    def tested(self, name: str) -> tuple[tuple[str, str], ...]:
        """The claims and links of contribution records that test a statement or clause: words and address."""
        tests = [one for each in self._names.get(name, (name,)) for one in self.sources.tests.get(each, ())]
        return tuple(
            (
                test_words(one, self.sources.projects.get(one.record.project, one.record.project)),
                reverse("analysis:contribution", args=[self.programme, one.record.project]) + f"#{one.id}",
            )
            for one in {each.name: each for each in tests}.values()
        )

    def _none_marked(self, name: str) -> str:
        """That nothing is marked with the clause and nothing tests it; empty where something does."""
        return "" if self.passages(name) or self.tested(name) else self._none

    @property
    def _none(self) -> str:
        """What is said of a clause without any, to who may read documents and to who may not."""
        return NONE_TESTS if self.sources.marked is None else NONE_SEEN

    @property
    def none_meaning(self) -> str:
        """What it means where nothing is marked; empty where something is with every clause."""
        clauses = (clause for one in self.version.statements for _, clause in one.all_clauses())
        return MEANINGS[self._none] if any(self._none_marked(one.id) for one in clauses) else ""

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """Each statement and clause with those before that it carries on."""
        return names_carried_on(self.version, self.versions)

    def on(self, clause: Clause) -> Evidence:
        """What the cases say of the clause."""
        factors = [self.record.factor_list.by_id.get(each) for each in clause.factors]
        found = self._bearings.get(clause.id)
        return Evidence(
            tiles=tuple(bearing_tiles(self.programme, found.bearings if found else ())),
            factors="; ".join(named(factor) for factor in factors if factor),
            standing=self._standing_words(clause, found.part if found else Part.THEN),
            groups=tuple(self._groups(found)),
            silent=_silent(found),
            marked=self.passages(clause.id),
            tested=self.tested(clause.id),
            none_marked=self._none_marked(clause.id),
        )

    def standing(self, clause: Clause) -> ClauseStanding:
        """How the clause stands against all cases, shown or not."""
        return standing_of(clause, {sign for each in clause.factors for sign in self.reports.signs(each)})

    def _standing_words(self, clause: Clause, part: Part) -> str:
        standing = self.standing(clause)
        if standing is ClauseStanding.SUPPORTED:
            return ""
        held = [one for each in clause.factors for one in self.reports.held.get(each, ())]
        return standing_words(standing, part, counts_of(ways_of(held)), len(held))

    @cached_property
    def _bearings(self) -> dict[str, ClauseBearings]:
        return {each.clause.id: each for each in clause_bearings(self.record, self.version)}

    def _groups(self, found: ClauseBearings | None) -> Iterator[EvidenceGroup]:
        for bearing in Bearing:
            lines = tuple(self._line(one) for one in found.cases(bearing)) if found else ()
            if found and lines:
                yield EvidenceGroup(heading=bearing_heading(bearing, found.part), lines=lines)

    def _line(self, one: BearingCase) -> EvidenceLine:
        words = f"{one.factor.label}: {bearing_words(self.record.factor_list, one)}"
        return EvidenceLine(
            case=f"{one.case.id}, {one.case.title}",
            words=capital(words),
            url=judgement_url(self.programme, one.case.id, one.factor.id),
        )


def bearing_words(factors: FactorList, one: BearingCase) -> str:
    """Which way a judgement goes, on what basis, whose it is, and who sees it otherwise."""
    held = one.held
    dissent = f" {capital(listed(held.dissent))} sees it otherwise." if held.dissent else ""
    who = f"{listed(held.readers)}, {word(held.held_as)}"
    signed = sign_words(held.sign, factors.role_of(one.factor.id))
    return f"{signed}, {word(held.basis)} ({who}).{dissent}"


def bearing_tiles(programme: str, bearings: Sequence[BearingCase], *, named: bool = True) -> list[Tile]:
    """A tile for each judgement, which leads to it. ``named``: with its case, where that is not said already.

    Its factor is added when the clause has several, its reader when the case has more than one judgement.
    """
    seen: Counter[tuple[str, str]] = Counter()
    factors = {one.factor.id for one in bearings}
    tiles = []
    for one in bearings:
        place = (one.case.id, one.factor.id)
        reader = listed(one.held.readers) if seen[place] else ""
        seen[place] += 1
        said = (one.case.id if named else "", one.factor.id if len(factors) > 1 else "", reader)
        tiles.append(
            Tile(
                sign=one.held.sign,
                basis=one.held.basis,
                url=judgement_url(programme, *place, reader),
                note=", ".join(part for part in said if part),
            )
        )
    return tiles


def _silent(found: ClauseBearings | None) -> str:
    """Which of the cases shown say nothing; empty when none of them speaks, because that is said already."""
    if found is None or not found.bearings or not found.silent:
        return ""
    return f"Not reported in {listed([case.id for case in found.silent])}: that is no evidence against it."
