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
from doingwith.reporting.wording import count, listed, position_words, word
from doingwith_site.cases.queries import CaseFilter
from doingwith_site.home.forms import ProjectSearchForm
from doingwith_site.home.queries import FactorCounts, ProgrammeCounts
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.projects.models import Project
from doingwith_site.projects.presenters.standing import standing_kind
from doingwith_site.projects.queries import StandingFilter

__all__ = ["Fact", "Onward", "PlacedRow", "ProgrammePage", "ProjectRow"]


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
            self._positions, narrow=narrow, link=lambda project: self._project_url(project.id)
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
            url=self._project_url(position.project.id),
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
        return self._found_by("stage", StandingFilter.NOT_REPORTED)

    def _found_by(self, box: str, value: str) -> str:
        return f"{self.frame.url}?{box}={value}#projects"

    def _project_url(self, identifier: str) -> str:
        return reverse("projects:project", args=[self.frame.identifier, identifier])

    # --- what is worth knowing ---------------------------------------------------------------------

    @property
    def facts(self) -> list[Fact]:
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
            url=self._project_url(row.identifier),
            words=reasons[0] if reasons else "why was not reported",
        )

    @property
    def _all_halts(self) -> tuple[Onward, ...]:
        return (
            Onward(text="See all that stopped", url=self._found_by("stage", StandingFilter.STOPPED)),
            Onward(text="See all held back", url=self._found_by("stage", StandingFilter.HELD_BACK)),
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
        cases = Onward(text="See the cases", url=self._found_by("case", CaseFilter.WITH))
        return [Fact(title="Read by one person", sentence=words, links=(cases,))]

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
            url=self._project_url(row.identifier),
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
