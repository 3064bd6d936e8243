"""The words of the page on contexts, mechanisms and outcomes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.urls import reverse

from doingwith.analysis.cmo import (
    CMO_PARTS,
    FEWEST_CASES,
    CaseConfiguration,
    ClauseInCase,
    StatementConfigurations,
    cmo_configurations,
)
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case as CaseValue
from doingwith.reporting.chapters.theory_cmo import regularity_words, unasked_words
from doingwith.reporting.theory_words import CMO_WORDS, state_words
from doingwith.reporting.wording import count, listed, sentence
from doingwith.theory.theory import Part, TheoryVersion
from doingwith_site.analysis.presenters.crossing import CaseHead, Tile
from doingwith_site.analysis.presenters.evidence import EvidenceLine, bearing_tiles, bearing_words
from doingwith_site.analysis.presenters.statements import part_name
from doingwith_site.cases.presenters.addresses import judgement_url
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["CmoPage"]

MOST_TOGETHER = 20
"""More sentences of one kind than this are not read."""


@dataclass(frozen=True, kw_only=True)
class ClauseCell:
    """What one case says of one clause; without tiles it was not reported."""

    case: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, kw_only=True)
class ClauseLine:
    """A clause across the cases. ``not_asked`` says why it has no cells."""

    text: str
    cells: tuple[ClauseCell, ...]
    not_asked: str


@dataclass(frozen=True, kw_only=True)
class ClauseLines:
    """The contexts, mechanisms or outcomes of a statement."""

    name: str
    rows: tuple[ClauseLine, ...]


@dataclass(frozen=True, kw_only=True)
class StatementAcross:
    """One statement against the cases, and what several cases tell together."""

    heading: str
    if_text: str
    groups: tuple[ClauseLines, ...]
    notes: tuple[str, ...]
    together: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ToldClause:
    """A clause as one case tells it, with each judgement in words."""

    words: str
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, kw_only=True)
class ToldStatement:
    """A statement as one case tells it."""

    heading: str
    clauses: tuple[ToldClause, ...]
    not_reported: str


@dataclass(frozen=True, kw_only=True)
class ToldCase:
    """A case with all that it tells of the theory."""

    id: str
    summary: str
    statements: tuple[ToldStatement, ...]


@dataclass(frozen=True, kw_only=True)
class CmoPage:
    """Everything the page shows. ``record`` holds all cases, ``found`` those of this page."""

    frame: ProgrammeFrame
    versions: Sequence[TheoryVersion]
    version: TheoryVersion | None
    problem: str
    record: ProgrammeRecord
    found: Page[CaseValue]

    @property
    def lead(self) -> str:
        """How many contexts, mechanisms and outcomes the theory names, and how many cases are asked."""
        if self.version is None:
            return "No theory of change has been written yet."
        counted = listed([count(self._count(part), CMO_WORDS[part]) for part in CMO_PARTS])
        words = f"“{self.version.label}” names {counted}."
        cases = len(self.record.cases)
        if not cases:
            return f"{words} No project has been read as a case yet."
        verb = "is" if cases == 1 else "are"
        return f"{words} {count(cases, 'case')} {verb} asked about them."

    def _count(self, part: Part) -> int:
        return sum(len(one.clauses(part)) for one in self.version.statements) if self.version else 0

    @property
    def can_choose(self) -> bool:
        """Whether there is more than one version to look at."""
        return len(self.versions) > 1

    @property
    def has_cases(self) -> bool:
        """Whether there is anything to arrange."""
        return bool(self.record.cases) and self.version is not None

    @property
    def shown_words(self) -> str:
        """Which cases stand here; empty when all do."""
        if not self.found.has_other_pages():
            return ""
        these = f"{self.found.start_index():,} to {self.found.end_index():,}"
        every = f"{self.found.paginator.count:,}"
        return f"Cases {these} of {every} stand here. What is told together is asked of all of them."

    @property
    def heads(self) -> list[CaseHead]:
        """The cases of the tables."""
        return [
            CaseHead(
                id=case.id, title=case.title, url=reverse("cases:case", args=[self.frame.identifier, case.id])
            )
            for case in self.found
        ]

    # --- statement by statement ------------------------------------------------------------------------

    @cached_property
    def _configurations(self) -> tuple[StatementConfigurations, ...]:
        return cmo_configurations(self.record, self.version) if self.version else ()

    @property
    def statements(self) -> list[StatementAcross]:
        """Each statement against the cases of this page."""
        return [
            StatementAcross(
                heading=f"Statement {number}",
                if_text=one.statement.if_,
                groups=tuple(self._groups(one)),
                notes=tuple(_notes(one)),
                together=tuple(_together(one)),
            )
            for number, one in enumerate(self._configurations, start=1)
        ]

    def _groups(self, found: StatementConfigurations) -> Iterator[ClauseLines]:
        shown = self._shown(found)
        for part in CMO_PARTS:
            columns = [case.part(part) for case in shown]
            rows = tuple(self._line(row) for row in zip(*columns, strict=True))
            if rows:
                name = f"{CMO_WORDS[part].capitalize()}s, {part_name(found.statement, part)}"
                yield ClauseLines(name=name, rows=rows)

    def _line(self, told: tuple[ClauseInCase, ...]) -> ClauseLine:
        clause = told[0].clause
        not_asked = "" if clause.factors else state_words(told[0].state, told[0].part)
        cells = tuple(
            ClauseCell(case=case.id, tiles=self._tiles(one))
            for case, one in zip(self.found, told, strict=True)
        )
        return ClauseLine(text=clause.text, cells=() if not_asked else cells, not_asked=not_asked)

    def _tiles(self, told: ClauseInCase) -> tuple[Tile, ...]:
        return tuple(bearing_tiles(self.frame.identifier, told.bearings, named=False))

    def _shown(self, found: StatementConfigurations) -> list[CaseConfiguration]:
        here = {case.id for case in self.found}
        return [one for one in found.cases if one.case.id in here]

    # --- case by case ----------------------------------------------------------------------------------

    @property
    def cases(self) -> list[ToldCase]:
        """Each case of this page with what it tells of the whole theory, judgement by judgement."""
        by_case = zip(*(self._shown(one) for one in self._configurations), strict=True)
        return [self._told(told) for told in by_case]

    def _told(self, told: tuple[CaseConfiguration, ...]) -> ToldCase:
        case = told[0].case
        asked = [one for statement in told for one in statement.clauses if one.clause.factors]
        reported = sum(bool(one.bearings) for one in asked)
        words = f"{case.id}, {case.title}: {reported:,} of {count(len(asked), 'clause')} reported"
        statements = tuple(
            ToldStatement(
                heading=f"Statement {number}: IF {one.statement.if_}",
                clauses=tuple(self._clause(clause) for clause in one.clauses if clause.bearings),
                not_reported=_not_reported(one),
            )
            for number, one in enumerate(told, start=1)
        )
        return ToldCase(id=case.id, summary=words, statements=statements)

    def _clause(self, told: ClauseInCase) -> ToldClause:
        state = f"{CMO_WORDS[told.part]}, {state_words(told.state, told.part)}"
        lines = tuple(
            EvidenceLine(
                case=f"{one.factor.label} ({one.factor.id})",
                words=bearing_words(self.record.factor_list, one),
                url=judgement_url(self.frame.identifier, one.case.id, one.factor.id),
            )
            for one in told.bearings
        )
        return ToldClause(words=f"{sentence(state)[:-1]}: {told.clause.text}", lines=lines)


def _notes(found: StatementConfigurations) -> Iterator[str]:
    for part in found.unasked:
        yield unasked_words(part)
    if not found.regularities and found.can_compare:
        yield f"Nothing is told together by {FEWEST_CASES} cases or more."


def _together(found: StatementConfigurations) -> Iterator[str]:
    for one in found.regularities[:MOST_TOGETHER]:
        yield regularity_words(one)
    more = len(found.regularities) - MOST_TOGETHER
    if more > 0:
        yield f"And {more:,} more, which “doingwith theory cmo” prints."


def _not_reported(found: CaseConfiguration) -> str:
    silent = [one.clause.text for one in found.clauses if one.clause.factors and not one.bearings]
    if not silent:
        return ""
    return sentence(f"Not reported, which is not the same as absent: {'; '.join(silent)}")
