"""The words and pictures of a programme's own page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.diamond import DiamondPositions, Position, position_of
from doingwith.projects.project import Project as ProjectValue
from doingwith.reporting.figures.diamond import LINE_KEY, diamond_svg
from doingwith.reporting.wording import count, position_words, word
from doingwith_site.home.facts import Fact, Facts, found_by, project_url
from doingwith_site.home.forms import ProjectSearchForm
from doingwith_site.home.queries import FactorCounts, ProgrammeCounts
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.projects.models import Project
from doingwith_site.projects.presenters.standing import standing_kind
from doingwith_site.projects.queries import StandingFilter

__all__ = ["PlacedRow", "ProgrammePage", "ProjectRow"]


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """One line of the picture, in words."""

    title: str
    url: str
    start: str
    standing: str
    kind: str
    reasons: tuple[str, ...]
    basis: str


@dataclass(frozen=True, kw_only=True)
class ProjectRow:
    """One project of the list."""

    title: str
    url: str
    brief: str
    partner: str
    standing: str
    kind: str
    case_url: str


@dataclass(frozen=True, kw_only=True)
class ProgrammePage:
    """Everything the page shows. ``shown`` are the projects in the picture, ``halted`` some of those
    that were stopped or held back, ``found`` those in the list.

    ``values`` holds the library value of each of them by identifier.
    """

    frame: ProgrammeFrame
    counts: ProgrammeCounts
    factors: FactorCounts
    shown: Sequence[Project]
    halted: Sequence[Project]
    found: Page[Project]
    values: Mapping[str, ProjectValue]
    form: ProjectSearchForm
    asking: Sequence[tuple[str, str, int]] = ()

    @property
    def questions(self) -> list[tuple[str, str]]:
        """What readers ask this person's projects, and where it is answered."""
        return [
            (
                f"{count(number, 'question').capitalize()} about {title}",
                reverse("cases:questions", args=[self.frame.identifier, case]),
            )
            for case, title, number in self.asking
        ]

    @property
    def lead(self) -> str:
        """What the programme is, in its figures."""
        counts = self.counts
        if self.is_empty:
            return "Nothing is recorded here yet."
        area = self.frame.membership.programme.area
        across = f" across {area}" if area else ""
        projects = count(counts.projects, "project").capitalize()
        return f"{projects} with {count(counts.partners, 'partner')}{across}. {self._cases_sentence}"

    @property
    def _cases_sentence(self) -> str:
        counts = self.counts
        if not counts.cases:
            return "None has been read as a case yet."
        verb = "has been read as a case" if counts.cases == 1 else "have been read as cases"
        return f"{counts.cases:,} {verb}, {readers_words(counts)}."

    @property
    def is_empty(self) -> bool:
        """Whether the programme has no project yet."""
        return not self.counts.projects

    @property
    def empty_sentence(self) -> str:
        """What to do when there is nothing to show."""
        if self.create_url:
            return "Add the first one: its title, the partner who commissioned it, and the brief as agreed."
        return "A programme lead or a facilitator can add the first one."

    @property
    def create_url(self) -> str:
        """Where a project is added; empty for who may not."""
        return self._url_if(Permission.ADD_PROJECT, "projects:create")

    @property
    def edit_url(self) -> str:
        """Where the programme's details are changed; empty for who may not."""
        return self._url_if(Permission.EDIT_PROGRAMME, "programmes:edit")

    def _url_if(self, permission: Permission, name: str) -> str:
        return reverse(name, args=[self.frame.identifier]) if self.frame.may(permission) else ""

    # --- the picture and its twin in words ---------------------------------------------------------

    @cached_property
    def _positions(self) -> DiamondPositions:
        positions = (position_of(self.values[row.identifier]) for row in self.shown)
        return DiamondPositions(placed=tuple(each for each in positions if each), not_reported=())

    @property
    def picture(self) -> SafeString:
        """The Double Diamond for a wide page."""
        return self._picture(narrow=False)

    @property
    def narrow_picture(self) -> SafeString:
        """The Double Diamond for a phone."""
        return self._picture(narrow=True)

    def _picture(self, *, narrow: bool) -> SafeString:
        figure = diamond_svg(
            self._positions, narrow=narrow, link=lambda project: project_url(self.frame, project.id)
        )
        return mark_safe(figure.svg)  # noqa: S308  # drawn by the library, which escapes every word

    @property
    def picture_key(self) -> str:
        """What the ends of the lines mean."""
        return LINE_KEY

    @property
    def placed_rows(self) -> list[PlacedRow]:
        """The picture as rows."""
        return [self._placed_row(position) for position in self._positions.placed]

    def _placed_row(self, position: Position) -> PlacedRow:
        return PlacedRow(
            title=position.project.title,
            url=project_url(self.frame, position.project.id),
            start=word(position.start),
            standing=position_words(position),
            kind=standing_kind(position),
            reasons=position.reasons,
            basis=word(position.end.basis),
        )

    @property
    def not_drawn(self) -> str:
        """How many projects have a place but no room in the picture; empty when all are drawn."""
        more = self.counts.placed - len(self.shown)
        return f"and {more:,} more: see the list of projects" if more else ""

    @property
    def not_reported(self) -> str:
        """For how many projects no stage is known; empty when it is known for all."""
        unknown = self.counts.not_reported
        return f"For {count(unknown, 'project')} the stage was not reported." if unknown else ""

    @property
    def not_reported_url(self) -> str:
        """The list of just these projects."""
        return found_by(self.frame, "stage", StandingFilter.NOT_REPORTED)

    @property
    def facts(self) -> list[Fact]:
        """What is worth knowing beside the picture."""
        facts = Facts(
            frame=self.frame,
            counts=self.counts,
            factors=self.factors,
            halted=self.halted,
            values=self.values,
        )
        return facts.all

    # --- the list ----------------------------------------------------------------------------------

    @property
    def rows(self) -> list[ProjectRow]:
        """The projects on this page of the list."""
        return [self._row(row) for row in self.found]

    def _row(self, row: Project) -> ProjectRow:
        position = position_of(self.values[row.identifier])
        case: str | None = getattr(row, "case_identifier", None)
        return ProjectRow(
            title=row.title,
            url=project_url(self.frame, row.identifier),
            brief=row.brief_text,
            partner=row.partner.name,
            standing=position_words(position),
            kind=standing_kind(position),
            case_url=reverse("cases:case", args=[self.frame.identifier, case]) if case else "",
        )

    @property
    def found_words(self) -> str:
        """Which of the found projects stand here: "1 to 25 of 25"."""
        found = self.found
        return f"{found.start_index():,} to {found.end_index():,} of {found.paginator.count:,}"

    @property
    def nothing_found(self) -> str:
        """Why the list is empty."""
        return f"None of the {count(self.counts.projects, 'project')} answers this search."


def readers_words(counts: ProgrammeCounts) -> str:
    """By how many readers: "by one reader each", "by 1 to 3 readers each"."""
    fewest, most = counts.fewest_readers or 0, counts.most_readers or 0
    each = " each" if counts.cases > 1 else ""
    if fewest != most:
        return f"by {fewest} to {most} readers each"
    return f"by one reader{each}" if most == 1 else f"by {count(most, 'reader')}{each}"
