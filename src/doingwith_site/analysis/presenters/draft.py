"""The words of the page on which a draft of the theory is read and worked on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_difference import PartDifference, theory_difference
from doingwith.reporting.clause_changes import change_words
from doingwith.reporting.theory_making import advice_answer, advice_given, decision_sentence
from doingwith.reporting.wording import count
from doingwith.theory.lineage import version_before
from doingwith.theory.theory import Advice, Clause, Statement, TheoryVersion
from doingwith_site.analysis.clause_sources import ClauseSources
from doingwith_site.analysis.presenters.evidence import Evidence, EvidenceOf
from doingwith_site.analysis.presenters.statements import CLAUSE_PARTS, part_name
from doingwith_site.analysis.queries import FactorReports
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.theory.forms import LeaveForm
from doingwith_site.theory.models import DraftStep, TheoryDraft

__all__ = ["AdviceRow", "DraftPage", "advice_row"]


@dataclass(frozen=True, kw_only=True)
class DraftClause:
    """One clause with what bears on it, and how it differs from the version before."""

    id: str
    text: str
    change: str
    before: str
    evidence: Evidence


@dataclass(frozen=True, kw_only=True)
class DraftPart:
    """WHEN, THEN or BECAUSE with its clauses. ``part`` stands in the address for adding one."""

    name: str
    part: str
    clauses: tuple[DraftClause, ...]


@dataclass(frozen=True, kw_only=True)
class DraftStatement:
    """One statement of the draft. ``tested`` is what tests it as a whole: words and address."""

    id: str
    heading: str
    if_text: str
    tested: tuple[tuple[str, str], ...]
    parts: tuple[DraftPart, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AdviceRow:
    """One piece of advice, and what became of it so far."""

    number: int
    text: str
    given: str
    became: str


@dataclass(frozen=True, kw_only=True)
class DraftPage:
    """Everything the page shows. Without a ``step`` no revision is open."""

    frame: ProgrammeFrame
    draft: TheoryVersion | None
    step: DraftStep | None
    row: TheoryDraft | None
    versions: Sequence[TheoryVersion]
    record: ProgrammeRecord
    reports: FactorReports
    sources: ClauseSources

    @property
    def lead(self) -> str:
        """How the draft stands, or that there is none."""
        if self.draft is None or self.step is None:
            return "No revision is open. The theory stands as it was last agreed."
        basis = f"It began as “{self.before.label}”." if self.before else "It began empty."
        changes = self.step.number - 1
        so_far = count(changes, "change").capitalize()
        return f"{basis} {so_far} so far. Nothing is agreed until people agree on it."

    @property
    def may_revise(self) -> bool:
        """Whether this person may change the draft."""
        return self.frame.may(Permission.REVISE_THEORY)

    @property
    def may_advise(self) -> bool:
        """Whether this person may give advice."""
        return self.frame.may(Permission.ADVISE_ON_THEORY)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self.step is not None and self.step.number > 1

    @cached_property
    def before(self) -> TheoryVersion | None:
        """The version from which the draft began."""
        return version_before(self.draft, self.versions) if self.draft else None

    @property
    def statements(self) -> list[DraftStatement]:
        """The draft, statement by statement."""
        evidence = self._evidence
        if evidence is None:
            return []
        return [
            self._statement(number, statement, evidence)
            for number, statement in enumerate(evidence.version.statements, start=1)
        ]

    @cached_property
    def _evidence(self) -> EvidenceOf | None:
        """The evidence for each clause of the draft."""
        if self.draft is None:
            return None
        return EvidenceOf(
            self.frame.identifier, self.draft, self.versions, self.record, self.reports, self.sources
        )

    @property
    def none_meaning(self) -> str:
        """What it means where nothing is marked with a clause; empty where that stands at none."""
        return self._evidence.none_meaning if self._evidence else ""

    def _statement(self, number: int, statement: Statement, evidence: EvidenceOf) -> DraftStatement:
        assert self.draft is not None  # noqa: S101
        return DraftStatement(
            id=statement.id,
            heading=f"Statement {number}",
            if_text=statement.if_,
            tested=evidence.tested(statement.id),
            parts=tuple(
                DraftPart(
                    name=part_name(statement, part),
                    part=part.value,
                    clauses=tuple(self._clause(one, evidence) for one in statement.clauses(part)),
                )
                for part in CLAUSE_PARTS
            ),
            decisions=tuple(
                decision_sentence(one) for one in self.draft.decisions if one.statement == statement.id
            ),
        )

    def _clause(self, clause: Clause, evidence: EvidenceOf) -> DraftClause:
        part = self._parts.get(clause.id)
        change = change_words(part, clause.id) if part else "added"
        pairs = part.carried if part else ()
        earlier = [pair.before.text for pair in pairs if pair.after.id == clause.id]
        return DraftClause(
            id=clause.id,
            text=clause.text,
            change={"added": "new", "kept": ""}.get(change, change),
            before="; ".join(text for text in earlier if text != clause.text),
            evidence=evidence.on(clause),
        )

    @cached_property
    def _parts(self) -> dict[str, PartDifference]:
        """The part in which each clause stands, with what changed there since the version before."""
        if self.draft is None or self.before is None:
            return {}
        found = theory_difference(self.before, self.draft).statements
        return {clause.id: part for one in found if one.after for part in one.parts for clause in part.now}

    @property
    def leave_form(self) -> LeaveForm:
        """Where it is said why the draft is closed."""
        return LeaveForm()

    @property
    def advice(self) -> list[AdviceRow]:
        """The advice on this draft."""
        given = self.draft.advice if self.draft else ()
        return [advice_row(number, one) for number, one in enumerate(given)]


def advice_row(number: int, advice: Advice) -> AdviceRow:
    """A piece of advice in words."""
    return AdviceRow(
        number=number, text=advice.text, given=advice_given(advice), became=advice_answer(advice)
    )
