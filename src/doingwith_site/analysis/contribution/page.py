"""The words of the pages of a contribution record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from doingwith.analysis.contribution.changes import taken_out_effects, verdict_changes
from doingwith.analysis.contribution.drawn import DrawnLink, drawn_cards, drawn_links
from doingwith.analysis.contribution.estimating import update_of
from doingwith.analysis.contribution.evidence import EvidenceItem, Way
from doingwith.analysis.contribution.formal import update_in
from doingwith.analysis.contribution.record import CausalNode, ContributionRecord
from doingwith.analysis.contribution.standing import ClaimStanding, LinkStanding, Standings, standings
from doingwith.analysis.contribution.telling import is_told_of_this
from doingwith.analysis.contribution.verdicts import ClaimVerdict, LinkVerdict
from doingwith.logic_models.model import LogicModel
from doingwith.reporting.clause_words import clause_names, clauses_sentence
from doingwith.reporting.contribution_story import (
    StoryPart,
    apart_sentences,
    change_sentence,
    contribution_story,
    evidence_sentence,
    link_title,
    sentence_of_rival,
    standing_sentence,
    verdict_sentences,
)
from doingwith.reporting.formal_words import formal_sentences, warning_sentences
from doingwith.reporting.wording import count, day, listed, sentence, word
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.part_page import TITLES
from doingwith_site.analysis.contribution.round_rows import objection_lines, round_sheets, wanted_lines
from doingwith_site.analysis.contribution.rows import (
    ClaimSheet,
    EvidenceRow,
    LinkRow,
    OpenLine,
    RoundSheet,
    VersionLine,
    WayGroup,
)
from doingwith_site.analysis.contribution.version_words import version_words
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.cases.presenters.passages import passage_words
from doingwith_site.evidence.models import Excerpt

__all__ = ["RecordPage", "kind_of"]

SHOWN = {LinkVerdict.WELL_SUPPORTED, LinkVerdict.SUPPORTED, ClaimVerdict.PROBABLE, ClaimVerdict.PLAUSIBLE}
NOT_KNOWN = {LinkVerdict.NOT_SOUGHT, LinkVerdict.NONE_FOUND, LinkVerdict.UNCLEAR, ClaimVerdict.NOT_SHOWN}
WAYS = {
    Way.FOR: "For it",
    Way.AGAINST: "Against it",
    Way.MIXED: "Both ways",
    Way.NEUTRAL: "Neither way",
}


def kind_of(verdict: LinkVerdict | ClaimVerdict) -> str:
    """How a verdict's tag looks; its words say the same."""
    if verdict in SHOWN:
        return "plain"
    return "none" if verdict in NOT_KNOWN else "stop"


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
        return [self._claim(one) for one in self.found.claims]

    @cached_property
    def other_links(self) -> list[LinkRow]:
        """The links that no claim's path has."""
        claimed = {name for claim in self.record.claims for name in claim.path}
        return [self._link(one) for one in self.found.links if one.link.id not in claimed]

    @cached_property
    def nodes(self) -> list[tuple[str, str, list[tuple[str, str]], str]]:
        """Each node: its name, its words, the cards that say the same, and where it is changed."""
        return [
            (one.id, one.text, self._cards(one), self._address("node", one.id)) for one in self.record.nodes
        ]

    @cached_property
    def loose(self) -> list[EvidenceRow]:
        """Evidence that bears on nothing yet, or only on rival explanations."""
        links = set(self.record.link_by_id)
        return [
            self._evidence(item, "")
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
        return [(words, self._address("evidence", name)) for name, words in told.items()]

    @cached_property
    def events(self) -> list[tuple[str, str, str, str]]:
        """Each event: its name, what happened, whether a part is claimed, and where it is changed."""
        return [
            (one.id, f"{one.what} ({one.when})", word(one.claim), self._address("event", one.id))
            for one in self.record.events
        ]

    @cached_property
    def changes(self) -> list[str]:
        """What the last change did to the verdicts."""
        if self.before is None:
            return []
        return [change_sentence(self.record, one) for one in verdict_changes(self.before, self.record)]

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

    def _address(self, kind: str, name: str) -> str:
        return self.desk.address("change_part", kind, name)

    def _claim(self, one: ClaimStanding) -> ClaimSheet:
        outcome = self.record.node_by_id.get(one.claim.outcome)
        earlier = self.record.claims[: self.record.claims.index(one.claim)]
        above = {name for claim in earlier for name in claim.path}
        return ClaimSheet(
            name=one.claim.id,
            statement=sentence(one.claim.statement),
            result=f"The result: {outcome.text if outcome else one.claim.outcome} "
            f"({word(one.claim.status)}).",
            verdict=word(one.verdict),
            kind=kind_of(one.verdict),
            reasons=tuple(verdict_sentences(self.record, one)),
            size=word(one.claim.size),
            limits=sentence(one.claim.limits) if one.claim.limits else "",
            links=tuple(self._link(link, told_above=link.link.id in above) for link in one.links),
            rivals=tuple(
                (rival.id, sentence_of_rival(self.record, rival), self._address("rival", rival.id))
                for rival in one.rivals
            ),
            change_url=self._address("claim", one.claim.id),
            formal=self._formal(one.claim.id),
            clauses=clauses_sentence(one.claim.clauses, self.clause_names),
        )

    def _formal(self, claim: str) -> tuple[str, ...]:
        """What the formal update says of a claim, with its warnings; nothing while it is off or unopened."""
        formal = update_of(self.record, claim)
        told = tuple(formal_sentences(self.record, claim))
        return (*told, *warning_sentences(update_in(self.record, formal))) if formal and told else ()

    @property
    def formal_url(self) -> str:
        """Where the formal update is read, and where it is switched on."""
        return self.desk.address("formal_update")

    def _link(self, one: LinkStanding, *, told_above: bool = False) -> LinkRow:
        return LinkRow(
            name=one.link.id,
            title=link_title(self.record, one),
            verdict=word(one.verdict),
            kind=kind_of(one.verdict),
            because=standing_sentence(one),
            narrative=one.link.narrative,
            groups=tuple(self._groups(one)),
            apart=tuple(apart_sentences(self.record, one.link.id)),
            change_url=self._address("link", one.link.id),
            clauses=clauses_sentence(one.link.clauses, self.clause_names),
            evidence=evidence_words(one),
            drawn=tuple(map(self._drawn, drawn_links(one.link, self.models))),
            told_above=told_above,
        )

    def _drawn(self, one: DrawnLink) -> tuple[str, str]:
        """Where a link stands in a drawing and where it is known from, and the card it starts from."""
        place = (self.desk.frame.identifier, one.model.id, one.version.number)
        url = f"{reverse('logic_models:drawing', args=place)}#card-{one.link.from_}"
        where = f", {word(one.link.provenance)}" if one.link.provenance else ""
        return f"link {one.number} of version {one.version.number}{where}", url

    def _cards(self, node: CausalNode) -> list[tuple[str, str]]:
        """The cards of drawings that say the same as a node, and where they stand."""
        found = []
        for one in drawn_cards(node, self.models):
            place = (self.desk.frame.identifier, one.model.id, one.version.number)
            url = f"{reverse('logic_models:drawing', args=place)}#card-{one.card.id}"
            found.append((f"“{one.card.text}” of version {one.version.number}", url))
        return found

    @cached_property
    def _order(self) -> list[str]:
        """Every link in the order in which the page shows it, each once."""
        on_paths = (name for claim in self.record.claims for name in claim.path)
        return list(dict.fromkeys([*on_paths, *self.record.link_by_id]))

    def _anchor(self, item: EvidenceItem, on: str) -> str:
        """The item's identifier in the place where the page shows it first; empty in every other."""
        first = next((name for name in self._order if item.on(name)), "")
        return item.id if first == on else ""

    def _groups(self, one: LinkStanding) -> list[WayGroup]:
        groups = []
        for way in Way:
            rows = tuple(
                self._evidence(item, one.link.id)
                for item in self.record.counting
                if any(bearing.way is way for bearing in item.on(one.link.id))
            )
            if rows:
                groups.append(WayGroup(heading=WAYS[way], rows=rows))
        return groups

    def _evidence(self, item: EvidenceItem, on: str) -> EvidenceRow:
        bearing = next(iter(item.on(on)), None)
        notes = [
            f"Source counted once: {item.group}." if item.group else "",
            f"Rated as {word(bearing.strength)}." if bearing and bearing.strength else "",
            f"Answered: {sentence(bearing.answer)}" if bearing and bearing.answer else "",
            sentence(bearing.note) if bearing and bearing.note else "",
        ]
        return EvidenceRow(
            item=item,
            anchor=self._anchor(item, on),
            words=evidence_sentence(item),
            note=" ".join(note for note in notes if note),
            passages=tuple(self._passage(name) for name in item.excerpts if name in self.passages),
            change_url=self._address("evidence", item.id),
            bearing_url=self.desk.address("add_bearing", item.id),
        )

    def _passage(self, name: str) -> tuple[str, str]:
        """How a passage begins, and where it is read."""
        row = self.passages[name]
        return passage_words(row), reverse("cases:excerpt", args=[self.desk.frame.identifier, row.token])


def evidence_words(one: LinkStanding) -> str:
    """How many independent sources speak which way; empty when none does."""
    told = [
        f"{len(groups):,} {word(way)}{' it' if way in (Way.FOR, Way.AGAINST) else ''}"
        for way in Way
        if (groups := one.sources(way))
    ]
    return f"Evidence from {count(len(one.voices), 'source')}: {listed(told)}" if told else ""
