"""The words of the page on every project's readiness."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse

from doingwith.analysis.readiness import readiness_standing
from doingwith.reporting.wording import count
from doingwith.theory.readiness import Readiness
from doingwith.theory.theory import TheoryVersion
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.theory.readiness.page import round_name, round_sentence
from doingwith_site.theory.readiness.rules import theory_to_rate

__all__ = ["PROJECTS_ON_A_PAGE", "ReadinessIndexPage"]

PROJECTS_ON_A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ProjectLine:
    """A project, and what its last round says. ``round`` is empty when nobody was asked."""

    title: str
    url: str
    round: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ReadinessIndexPage:
    """Everything the page shows. ``found`` are the projects of this page, by identifier and title.

    ``alone`` are projects and rounds in which somebody has answered by a code.
    """

    frame: ProgrammeFrame
    found: Page[tuple[str, str]]
    readiness: Sequence[Readiness]
    theories: Mapping[str, TheoryVersion]
    alone: Set[tuple[str, int]] = frozenset()

    @property
    def has_conditions(self) -> bool:
        """Whether the newest theory has any that people can be asked about."""
        return theory_to_rate(tuple(self.theories.values())) is not None

    @property
    def lead(self) -> str:
        """In how many projects somebody was asked."""
        total, asked = self.found.paginator.count, len(self.readiness)
        if not total:
            return "There is no project yet that could be asked about."
        if not asked:
            return f"Nobody has been asked in any of {count(total, 'project')} how ready it is."
        return f"In {asked:,} of {count(total, 'project')} people were asked how ready it is."

    @property
    def lines(self) -> list[ProjectLine]:
        """The projects in the programme's own order: they are not ranked."""
        of_project = {one.project: one for one in self.readiness}
        return [self._line(name, title, of_project.get(name)) for name, title in self.found]

    def _line(self, name: str, title: str, kept: Readiness | None) -> ProjectLine:
        latest = readiness_standing(kept, self.theories).latest if kept else None
        return ProjectLine(
            title=title,
            url=reverse("theory:readiness", args=[self.frame.identifier, name]),
            round=round_name(latest) if latest else "",
            words=round_sentence(latest, unseen=(name, latest.round.number) in self.alone) if latest else "",
        )
