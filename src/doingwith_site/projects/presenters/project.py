"""The words and pictures of a project's own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.diamond import DiamondPositions, Position, position_of
from doingwith.common.judgements import Basis
from doingwith.projects.project import Project as ProjectValue
from doingwith.reporting.figures.diamond import LINE_KEY, diamond_svg
from doingwith.reporting.wording import count, position_words, word
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.projects.models import Brief, Project, StageMove
from doingwith_site.projects.presenters.brief import BriefVersion, brief_versions
from doingwith_site.projects.presenters.history import history
from doingwith_site.projects.presenters.path import Step, steps
from doingwith_site.projects.presenters.standing import standing_kind, standing_sentence
from doingwith_site.projects.queries import CaseName, DrawnModel, Neighbour

__all__ = ["ModeSide", "ModelLink", "NamedFact", "ProjectPage", "TiedProject"]

TAGS_BASIS = {Basis.EXPLICIT: "stated in the sources", Basis.INFERRED: "inferred by the transcriber"}


@dataclass(frozen=True, kw_only=True)
class ModeSide:
    """One side of the participation mode: what was asked for, or what was offered."""

    heading: str
    words: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class NamedFact:
    """One thing known of a project, under its name."""

    key: str
    value: str


@dataclass(frozen=True, kw_only=True)
class TiedProject:
    """A project before or after this one."""

    title: str
    url: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class ModelLink:
    """A logic model of the project; without two versions nothing changed in it yet."""

    title: str
    url: str
    difference_url: str


@dataclass(frozen=True, kw_only=True)
class ProjectPage:
    """Everything the page shows. ``value`` is the library's view of ``row``; the rest only rows know."""

    frame: ProgrammeFrame
    row: Project
    value: ProjectValue
    briefs: Sequence[Brief]
    moves: Sequence[StageMove]
    earlier: Sequence[Neighbour]
    later: Sequence[Neighbour]
    case: CaseName | None
    models: Sequence[DrawnModel]
    has_contribution: bool

    @property
    def lead(self) -> str:
        """Who commissioned it, where it stands, and why."""
        return f"Commissioned by {self.row.partner.name}. {standing_sentence(self._position)}"

    @cached_property
    def _position(self) -> Position | None:
        return position_of(self.value)

    @property
    def standing(self) -> str:
        """Where it stands, in the words of its tag."""
        return position_words(self._position)

    @property
    def standing_kind(self) -> str:
        """The look of that tag."""
        return standing_kind(self._position)

    # --- what can be done ----------------------------------------------------------------------------

    @property
    def brief_url(self) -> str:
        """Where a new version of the brief is written; empty for who may not."""
        return self._url_if(Permission.EDIT_BRIEF, "projects:brief")

    @property
    def move_url(self) -> str:
        """Where the project is moved; empty for who may not."""
        return self._url_if(Permission.MOVE_PROJECT, "projects:move")

    @property
    def documents_url(self) -> str:
        """Where the project's documents stand; empty for who may not read them."""
        return self._url_if(Permission.READ_DOCUMENTS, "documents:documents")

    @property
    def readiness_url(self) -> str:
        """Where each side says how far the conditions of the theory are in place."""
        return self._url_if(Permission.VIEW_PROGRAMME, "theory:readiness")

    @property
    def open_case_url(self) -> str:
        """Where it is opened as a case; empty when it is one, and for who may not."""
        return "" if self.case else self._url_if(Permission.READ_CASE, "cases:open")

    @property
    def begin_model_url(self) -> str:
        """Where a logic model of it is begun; empty for who may not."""
        may = self.frame.may(Permission.DRAW_LOGIC_MODEL)
        here = reverse("logic_models:begin", args=[self.frame.identifier])
        return f"{here}?project={self.row.identifier}" if may else ""

    def _url_if(self, permission: Permission, name: str) -> str:
        here = [self.frame.identifier, self.row.identifier]
        return reverse(name, args=here) if self.frame.may(permission) else ""

    # --- the brief -----------------------------------------------------------------------------------

    @cached_property
    def brief_versions(self) -> list[BriefVersion]:
        """Every version, the one that holds now first."""
        return brief_versions(self.value.briefs)

    @property
    def brief(self) -> BriefVersion:
        """The brief as it stands."""
        return self.brief_versions[0]

    @property
    def earlier_briefs(self) -> list[BriefVersion]:
        """The versions before it, newest first."""
        return self.brief_versions[1:]

    # --- taking part ---------------------------------------------------------------------------------

    @property
    def modes(self) -> list[ModeSide]:
        """What was asked for and what was offered, side by side."""
        found = self.value.participation
        return [
            mode_side("Asked for", [word(mode) for mode in found.asked] if found else []),
            mode_side("Offered", [word(mode) for mode in found.offered] if found else []),
        ]

    @property
    def modes_basis(self) -> str:
        """Where the modes are known from; empty when neither was reported."""
        found = self.value.participation
        return f"{word(found.basis).capitalize()}." if found and (found.asked or found.offered) else ""

    # --- the path ------------------------------------------------------------------------------------

    @property
    def picture(self) -> SafeString:
        """The Double Diamond with this project alone, for a wide page; empty when no stage is known."""
        return self._picture(narrow=False)

    @property
    def narrow_picture(self) -> SafeString:
        """The same for a phone."""
        return self._picture(narrow=True)

    def _picture(self, *, narrow: bool) -> SafeString:
        if self._position is None:
            return SafeString("")
        figure = diamond_svg(DiamondPositions(placed=(self._position,), not_reported=()), narrow=narrow)
        return mark_safe(figure.svg)  # noqa: S308  # drawn by the library, which escapes every word

    @property
    def picture_key(self) -> str:
        """What the ends of the line mean."""
        return LINE_KEY

    @property
    def entry(self) -> str:
        """At which stage it came in, when it did not begin at the beginning; empty otherwise."""
        entry = self.value.entry
        if entry is None:
            return ""
        return f"It came in at {word(entry.stage)}: {entry.why.rstrip('.')} ({word(entry.basis)})."

    @property
    def steps(self) -> list[Step]:
        """Its path, first step first, without the reasons that stand above it."""
        return steps(self.value.path, told=self.value.standing.halt)

    @property
    def halt_heading(self) -> str:
        """The question the reasons answer; empty while the project goes on."""
        return "" if self.standing_kind != "stop" else f"{self.standing}, because"

    @property
    def halt_reasons(self) -> tuple[str, ...]:
        """Why it was stopped or held back."""
        return self._position.reasons if self._position else ()

    # --- its neighbours ------------------------------------------------------------------------------

    @property
    def came_from(self) -> list[TiedProject]:
        """The projects out of which this one came."""
        return [self._tied(neighbour) for neighbour in self.earlier]

    @property
    def led_to(self) -> list[TiedProject]:
        """The projects that came out of this one."""
        return [self._tied(neighbour) for neighbour in self.later]

    def _tied(self, neighbour: Neighbour) -> TiedProject:
        url = reverse("projects:project", args=[self.frame.identifier, neighbour.identifier])
        return TiedProject(title=neighbour.title, url=url, basis=word(neighbour.basis))

    @property
    def case_url(self) -> str:
        """Where its case is read; empty when there is none yet."""
        return reverse("cases:case", args=[self.frame.identifier, self.case.identifier]) if self.case else ""

    @property
    def questions(self) -> str:
        """How many questions of its readers wait for whoever reads this; empty for who may not answer."""
        waiting = self.case.questions if self.case and self.frame.may(Permission.ANSWER_QUESTION) else 0
        verb = "waits" if waiting == 1 else "wait"
        asked = count(waiting, "question").capitalize()
        return f"{asked} from the readers of its case {verb} for an answer" if waiting else ""

    @property
    def questions_url(self) -> str:
        """Where they are answered."""
        here = [self.frame.identifier, self.case.identifier] if self.case else []
        return reverse("cases:questions", args=here) if here else ""

    @property
    def drawn_models(self) -> list[ModelLink]:
        """Its logic models, and what changed in each that was drawn more than once."""
        return [
            ModelLink(
                title=model.title,
                url=self._model_url("model", model),
                difference_url=self._model_url("difference", model) if model.versions > 1 else "",
            )
            for model in self.models
        ]

    def _model_url(self, name: str, model: DrawnModel) -> str:
        return reverse(f"logic_models:{name}", args=[self.frame.identifier, model.identifier])

    @property
    def contribution_url(self) -> str:
        """Where it is read what the programme contributed; without a record, that there is none."""
        return reverse("analysis:contribution", args=[self.frame.identifier, self.row.identifier])

    # --- what is known of it ---------------------------------------------------------------------------

    @property
    def facts(self) -> list[NamedFact]:
        """Its identifier, partner and tags."""
        value = self.value
        stages = ", ".join(word(stage) for stage in value.commissioning)
        known = {
            "Commissioning partner": self.row.partner.name,
            "Commissioning stages": stages or "not reported",
            "Sector": value.sector or "not reported",
            "People": value.population or "not reported",
            "Kind of work": value.kind or "not reported",
            "Number in the programme": value.id,
        }
        return [NamedFact(key=key, value=words) for key, words in known.items()]

    @property
    def facts_basis(self) -> str:
        """Where sector, people and kind are known from; empty when none was reported."""
        basis = self.value.tags_basis
        return f"Sector, people and kind of work: {TAGS_BASIS[basis]}." if basis else ""

    @property
    def history(self) -> list[str]:
        """Who recorded what, and when, oldest first."""
        return history(self.briefs, self.moves)


def mode_side(heading: str, modes: Sequence[str]) -> ModeSide:
    """One side, said to be not reported when it was not."""
    if not modes:
        return ModeSide(heading=heading, words="not reported", kind="none")
    return ModeSide(heading=heading, words=" and ".join(modes), kind="plain")
