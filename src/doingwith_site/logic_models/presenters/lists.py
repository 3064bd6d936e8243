"""The words of the list of logic models and of one model's own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.urls import reverse

from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion, Proposal
from doingwith.programmes.instruments import LogicModelGuide
from doingwith.reporting.wording import count, day, listed, sentence, word
from doingwith_site.logic_models.models import LogicModel as LogicModelRow
from doingwith_site.logic_models.rules import can_begin
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["IndexPage", "ModelLine", "ModelPage", "VersionLine"]


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One version in a list: which kind, how much, and whether it is settled."""

    programme: str
    model: LogicModel
    version: ModelVersion

    @property
    def title(self) -> str:
        """Its number and when it was drawn in the project's life."""
        return f"Version {self.version.number}, drawn {word(self.version.kind)}"

    @property
    def is_frozen(self) -> bool:
        """Whether it is settled."""
        return self.version.frozen is not None

    @property
    def size(self) -> str:
        """How many cards and links it has, and since when it is frozen."""
        size = f"{count(len(self.version.nodes), 'card')}, {count(len(self.version.links), 'link')}"
        return f"{size}, {day(self.version.dated_on)}" if self.version.dated_on else size

    @property
    def told(self) -> list[str]:
        """Who was in the room, and why it was drawn."""
        people = self.version.people
        room = f"In the room: {listed(people)}" if people else "Who was in the room: not reported"
        return [sentence(each) for each in (room, self.version.reason, self.version.source) if each]

    @property
    def url(self) -> str:
        """Where it is read."""
        return reverse("logic_models:drawing", args=[self.programme, self.model.id, self.version.number])


@dataclass(frozen=True, kw_only=True)
class ModelLine:
    """One model in the list, with its versions."""

    programme: str
    model: LogicModel
    project: str

    @property
    def url(self) -> str:
        """Where it is read."""
        return reverse("logic_models:model", args=[self.programme, self.model.id])

    @property
    def versions(self) -> list[VersionLine]:
        """Its versions, oldest first."""
        return [
            VersionLine(programme=self.programme, model=self.model, version=version)
            for version in self.model.versions
        ]

    @property
    def difference_url(self) -> str:
        """Where its first version is laid beside its last; empty when there are no two."""
        return difference_url(self.programme, self.model) if len(self.model.versions) > 1 else ""


def difference_url(programme: str, model: LogicModel) -> str:
    """Where two versions of a model are laid beside each other."""
    return reverse("logic_models:difference", args=[programme, model.id])


@dataclass(frozen=True, kw_only=True)
class CribPart:
    """One section of the programme's own crib sheet."""

    title: str
    prompts: list[str]
    reflection: list[str]


@dataclass(frozen=True, kw_only=True)
class IndexPage:
    """One page of a programme's logic models, its own first.

    ``projects`` are titles by identifier, ``drawn`` counts all projects that have a model, and ``guide`` is
    how the programme says that logic models are made.
    """

    frame: ProgrammeFrame
    found: Page[LogicModelRow]
    models: tuple[LogicModel, ...]
    projects: dict[str, str]
    drawn: int
    has_own: bool
    guide: LogicModelGuide
    waiting: int
    own_url: str

    @property
    def waiting_words(self) -> str:
        """How many proposals nobody has answered; empty when none is, or when this person does not answer."""
        if not self.waiting:
            return ""
        verb = "waits" if self.waiting == 1 else "wait"
        proposals = count(self.waiting, "proposal").capitalize()
        return f"{proposals} to change the programme's words {verb} for an answer."

    @property
    def lead(self) -> str:
        """How many there are, and for how many projects."""
        total = self.found.paginator.count
        if not total:
            return "No logic model has been drawn yet."
        drawn = count(self.drawn, "project")
        if not self.drawn:
            drawn = "the programme itself"
        elif self.has_own:
            drawn = f"{drawn} and the programme itself"
        return f"{count(total, 'logic model')} of {drawn}."

    @property
    def own(self) -> list[ModelLine]:
        """The programme's own models."""
        return [self._line(model) for model in self.models if model.project is None]

    @property
    def of_projects(self) -> list[ModelLine]:
        """The models of its projects."""
        return [self._line(model) for model in self.models if model.project is not None]

    @property
    def begin_url(self) -> str:
        """Where a model is begun, for those who may."""
        may = can_begin(self.frame.membership)
        return reverse("logic_models:begin", args=[self.frame.identifier]) if may else ""

    def moments(self) -> list[tuple[str, str]]:
        """When logic models are drawn here, and what each is for."""
        return [
            (
                f"{word(ModelKind(kind.moment.value))[:1].upper()}{word(ModelKind(kind.moment.value))[1:]}",
                sentence(f"{kind.when}: {kind.use}"),
            )
            for kind in self.guide.kinds
        ]

    @property
    def crib_sheet(self) -> list[CribPart]:
        """The programme's own prompts, section by section; the site's own stand with each column."""
        return [
            CribPart(
                title=section.section[:1].upper() + section.section[1:],
                prompts=[sentence(prompt) for prompt in section.prompts],
                reflection=[sentence(prompt) for prompt in section.reflection],
            )
            for section in self.guide.crib_sheet
        ]

    @property
    def crib_source(self) -> str:
        """Where the programme's crib sheet comes from; empty when that is not known."""
        return f"Source: {sentence(self.guide.source)}" if self.guide.source else ""

    def _line(self, model: LogicModel) -> ModelLine:
        project = self.projects.get(model.project, "") if model.project else ""
        return ModelLine(programme=self.frame.identifier, model=model, project=project)


@dataclass(frozen=True, kw_only=True)
class ProposalLine:
    """One proposal to change the programme's wording, and what became of it.

    ``now`` is what the programme's model says by now; None where it has taken the card out.
    """

    programme: str
    model: LogicModel
    proposal: Proposal
    now: str | None
    may_answer: bool

    @property
    def wording(self) -> str:
        """The words it was made against; where nobody kept them, those of the project's card."""
        newest = self.model.newest()
        theirs = [one for one in newest.nodes if one.refers_to == self.proposal.node] if newest else []
        kept = self.proposal.wording or (theirs[0].text if theirs else self.now)
        return kept or "a card that is not there any more"

    @property
    def since(self) -> str:
        """What the programme did with the card since; empty while it says the same."""
        if self.now is None:
            return "The programme has taken the card out."
        return "" if self.now == self.wording else f"The programme now says “{self.now}”."

    @property
    def given(self) -> str:
        """Who proposed it, when, and in which model."""
        when = f", {day(self.proposal.given_on)}" if self.proposal.given_on else ""
        return f"{self.proposal.by or 'not reported'}{when}, in “{self.model.title}”"

    @property
    def answer_url(self) -> str:
        """Where the programme answers; empty for whoever may not."""
        parts = [self.programme, self.model.id, self.proposal.id]
        return reverse("logic_models:answer_proposal", args=parts) if self.may_answer else ""


@dataclass(frozen=True, kw_only=True)
class ModelPage:
    """One model: its versions, and proposals. ``asked`` are the models whose proposals are shown here."""

    frame: ProgrammeFrame
    model: LogicModel
    project: str
    own: LogicModel | None
    asked: Sequence[LogicModel]

    @property
    def lead(self) -> str:
        """Whose model it is and how often it was drawn."""
        of = f"The logic model of the project “{self.project}”"
        whose = of if self.project else "The programme's own logic model"
        drawn = count(len(self.model.versions), "version")
        return f"{whose}, in {drawn}."

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Its project, and what the programme contributed to it; none for the programme's own model."""
        if not self.model.project:
            return []
        place = [self.frame.identifier, self.model.project]
        return [
            ("The project", reverse("projects:project", args=place)),
            ("What the programme contributed to it", reverse("analysis:contribution", args=place)),
        ]

    @cached_property
    def versions(self) -> list[VersionLine]:
        """Its versions, the newest first."""
        programme = self.frame.identifier
        return [
            VersionLine(programme=programme, model=self.model, version=version)
            for version in reversed(self.model.versions)
        ]

    @property
    def difference_url(self) -> str:
        """Where two versions are laid beside each other; empty when there are no two."""
        return difference_url(self.frame.identifier, self.model) if len(self.model.versions) > 1 else ""

    @property
    def proposals(self) -> list[ProposalLine]:
        """What would be changed in the programme's wording: here all projects', in a project its own."""
        newest = self.own.newest() if self.own else None
        words = {node.id: node.text for node in newest.nodes} if newest else {}
        return [
            ProposalLine(
                programme=self.frame.identifier,
                may_answer=self.frame.may(Permission.DRAW_PROGRAMME_MODEL),
                model=model,
                proposal=proposal,
                now=words.get(proposal.node),
            )
            for model in self.asked
            for proposal in model.proposals
        ]
