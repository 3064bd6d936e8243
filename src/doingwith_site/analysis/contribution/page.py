"""The words of the pages of a contribution record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from doingwith.analysis.contribution.changes import taken_out_effects, verdict_changes
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.standing import Standings, standings
from doingwith.analysis.contribution.telling import is_told_of_this
from doingwith.logic_models.model import LogicModel
from doingwith.reporting.clause_words import clause_names
from doingwith.reporting.contribution_story import (
    StoryPart,
    change_sentence,
    contribution_story,
)
from doingwith.reporting.wording import count, day, listed, sentence, word
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.part_page import TITLES
from doingwith_site.analysis.contribution.record_rows import RecordRows
from doingwith_site.analysis.contribution.round_rows import objection_lines, round_sheets, wanted_lines
from doingwith_site.analysis.contribution.rows import (
    ClaimSheet,
    EvidenceRow,
    LinkRow,
    OpenLine,
    RoundSheet,
    VersionLine,
)
from doingwith_site.analysis.contribution.version_words import version_words
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.evidence.models import Excerpt

__all__ = ["RecordPage"]


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """Everything the page shows of one version.

    ``before`` is the version it was changed from, ``models`` are the logic models that speak of the project,
    ``passages`` those that evidence rests on and the reader may see, by name.
    """

    desk: ContributionDesk
    shown: ContributionVersion
    record: ContributionRecord
    before: ContributionRecord | None
    versions: Sequence[ContributionVersion]
    models: Sequence[LogicModel]
    passages: Mapping[str, Excerpt] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the page is about."""
        return f"Contribution to {self.desk.project.title}"

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Where the project is read, and its logic models with what changed in them."""
        frame, project = self.desk.frame.identifier, self.desk.project.identifier
        found = [("The project", reverse("projects:project", args=[frame, project]))]
        for model in self.models:
            if model.project == project:
                found.append(
                    (f"Logic model: {model.title}", reverse("logic_models:model", args=[frame, model.id]))
                )
            if model.project == project and len(model.versions) > 1:
                found.append(
                    ("What changed in it", reverse("logic_models:difference", args=[frame, model.id]))
                )
        return found

    @property
    def is_latest(self) -> bool:
        """Whether the version that holds is shown."""
        return self.desk.row is not None and self.shown.number == self.desk.row.latest

    @property
    def may_write(self) -> bool:
        """Whether parts can be changed here: only in the version that holds."""
        return self.is_latest and self.desk.may_write

    @property
    def lead(self) -> str:
        """How the claims stand, or why there is none."""
        claims = self.found.claims
        if not claims:
            return f"No claim of a contribution is made: {self.record.no_claim_because}."
        told = listed([f"{one.claim.id} is {word(one.verdict)}" for one in claims])
        return f"{sentence(count(len(claims), 'claim'))[:-1]}: {told}."

    @cached_property
    def found(self) -> Standings:
        """How links and claims stand."""
        return standings(self.record)

    @cached_property
    def claims(self) -> list[ClaimSheet]:
        """Every claim."""
        return [self.rows.claim(one) for one in self.found.claims]

    @cached_property
    def other_links(self) -> list[LinkRow]:
        """The links that no claim's path has."""
        claimed = {name for claim in self.record.claims for name in claim.path}
        return [self.rows.link(one) for one in self.found.links if one.link.id not in claimed]

    @cached_property
    def nodes(self) -> list[tuple[str, str, list[tuple[str, str]], str]]:
        """Each node: its name, its words, the cards that say the same, and where it is changed."""
        return [
            (one.id, one.text, self.rows.cards(one), self.rows.change_url("node", one.id))
            for one in self.record.nodes
        ]

    @cached_property
    def loose(self) -> list[EvidenceRow]:
        """Evidence that bears on nothing yet, or only on rival explanations."""
        links = set(self.record.link_by_id)
        return [
            self.rows.evidence(item, "")
            for item in self.record.counting
            if not any(bearing.on in links for bearing in item.bearings)
        ]

    @cached_property
    def taken_out(self) -> list[tuple[str, str]]:
        """Each item that was taken out with what that changed, and where it can be let in again."""
        told = {
            item.id: f"{sentence(item.text)} Taken out: {sentence(item.taken_out)}"
            for item in self.record.evidence
            if item.taken_out
        }
        for effect in taken_out_effects(self.record):
            if effect.with_it is not effect.without_it:
                told[effect.item.id] += (
                    f" With it, link {effect.link.id} would be {word(effect.with_it)}; "
                    f"without it, it is {word(effect.without_it)}."
                )
        return [(words, self.rows.change_url("evidence", name)) for name, words in told.items()]

    @cached_property
    def events(self) -> list[tuple[str, str, str, str]]:
        """Each event: its name, what happened, whether a part is claimed, and where it is changed."""
        return [
            (one.id, f"{one.what} ({one.when})", word(one.claim), self.rows.change_url("event", one.id))
            for one in self.record.events
        ]

    @cached_property
    def changes(self) -> list[str]:
        """What the last change did to the verdicts."""
        if self.before is None:
            return []
        return [change_sentence(self.record, one) for one in verdict_changes(self.before, self.record)]

    @cached_property
    def rows(self) -> RecordRows:
        """How claims, links and evidence are shown."""
        return RecordRows(
            desk=self.desk,
            record=self.record,
            models=self.models,
            passages=self.passages,
            clause_names=self.clause_names,
        )

    @property
    def story(self) -> tuple[StoryPart, ...]:
        """The story put together from the record."""
        return contribution_story(self.record, clauses=self.clause_names)

    @cached_property
    def clause_names(self) -> Mapping[str, str]:
        """The words of the statements and clauses of every version of the theory."""
        return clause_names(self.desk.theory)

    @property
    def theory_url(self) -> str:
        """Where the theory of change is read."""
        return reverse("analysis:theory", args=[self.desk.frame.identifier])

    @property
    def story_note(self) -> str:
        """That the record is no longer what the story in people's words was told of; empty when it is."""
        if is_told_of_this(self.record):
            return ""
        return (
            "The record has changed since this was told. Read both, and tell it anew where it no longer fits."
        )

    @property
    def rounds(self) -> list[RoundSheet]:
        """Each round, its six steps and how far they have come, and where it is changed."""
        return round_sheets(self.desk, self.record)

    @property
    def objections(self) -> list[OpenLine]:
        """What was objected in every round, answered or not."""
        return objection_lines(self.desk, self.record)

    @property
    def wanted(self) -> list[OpenLine]:
        """What was to be looked for after every round, and what came of it."""
        return wanted_lines(self.desk, self.record)

    @property
    def history(self) -> list[VersionLine]:
        """Every version with who wrote it, newest first."""
        return [
            VersionLine(
                words=f"Version {one.number}, {day(one.at.date())}: {version_words(one)}",
                url=f"{self.desk.url}?version={one.number}",
                current=one.number == self.shown.number,
            )
            for one in self.versions
        ]

    @property
    def add_urls(self) -> list[tuple[str, str]]:
        """What can be added now: a link needs two nodes, a claim one, evidence a link, a rival a claim."""
        kinds = [
            ("node", True),
            ("link", len(self.record.nodes) > 1),
            ("evidence", bool(self.record.links)),
            ("claim", bool(self.record.links)),
            ("rival", bool(self.record.claims)),
            ("event", True),
            ("round", True),
        ]
        found = [(TITLES[kind][0], self.desk.address("add_part", kind)) for kind, may in kinds if may]
        if any(version.nodes for model in self.models for version in model.versions):
            found.insert(
                0, ("Take cards and links from the logic model", self.desk.address("take_from_model"))
            )
        if self.record.rounds:
            last = str(self.record.rounds[-1].number)
            found += [
                (TITLES[kind][0], self.desk.address("add_to_round", last, kind))
                for kind in ("objection", "wanted")
            ]
        formal = "The formal update" if self.record.formal_is_on else "The formal update, which is off"
        return [*found, (TITLES["story"][0], self.desk.address("change_story")), (formal, self.formal_url)]

    @property
    def formal_url(self) -> str:
        """Where the formal update is read, and where it is switched on."""
        return self.desk.address("formal_update")
