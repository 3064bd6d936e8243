"""The evidence for each statement and clause of a theory: what was marked with it, and what tests it.

A passage of an account or a document is evidence of a clause when somebody gave it the clause as a code.
Which way it speaks is judged in the cases (``doingwith.analysis.clause_bearings``). A link or a claim of a
contribution record tests a clause that it names. A clause that carries on one of a version before has the
evidence of that one too, whether its words stayed or became others.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from doingwith.analysis.contribution.testing import TestedBy, clause_tests
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_difference import one_thing
from doingwith.evidence.codes import CodeKind, MarkedSource
from doingwith.evidence.excerpts import Excerpt
from doingwith.theory.lineage import line_of
from doingwith.theory.theory import Statement, TheoryVersion

__all__ = ["ClauseEvidence", "MarkedPassage", "clause_evidence", "held_beside", "names_carried_on"]


@dataclass(frozen=True, kw_only=True)
class MarkedPassage:
    """A passage of a source that was marked with a clause. ``coders`` are those who marked it so.

    ``clause`` is the one they marked it with: an earlier one, where the clause carries that on.
    """

    source: str
    excerpt: Excerpt
    clause: str
    coders: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ClauseEvidence:
    """What was marked with a statement or clause, and what tests it.

    ``held_back`` counts the passages that were marked with it and may not be shown.
    """

    passages: tuple[MarkedPassage, ...] = ()
    tests: tuple[TestedBy, ...] = ()
    held_back: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked with it and nothing tests it."""
        return not (self.passages or self.tests or self.held_back)


def clause_evidence(record: ProgrammeRecord, version: TheoryVersion) -> Mapping[str, ClauseEvidence]:
    """The evidence of every statement and clause of a theory version, by identifier."""
    marked, tests = passages_marked(record), clause_tests(record.contributions)
    return {
        name: ClauseEvidence(
            passages=tuple(one for each in names for one in marked.get(each, ())),
            tests=tuple({one.name: one for each in names for one in tests.get(each, ())}.values()),
        )
        for name, names in names_carried_on(version, record.theory_versions).items()
    }


def held_beside(
    shown: Mapping[str, ClauseEvidence], whole: Mapping[str, ClauseEvidence]
) -> dict[str, ClauseEvidence]:
    """The evidence that may be shown, with how much more there is in the whole."""
    return {
        name: replace(one, held_back=len(whole[name].passages) - len(one.passages))
        for name, one in shown.items()
    }


def passages_marked(record: ProgrammeRecord) -> Mapping[str, Sequence[MarkedPassage]]:
    """The passages that were marked with each clause, by the clause's identifier, source by source."""
    codes = {code.id: code.refers_to for code in record.codebook.codes if code.kind is CodeKind.CLAUSE}
    found: dict[str, list[MarkedPassage]] = defaultdict(list)
    for source in record.marked_sources:
        for clause, excerpt, coders in _given(source, codes):
            found[clause].append(
                MarkedPassage(source=source.id, excerpt=excerpt, clause=clause, coders=coders)
            )
    return found


def _given(source: MarkedSource, codes: Mapping[str, str]) -> Iterable[tuple[str, Excerpt, tuple[str, ...]]]:
    """Each clause and passage of a source once, with all who marked it so."""
    excerpts = {excerpt.id: excerpt for excerpt in source.excerpts}
    coders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for coding in source.codings:
        if coding.code in codes:
            coders[codes[coding.code], coding.excerpt].append(coding.coder)
    for (clause, excerpt), by in coders.items():
        yield clause, excerpts[excerpt], tuple(dict.fromkeys(by))


def names_carried_on(version: TheoryVersion, versions: Iterable[TheoryVersion]) -> dict[str, tuple[str, ...]]:
    """For each statement and clause its own identifier, then those that it carries on, nearest first.

    They are followed step by step through the versions that each revises. ``version`` may be a draft.
    """
    here = {name: {name} for one in version.statements for name in (one.id, *_clauses_of(one))}
    names = {name: [name] for name in here}
    for later, before in pairwise(line_of(version, versions)):
        earlier = defaultdict(set)
        for old, new in one_thing(before, later):
            earlier[new].add(old)
        for name, now in here.items():
            here[name] = {old for new in now for old in earlier.get(new, ())}
            names[name] += sorted(here[name].difference(names[name]))
    return {name: tuple(found) for name, found in names.items()}


def _clauses_of(statement: Statement) -> Iterable[str]:
    return (clause.id for _, clause in statement.all_clauses())
