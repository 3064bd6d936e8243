"""Contribution over the programme: each project's record, and which projects have none.

A project is assessed by itself before anything is said of the programme. One without a record is
missing: it is neither a project without a contribution nor left out of the count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.standing import ClaimStanding, standings
from doingwith.analysis.contribution.verdicts import ClaimVerdict
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.scales import DesignStage

__all__ = ["ContributionRollup", "NamedProject", "ProjectContribution", "contribution_rollup", "rolled_up"]


class NamedProject(Protocol):
    """As much of a project as stands in a list: nothing else of it is needed here."""

    @property
    def id(self) -> str:
        """Its identifier."""

    @property
    def title(self) -> str:
        """What it is called."""


@dataclass(frozen=True, kw_only=True)
class ProjectContribution:
    """A project with its record and how its claims stand; no record means missing."""

    project: NamedProject
    record: ContributionRecord | None
    claims: tuple[ClaimStanding, ...] = ()

    def at(self, stage: DesignStage) -> tuple[ClaimStanding, ...]:
        """The claims that bear on a stage of the Double Diamond."""
        return tuple(one for one in self.claims if stage in one.claim.stages)


@dataclass(frozen=True, kw_only=True)
class ContributionRollup:
    """Every project of the programme, in its order."""

    projects: Sequence[ProjectContribution]

    @property
    def missing(self) -> tuple[NamedProject, ...]:
        """The projects without a record."""
        return tuple(one.project for one in self.projects if one.record is None)

    @property
    def without_claim(self) -> tuple[ProjectContribution, ...]:
        """The projects whose record says that no claim is made."""
        return tuple(one for one in self.projects if one.record is not None and not one.claims)

    @property
    def verdicts(self) -> Mapping[ClaimVerdict, int]:
        """How many claims have which verdict."""
        found = Counter(claim.verdict for one in self.projects for claim in one.claims)
        return {verdict: found[verdict] for verdict in ClaimVerdict}


def contribution_rollup(record: ProgrammeRecord) -> ContributionRollup:
    """All projects with their contribution records, those that have none included."""
    return rolled_up(record.projects, record.contributions)


def rolled_up(
    projects: Iterable[NamedProject], contributions: Iterable[ContributionRecord]
) -> ContributionRollup:
    """These projects with those of the records that are theirs."""
    of_project = {one.project: one for one in contributions}
    return ContributionRollup(
        projects=tuple(_of(project, of_project.get(project.id)) for project in projects)
    )


def _of(project: NamedProject, record: ContributionRecord | None) -> ProjectContribution:
    claims = standings(record).claims if record else ()
    return ProjectContribution(project=project, record=record, claims=claims)
