"""What the chapters of a report share: the record, its analyses, and where its statements lead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.contribution_rollup import ContributionRollup, contribution_rollup
from doingwith.analysis.diamond import DiamondPositions, Outcome, Position, diamond_positions
from doingwith.analysis.matrix import CaseFactorMatrix, Cell, MatrixRow, case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.held import held_judgements
from doingwith.common.judgements import Sign
from doingwith.programmes.factors import Domain, Factor
from doingwith.projects.project import Project
from doingwith.reporting.document import Link, Trace, anchor

__all__ = [
    "MOST_LINKS",
    "Context",
    "capital",
    "case_anchor",
    "factor_anchor",
    "details_anchor",
    "evidence_anchor",
    "judgement_anchor",
    "model_anchor",
    "named",
    "record_anchor",
    "project_anchor",
    "stage_anchor",
    "trace_to",
]


@dataclass(frozen=True)
class Context:
    """A record with what is worked out from it once for all chapters."""

    record: ProgrammeRecord

    @cached_property
    def matrix(self) -> CaseFactorMatrix:
        """Every case against every factor."""
        return case_factor_matrix(self.record)

    @cached_property
    def positions(self) -> DiamondPositions:
        """Where the projects stand."""
        return diamond_positions(self.record)

    @cached_property
    def position_by_project(self) -> dict[str, Position]:
        """Each reported position under its project's identifier."""
        return {position.project.id: position for position in self.positions.placed}

    @cached_property
    def contribution(self) -> ContributionRollup:
        """Every project with its contribution record, those that have none included."""
        return contribution_rollup(self.record)

    @cached_property
    def reader_names(self) -> dict[str, str]:
        """What each reader does, under the reader's identifier."""
        return {reader.id: reader.description for reader in self.record.programme.readers}

    @cached_property
    def reported(self) -> frozenset[tuple[str, str]]:
        """Case and factor of every judgement that a case stands by, by identifier."""
        return frozenset(
            (case.id, judgement.factor) for case in self.record.cases for judgement in held_judgements(case)
        )

    @cached_property
    def _column(self) -> dict[str, int]:
        return {case.id: column for column, case in enumerate(self.record.cases)}

    @cached_property
    def _rows(self) -> dict[str, tuple[MatrixRow, ...]]:
        return {domain.id: self.matrix.rows_of(domain) for domain in self.record.factor_list.domains}

    def cells_of(self, case: Case, domain: Domain) -> Iterator[tuple[Factor, Cell]]:
        """Each factor of a domain with what the case says of it."""
        column = self._column[case.id]
        return ((row.factor, row.cells[column]) for row in self._rows[domain.id])

    def reader_name(self, reader_id: str) -> str:
        """What a reader does; the identifier when the programme does not describe the reader."""
        return self.reader_names.get(reader_id, reader_id)

    def partner_name(self, project: Project) -> str:
        """The name of a project's partner; its identifier when the programme does not list it."""
        partner = self.record.partner_by_id.get(project.partner)
        return partner.name if partner else project.partner

    def project_title(self, project_id: str) -> str:
        """A project's title; its identifier when there is no such project."""
        project = self.record.project_by_id.get(project_id)
        return project.title if project else project_id

    def project_link(self, project_id: str) -> Link:
        """A link to a project's row."""
        return Link(self.project_title(project_id), project_anchor(project_id))

    def cases_with(self, row: MatrixRow, sign: Sign) -> tuple[Case, ...]:
        """The cases in which some reader gave a factor this sign."""
        return tuple(cell.case for cell in row.cells if sign in cell.signs)

    def is_halted(self, case: Case) -> bool:
        """Whether a case's project was stopped or held back."""
        position = self.position_by_project.get(case.project)
        return position is not None and position.outcome is not Outcome.GOES_ON


MOST_LINKS = 12
"""As many cases stand beside each other on a page. A sentence with more links than that drowns in them."""


def trace_to(factor_id: str, cases: Sequence[Case]) -> Trace:
    """Links to the judgements on one factor in several cases; of many, the first and where the rest stand."""
    links = [Link(case.id, judgement_anchor(case.id, factor_id)) for case in cases[:MOST_LINKS]]
    more = len(cases) - len(links)
    return Trace((*links, *((Link(f"{more:,} more", factor_anchor(factor_id)),) if more else ())))


def named(factor: Factor) -> str:
    """A factor as it is named in running words: "Urgency (L5)"."""
    return f"{factor.label} ({factor.id})"


def judgement_anchor(case_id: str, factor_id: str, reader_id: str = "") -> str:
    """Where a judgement stands, such as ``CS1-F1``; with a reader, where a further reader's stands."""
    return anchor(case_id, factor_id, reader_id) if reader_id else anchor(case_id, factor_id)


def factor_anchor(factor_id: str) -> str:
    """A factor's row in the table of cases and factors."""
    return anchor("factor", factor_id)


def case_anchor(case_id: str) -> str:
    """Where a case study begins."""
    return anchor("case", case_id)


def project_anchor(project_id: str) -> str:
    """A project's row in the table of projects."""
    return anchor("project", project_id)


def model_anchor(model_id: str) -> str:
    """Where a logic model stands."""
    return anchor("logic-model", model_id)


def details_anchor(model_id: str) -> str:
    """Where the cards and links of a logic model stand in words."""
    return anchor("logic-model", model_id, "in-words")


def record_anchor(record_id: str) -> str:
    """Where a contribution record is told."""
    return anchor("contribution", record_id)


def evidence_anchor(record_id: str, link_id: str = "") -> str:
    """Where the evidence of a contribution record stands; with a link, where that on the link does."""
    return anchor("evidence", record_id, link_id) if link_id else anchor("evidence", record_id)


def stage_anchor(project_id: str) -> str:
    """A project's row in the table of stages."""
    return anchor("stage", project_id)


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
