"""Which links and claims of contribution records test which statements and clauses of the theory."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from doingwith.analysis.contribution.changes import About
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.standing import standings

__all__ = ["TestedBy", "clause_tests"]


@dataclass(frozen=True, kw_only=True)
class TestedBy:
    """A link or a claim of a project's record, and how it stands."""

    __test__ = False

    record: ContributionRecord
    about: About
    id: str
    verdict: StrEnum

    @property
    def name(self) -> tuple[str, About, str]:
        """What no other test has: the record, whether it is a claim or a link, and which."""
        return self.record.id, self.about, self.id


def clause_tests(records: Iterable[ContributionRecord]) -> Mapping[str, tuple[TestedBy, ...]]:
    """For each statement or clause that is named, what tests it: record by record, claims before links."""
    found: defaultdict[str, list[TestedBy]] = defaultdict(list)
    for record in records:
        stand = standings(record)
        for claim in stand.claims:
            for name in claim.claim.clauses:
                found[name].append(
                    TestedBy(record=record, about=About.CLAIM, id=claim.claim.id, verdict=claim.verdict)
                )
        for link in stand.links:
            for name in link.link.clauses:
                found[name].append(
                    TestedBy(record=record, about=About.LINK, id=link.link.id, verdict=link.verdict)
                )
    return {name: tuple(tests) for name, tests in found.items()}
