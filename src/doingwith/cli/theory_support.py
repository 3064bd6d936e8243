"""``doingwith theory support``: each clause with its evidence and its cases, without words held back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from doingwith.cli.output import counted, say

if TYPE_CHECKING:
    from doingwith.analysis.clause_bearings import ClauseBearings
    from doingwith.analysis.clause_evidence import ClauseEvidence
    from doingwith.analysis.factor_use import FactorUse
    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.theory.theory import TheoryVersion

__all__ = ["Supported", "print_support", "support_as_data", "supported"]


@dataclass(frozen=True, kw_only=True)
class Supported:
    """A version, its clauses with their cases, their evidence by identifier, and its factors."""

    version: "TheoryVersion"
    clauses: "tuple[ClauseBearings, ...]"
    evidence: "Mapping[str, ClauseEvidence]"
    use: "FactorUse"

    def places(self, *, with_reasons: bool) -> int:
        """How many passages are held back, and in how many places of the theory and of reasons words are."""
        from doingwith.exchange.quoting import places_held

        passages = sum(self.evidence[one.clause.id].held_back for one in self.clauses)
        reasons = (bearing.held.reason for one in self.clauses for bearing in one.bearings)
        return passages + places_held((self.version.statements, tuple(reasons) if with_reasons else ()))


def supported(record: "ProgrammeRecord", name: str) -> Supported:
    """What speaks for and against the clauses of the version of this name, as far as it may be quoted."""
    from datetime import date

    from doingwith.analysis.clause_bearings import clause_bearings
    from doingwith.analysis.clause_evidence import clause_evidence, held_beside
    from doingwith.analysis.factor_use import factor_use
    from doingwith.consent.uses import Use
    from doingwith.exchange.permission import permitted

    leaving, _ = permitted(record, Use.QUOTE_WITHOUT_NAME, date.today())
    version = leaving.theory_by_id[name]
    whole = clause_evidence(record, record.theory_by_id[name])
    return Supported(
        version=version,
        clauses=clause_bearings(leaving, version),
        evidence=held_beside(clause_evidence(leaving, version), whole),
        use=factor_use(leaving.factor_list, version),
    )


def support_as_data(found: Supported) -> dict[str, Any]:
    """The same for other programs."""
    from doingwith.analysis.clause_bearings_data import bearings_as_data

    told = bearings_as_data(found.version, found.clauses, found.evidence, found.use)
    return {**told, "held_back": found.places(with_reasons=True)}


def print_support(found: Supported) -> None:
    """The same for people, statement by statement."""
    from doingwith.reporting.bearing_words import standing_words
    from doingwith.reporting.clause_words import clause_line

    say(found.version.label, strong=True)
    for number, statement in enumerate(found.version.statements, start=1):
        say()
        say(f"Statement {number}: IF {statement.if_}", strong=True)
        for line in _test_lines(found.evidence[statement.id], "  "):
            say(line)
        for one in found.clauses:
            if one.statement.id == statement.id:
                standing = standing_words(one.standing, one.part, one.counts, one.judgement_count)
                say(f"  {one.part.upper()} {clause_line(one.clause)}: {standing}")
                for line in (*_bearing_lines(one), *_evidence_lines(found.evidence[one.clause.id])):
                    say(line)
    say()
    unused = ", ".join(factor.id for factor in found.use.unused) or "none"
    say(f"{counted(len(found.use.unused), 'factor')} not used: {unused}")


def _bearing_lines(found: "ClauseBearings") -> Iterator[str]:
    from doingwith.analysis.clause_bearings import Bearing
    from doingwith.cli.theory_cmo import judgement_words
    from doingwith.reporting.bearing_words import bearing_word

    for bearing in Bearing:
        for one in found.cases(bearing):
            yield f"    {bearing_word(bearing, found.part):<12} {one.case.id} {judgement_words(one)}"
    if found.bearings and found.silent:
        yield f"    silent       {', '.join(case.id for case in found.silent)}"


def _evidence_lines(found: "ClauseEvidence") -> Iterator[str]:
    from doingwith.reporting.evidence_words import NONE_MARKED, passage_words

    for one in found.passages:
        yield f"    marked       {passage_words(one)}"
    if found.held_back:
        yield f"    held back    {counted(found.held_back, 'passage')} marked with it"
    yield from _test_lines(found, "    ")
    if found.is_empty:
        yield f"    {NONE_MARKED}"


def _test_lines(found: "ClauseEvidence", indent: str) -> Iterator[str]:
    from doingwith.reporting.evidence_words import test_words

    for one in found.tests:
        yield f"{indent}tested by    {test_words(one, one.record.project)}"
