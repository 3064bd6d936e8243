"""Claims, links and evidence of a contribution record as its page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.analysis.contribution.drawn import DrawnLink, drawn_cards, drawn_links
from doingwith.analysis.contribution.estimating import update_of
from doingwith.analysis.contribution.evidence import EvidenceItem, Way
from doingwith.analysis.contribution.formal import update_in
from doingwith.analysis.contribution.record import CausalNode, ContributionRecord
from doingwith.analysis.contribution.standing import ClaimStanding, LinkStanding
from doingwith.analysis.contribution.verdicts import ClaimVerdict, LinkVerdict
from doingwith.logic_models.model import LogicModel
from doingwith.reporting.clause_words import clauses_sentence
from doingwith.reporting.contribution_story import (
    apart_sentences,
    evidence_sentence,
    link_title,
    sentence_of_rival,
    standing_sentence,
    verdict_sentences,
)
from doingwith.reporting.formal_words import formal_sentences, warning_sentences
from doingwith.reporting.wording import count, listed, sentence, word
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.rows import (
    ClaimSheet,
    EvidenceRow,
    LinkRow,
    WayGroup,
)
from doingwith_site.cases.presenters.passages import passage_words
from doingwith_site.evidence.models import Excerpt

__all__ = ["RecordRows", "kind_of"]

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
class RecordRows:
    """How the parts of a record are shown.

    ``models`` are the logic models that speak of the project, ``passages`` those that evidence rests on and
    the reader may see, by name; ``clause_names`` are the words of the theory's statements and clauses.
    """

    desk: ContributionDesk
    record: ContributionRecord
    models: Sequence[LogicModel]
    passages: Mapping[str, Excerpt]
    clause_names: Mapping[str, str]

    def change_url(self, kind: str, name: str) -> str:
        """Where a part is changed."""
        return self.desk.address("change_part", kind, name)

    def claim(self, one: ClaimStanding) -> ClaimSheet:
        """A claim with the links of its path and its rivals."""
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
            links=tuple(self.link(link, told_above=link.link.id in above) for link in one.links),
            rivals=tuple(
                (rival.id, sentence_of_rival(self.record, rival), self.change_url("rival", rival.id))
                for rival in one.rivals
            ),
            change_url=self.change_url("claim", one.claim.id),
            formal=self._formal(one.claim.id),
            clauses=clauses_sentence(one.claim.clauses, self.clause_names),
        )

    def _formal(self, claim: str) -> tuple[str, ...]:
        """What the formal update says of a claim, with its warnings; nothing while it is off or unopened."""
        formal = update_of(self.record, claim)
        told = tuple(formal_sentences(self.record, claim))
        return (*told, *warning_sentences(update_in(self.record, formal))) if formal and told else ()

    def link(self, one: LinkStanding, *, told_above: bool = False) -> LinkRow:
        """A link with its evidence. ``told_above``: the page tells it under an earlier claim."""
        return LinkRow(
            name=one.link.id,
            title=link_title(self.record, one),
            verdict=word(one.verdict),
            kind=kind_of(one.verdict),
            because=standing_sentence(one),
            narrative=one.link.narrative,
            groups=tuple(self._groups(one)),
            apart=tuple(apart_sentences(self.record, one.link.id)),
            change_url=self.change_url("link", one.link.id),
            clauses=clauses_sentence(one.link.clauses, self.clause_names),
            evidence=evidence_words(one),
            drawn=tuple(map(self._drawn, drawn_links(one.link, self.models))),
            told_above=told_above,
        )

    def _drawn(self, one: DrawnLink) -> tuple[str, str]:
        """Where a link stands in a drawing and where it is known from, and the card it starts from."""
        place = (self.desk.frame.identifier, one.model.id, one.version.number)
        url = f"{reverse('logic_models:drawing', args=place)}#card-{one.link.from_}"
        cards = one.version.node_by_id
        ends = f"“{cards[one.link.from_].text}” {word(one.link.kind)} “{cards[one.link.to].text}”"
        where = f", {word(one.link.provenance)}" if one.link.provenance else ""
        return f"{ends} (link {one.number} of version {one.version.number}{where})", url

    def cards(self, node: CausalNode) -> list[tuple[str, str]]:
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
                self.evidence(item, one.link.id)
                for item in self.record.counting
                if any(bearing.way is way for bearing in item.on(one.link.id))
            )
            if rows:
                groups.append(WayGroup(heading=WAYS[way], rows=rows))
        return groups

    def evidence(self, item: EvidenceItem, on: str) -> EvidenceRow:
        """An item as it bears on that; on nothing where ``on`` is empty."""
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
            change_url=self.change_url("evidence", item.id),
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
