"""The record of one project's contribution analysis: everything that people put in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from doingwith.analysis.contribution.claims import ContributionClaim, LinkOverride, OutsideEvent, Rival
from doingwith.analysis.contribution.estimates import FormalTurn, FormalUpdate
from doingwith.analysis.contribution.evidence import EvidenceItem
from doingwith.cases.readings import Confidence
from doingwith.logic_models.evidence import ALL_GONE
from doingwith.logic_models.nodes import Provenance

__all__ = [
    "CausalKind",
    "CausalLink",
    "CausalNode",
    "Challenge",
    "ContributionRecord",
    "EditedStory",
    "NextEvidence",
    "Round",
    "Search",
    "Step",
    "StepNote",
    "StepStatus",
    "without_citations",
    "without_what_rests_on_nothing",
]

WORDS_GONE = f"{ALL_GONE.capitalize()}."
"""Why an item was taken out that nobody took out by hand."""


class Step(StrEnum):
    """The six steps of contribution analysis (Mayne 2008), in their order."""

    QUESTION = "question"
    THEORY = "theory"
    EVIDENCE = "evidence"
    STORY = "story"
    MORE_EVIDENCE = "more_evidence"
    REVISED_STORY = "revised_story"


class StepStatus(StrEnum):
    """How far a step has come."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"


class CausalKind(StrEnum):
    """What one thing is thought to have done to another."""

    BROUGHT_ABOUT = "brought_about"
    HELD_BACK = "held_back"


class Search(StrEnum):
    """Whether anybody looked for evidence. *Not sought* is not *sought, none found*."""

    NOT_SOUGHT = "not_sought"
    SOUGHT = "sought"


@dataclass(frozen=True, kw_only=True)
class StepNote:
    """How far one step of a round has come, and what was noted at it."""

    step: Step
    status: StepStatus
    note: str = ""
    noted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """What somebody said against the story, by the part they play, and what was answered."""

    by: str
    text: str
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class NextEvidence:
    """Evidence to look for next: what, from whom, and which weak link it would test.

    ``came_of_it`` says what came of looking; while it is empty, it is still to be looked for.
    """

    what: str
    from_: str = ""
    link: str | None = None
    came_of_it: str = ""


@dataclass(frozen=True, kw_only=True)
class Round:
    """One time through the six steps. ``confidence_needed`` says how sure those who asked must be.

    ``plausibility`` says why a contribution is likely at all, given how large the programme is.
    """

    number: int
    question: str
    confidence_needed: Confidence | None = None
    plausibility: str = ""
    steps: tuple[StepNote, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    next_evidence: tuple[NextEvidence, ...] = ()

    def status(self, step: Step) -> StepStatus:
        """How far a step has come; not begun when nothing was noted."""
        return self.note_at(step).status

    def note_at(self, step: Step) -> StepNote:
        """What was noted at a step; that it has not begun when nothing was."""
        found = (note for note in self.steps if note.step is step)
        return next(found, StepNote(step=step, status=StepStatus.NOT_BEGUN))


@dataclass(frozen=True, kw_only=True)
class CausalNode:
    """Something that was done or came about.

    ``clauses`` name clauses of the theory that say the same, ``model_nodes`` nodes of a logic model.
    """

    id: str
    text: str
    clauses: tuple[str, ...] = ()
    model_nodes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CausalLink:
    """That one thing helped to bring another about, or held it back.

    ``narrative`` tells how, in a few sentences. ``clauses`` name statements or clauses of the theory that
    say the same, and that the link so tests, ``model_links`` links of a logic model. ``search`` says whether
    anybody looked for evidence, ``searched_where`` where.
    """

    id: str
    from_: str
    to: str
    kind: CausalKind = CausalKind.BROUGHT_ABOUT
    narrative: str = ""
    narrative_by: str = ""
    narrative_provenance: Provenance | None = None
    search: Search = Search.NOT_SOUGHT
    searched_where: str = ""
    clauses: tuple[str, ...] = ()
    model_links: tuple[str, ...] = ()
    override: LinkOverride | None = None


@dataclass(frozen=True, kw_only=True)
class EditedStory:
    """The story as people tell it. ``told_of`` is the fingerprint of the record it was written from."""

    text: str
    told_of: str = ""
    by: str = ""
    told_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ContributionRecord:
    """One project's contribution analysis: rounds, causal links, evidence, claims, rivals and events.

    A record without a claim is a record too: it says that no claim is made. ``formal`` says when the formal
    update was switched on and off; it is off until somebody switches it on.
    """

    id: str
    project: str
    question: str
    rounds: tuple[Round, ...] = ()
    nodes: tuple[CausalNode, ...] = ()
    links: tuple[CausalLink, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    claims: tuple[ContributionClaim, ...] = ()
    rivals: tuple[Rival, ...] = ()
    events: tuple[OutsideEvent, ...] = ()
    formal: tuple[FormalTurn, ...] = ()
    updates: tuple[FormalUpdate, ...] = ()
    story: EditedStory | None = None
    no_claim_because: str = ""

    @cached_property
    def node_by_id(self) -> Mapping[str, CausalNode]:
        """Each node under its identifier."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def link_by_id(self) -> Mapping[str, CausalLink]:
        """Each link under its identifier."""
        return {link.id: link for link in self.links}

    @cached_property
    def evidence_by_id(self) -> Mapping[str, EvidenceItem]:
        """Each item of evidence under its identifier."""
        return {item.id: item for item in self.evidence}

    @property
    def formal_is_on(self) -> bool:
        """Whether the formal update is switched on."""
        return bool(self.formal) and self.formal[-1].is_on

    @property
    def counting(self) -> tuple[EvidenceItem, ...]:
        """The items that count: those that were not taken out."""
        return tuple(item for item in self.evidence if not item.taken_out)

    def rivals_of(self, claim: str) -> tuple[Rival, ...]:
        """What else could explain the result of a claim."""
        return tuple(rival for rival in self.rivals if claim in rival.claims)


def without_citations(record: ContributionRecord, names: Collection[str]) -> ContributionRecord:
    """The record with no reference to these excerpts. What the evaluators wrote in their own words stays."""
    evidence = tuple(
        replace(item, excerpts=tuple(name for name in item.excerpts if name not in names))
        for item in record.evidence
    )
    return replace(record, evidence=evidence)


def without_what_rests_on_nothing(
    before: ContributionRecord, record: ContributionRecord
) -> ContributionRecord:
    """The record in which each item that cited passages before, and cites none any more, counts for nothing.

    The verdicts follow. Whoever knows that such an item rests on something else can let it count again.
    """
    cited = {item.id for item in before.evidence if item.excerpts}
    evidence = tuple(
        replace(item, taken_out=WORDS_GONE)
        if item.id in cited and not item.excerpts and not item.taken_out
        else item
        for item in record.evidence
    )
    return replace(record, evidence=evidence)
