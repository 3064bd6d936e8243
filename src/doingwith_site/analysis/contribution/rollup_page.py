"""The words of the page that lists every project's contribution."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.urls import reverse

from doingwith.analysis.contribution.standing import ClaimStanding
from doingwith.analysis.contribution_rollup import ContributionRollup, ProjectContribution
from doingwith.programmes.scales import DesignStage
from doingwith.reporting.contribution_counts import claims_sentence, missing_sentence, stage_words
from doingwith.reporting.wording import listed, word
from doingwith_site.analysis.contribution.record_rows import kind_of
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["PROJECTS_ON_A_PAGE", "RollupPage", "recorded_first"]

PROJECTS_ON_A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ClaimLine:
    """One claim of a project."""

    statement: str
    verdict: str
    kind: str
    result: str
    stages: str


@dataclass(frozen=True, kw_only=True)
class ProjectLine:
    """A project with its claims, or the reason for none."""

    title: str
    url: str
    claims: tuple[ClaimLine, ...]
    why_none: str


@dataclass(frozen=True, kw_only=True)
class RollupPage:
    """Everything the page shows: ``found`` is counted whole, ``shown`` are the projects of this page."""

    frame: ProgrammeFrame
    found: ContributionRollup
    shown: Page[ProjectContribution]

    title = "What the programme contributed"

    @property
    def lead(self) -> str:
        """How many claims stand how, and how many projects are missing."""
        return f"{claims_sentence(self.found)} {self.missing_sentence}"

    @property
    def missing_sentence(self) -> str:
        """That projects without a record are in no count."""
        return missing_sentence(self.found)

    @cached_property
    def projects(self) -> list[ProjectLine]:
        """The projects of this page that have a record."""
        return [self._line(one) for one in self.shown if one.record is not None]

    @property
    def has_none(self) -> bool:
        """Whether no project of the programme has a record."""
        return len(self.found.missing) == len(self.found.projects)

    @property
    def missing(self) -> list[tuple[str, str]]:
        """Those of this page that have none: title and address."""
        return [(one.project.title, self._url(one.project.id)) for one in self.shown if one.record is None]

    @property
    def missing_here(self) -> str:
        """How many of those that have none this page names; empty when it names them all."""
        here = len(self.missing)
        return "" if here == len(self.found.missing) else f"On this page: {here:,} of them."

    @property
    def stages(self) -> list[tuple[str, str]]:
        """For each stage, how the claims stand that bear on it."""
        return [(word(stage), stage_words(self.found, stage)) for stage in DesignStage]

    def _line(self, one: ProjectContribution) -> ProjectLine:
        return ProjectLine(
            title=one.project.title,
            url=self._url(one.project.id),
            claims=tuple(map(_claim, one.claims)),
            why_none=one.record.no_claim_because if one.record else "",
        )

    def _url(self, project: str) -> str:
        return reverse("analysis:contribution", args=[self.frame.identifier, project])


def recorded_first(found: ContributionRollup) -> list[ProjectContribution]:
    """The projects in the order of their pages: those with a record, then those without."""
    return sorted(found.projects, key=lambda one: one.record is None)


def _claim(one: ClaimStanding) -> ClaimLine:
    return ClaimLine(
        statement=one.claim.statement,
        verdict=word(one.verdict),
        kind=kind_of(one.verdict),
        result=word(one.claim.status),
        stages=listed([word(stage) for stage in one.claim.stages]),
    )
