"""The words of the page on which the cases propose clauses for a statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_revision import Outcome, Proposal, StatementRevision
from doingwith.cases.case import Case
from doingwith.cases.held import held_judgements
from doingwith.programmes.factors import DomainRole, Factor
from doingwith.reporting.context import named
from doingwith.reporting.theory_making import decision_sentence
from doingwith.reporting.wording import count, listed
from doingwith.theory.theory import Decision, Statement, TheoryVersion
from doingwith_site.analysis.presenters.crossing import Tile
from doingwith_site.cases.presenters.addresses import judgement_url
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["ProposalSheet", "ProposalsPage", "outcome_sentence"]


@dataclass(frozen=True, kw_only=True)
class ProposalSheet:
    """One proposed condition: what speaks for it, what against it, and what people decided."""

    factor: str
    title: str
    standing: str
    reasons: tuple[str, ...]
    tiles: tuple[Tile, ...]
    decided: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultChoice:
    """A result that may stand for the THEN of the statement."""

    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class ProposalsPage:
    """Everything the page shows."""

    frame: ProgrammeFrame
    draft: TheoryVersion
    statement: Statement
    record: ProgrammeRecord
    revision: StatementRevision

    @property
    def lead(self) -> str:
        """How often the THEN came about, or why the cases cannot be asked."""
        return outcome_sentence(self.revision.outcome)

    @property
    def warning(self) -> str:
        """What few cases mean; empty when there are many."""
        known = len(self.revision.outcome.held) + len(self.revision.outcome.failed)
        if not self.revision.proposals or known > 10:
            return ""
        said = (
            f"{count(known, 'case')} with a known result can suggest a clause; "
            "they cannot show that it holds elsewhere."
        )
        if not self.revision.outcome.failed:
            return (
                f"{said} In none of them did the results fail to come about, so nothing here tells a "
                "condition that matters from one that was merely there."
            )
        return said

    @property
    def results(self) -> list[ResultChoice]:
        """The results of the factor list, those marked that stand for the THEN."""
        chosen = {factor.id for factor in self.revision.outcome.results}
        listed_ = self.record.factor_list
        return [
            ResultChoice(id=factor.id, label=named(factor), chosen=factor.id in chosen)
            for factor in listed_.factors
            if listed_.role_of(factor.id) is DomainRole.RESULT
        ]

    @cached_property
    def _decided(self) -> dict[str, Decision]:
        return {
            factor: one
            for one in self.draft.decisions
            if one.statement == self.statement.id
            for factor in one.factors
        }

    @property
    def proposals(self) -> list[ProposalSheet]:
        """The conditions, those with most cases for them first."""
        return [self._sheet(one) for one in self.revision.proposals]

    def _sheet(self, proposal: Proposal) -> ProposalSheet:
        decision = self._decided.get(proposal.factor.id)
        return ProposalSheet(
            factor=proposal.factor.id,
            title=named(proposal.factor),
            standing="contested" if proposal.is_contested else "",
            reasons=tuple(reasons_of(proposal)),
            tiles=tuple(
                self._tiles(
                    proposal.factor,
                    (*proposal.enabled, *proposal.missed, *proposal.both_ways, *proposal.against),
                )
            ),
            decided=decision_sentence(decision) if decision else "",
        )

    def _tiles(self, factor: Factor, cases: Sequence[Case]) -> list[Tile]:
        return [
            Tile(
                sign=judgement.sign,
                basis=judgement.basis,
                url=judgement_url(self.frame.identifier, case.id, factor.id, ""),
                note=case.id,
            )
            for case in dict.fromkeys(cases)
            for judgement in held_judgements(case)
            if judgement.factor == factor.id
        ]


def outcome_sentence(outcome: Outcome) -> str:
    """How often the results came about, and how often nobody reported them."""
    if not outcome.results:
        return (
            "No THEN or BECAUSE clause of this statement names a result, so the cases cannot be asked. "
            "Choose below which results stand for it."
        )
    names = listed([factor.id for factor in outcome.results])
    mixed = f" ({ids(outcome.mixed)} in part)" if outcome.mixed else ""
    return (
        f"{names}: came about in {count(len(outcome.held), 'case')}{mixed}, "
        f"did not in {count(len(outcome.failed), 'case')}, "
        f"not reported in {count(len(outcome.silent), 'case')}."
    )


def reasons_of(proposal: Proposal) -> list[str]:
    """What speaks for the condition and what against it, each with its cases."""
    told = [
        (proposal.enabled, "Helped where the results came about: {}."),
        (proposal.missed, "Got in the way where they did not: {}."),
        (proposal.both_ways, "Helped and got in the way at once, which speaks neither way: {}."),
        (proposal.against, "Speaks against it: {}."),
        (proposal.silent, "Not reported, which is not the same as absent: {}."),
    ]
    return [sentence.format(ids(cases)) for cases, sentence in told if cases]


def ids(cases: Sequence[Case]) -> str:
    """Cases by their identifiers."""
    return listed([case.id for case in cases])
