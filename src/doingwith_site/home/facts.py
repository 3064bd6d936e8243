"""What is worth knowing about a programme beside its picture, a sheet each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.analysis.diamond import position_of
from doingwith.projects.project import Project as ProjectValue
from doingwith.reporting.wording import count, listed
from doingwith_site.cases.queries import CaseFilter
from doingwith_site.home.queries import FactorCounts, ProgrammeCounts
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import StandingFilter

__all__ = ["Fact", "Facts", "Onward", "found_by", "project_url"]


def found_by(frame: ProgrammeFrame, box: str, value: str) -> str:
    """The address of the list of projects with this choice made in this box."""
    return f"{frame.url}?{box}={value}#projects"


def project_url(frame: ProgrammeFrame, identifier: str) -> str:
    """The address of a project's page."""
    return reverse("projects:project", args=[frame.identifier, identifier])


@dataclass(frozen=True, kw_only=True)
class Onward:
    """A link to where to read on, and perhaps a few words after it."""

    text: str
    url: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A sheet with one thing worth knowing, examples of it, and where to read on."""

    title: str
    sentence: str
    examples: tuple[Onward, ...] = ()
    links: tuple[Onward, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What stopped projects, what no case tells of, and what rests on one reader.

    ``halted`` are examples of projects that were stopped or held back; ``values`` holds their library
    values by identifier.
    """

    frame: ProgrammeFrame
    counts: ProgrammeCounts
    factors: FactorCounts
    halted: Sequence[Project]
    values: Mapping[str, ProjectValue]

    @property
    def all(self) -> list[Fact]:
        """What stopped projects, what no case tells of, and what rests on one reader."""
        return [self._halts, self._unknown_factors, *self._read_once]

    @property
    def _halts(self) -> Fact:
        title = "What stopped or held back projects"
        stopped, held_back = self.counts.stopped, self.counts.held_back
        if not stopped + held_back:
            return Fact(title=title, sentence="No project is recorded as stopped or held back.")
        parts = [f"{count(stopped, 'project')} stopped"] if stopped else []
        parts += [f"{count(held_back, 'project')} held back"] if held_back else []
        return Fact(
            title=title,
            sentence=f"{listed(parts).capitalize()}. Stopping is a valid end.",
            examples=tuple(self._halt(row) for row in self.halted),
            links=self._all_halts if stopped + held_back > len(self.halted) else (),
        )

    def _halt(self, row: Project) -> Onward:
        position = position_of(self.values[row.identifier])
        reasons = position.reasons if position else ()
        return Onward(
            text=row.title,
            url=project_url(self.frame, row.identifier),
            words=reasons[0] if reasons else "why was not reported",
        )

    @property
    def _all_halts(self) -> tuple[Onward, ...]:
        return (
            Onward(text="See all that stopped", url=found_by(self.frame, "stage", StandingFilter.STOPPED)),
            Onward(text="See all held back", url=found_by(self.frame, "stage", StandingFilter.HELD_BACK)),
        )

    @property
    def _unknown_factors(self) -> Fact:
        title, factors = "Not yet known", self.factors
        if not self.counts.cases:
            return Fact(
                title=title, sentence="No project has been read as a case, so no factor has evidence yet."
            )
        if not factors.in_no_case:
            return Fact(title=title, sentence=f"Each of the {factors.all:,} factors appears in a case.")
        verb = "appears" if factors.in_no_case == 1 else "appear"
        url = reverse("analysis:factors", args=[self.frame.identifier])
        return Fact(
            title=title,
            sentence=f"{factors.in_no_case:,} of {count(factors.all, 'factor')} {verb} in no case.",
            links=(Onward(text="See which", url=url),),
        )

    @property
    def _read_once(self) -> list[Fact]:
        once = self.counts.read_once
        if not once:
            return []
        verb = "rests" if once == 1 else "rest"
        words = (
            f"{count(once, 'case').capitalize()} {verb} on one reader. A second reading would be stronger."
        )
        cases = Onward(text="See the cases", url=found_by(self.frame, "case", CaseFilter.WITH))
        return [Fact(title="Read by one person", sentence=words, links=(cases,))]
