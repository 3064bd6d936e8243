"""Holds back what was typed about words that may not leave, and counts it."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from doingwith.analysis.contribution.estimates import Estimate
from doingwith.analysis.contribution.evidence import EvidenceItem
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.telling import told_anew
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedJudgement
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement, Reading
from doingwith.consent.agreements import may_be_used
from doingwith.consent.uses import Use
from doingwith.consent.withdrawn_evidence import EvidenceWithdrawn
from doingwith.exchange.rewording import parts_in, with_parts
from doingwith.logic_models.freezing import frozen_anew
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ChangeReason, LogicModel
from doingwith.logic_models.nodes import Node

__all__ = ["HELD_BACK", "NOTHING_LOST", "Held", "Lost", "held_in"]

Value = TypeVar("Value")

HELD_BACK = "[words held back]"


@dataclass(frozen=True, kw_only=True)
class Lost:
    """What rested on words that their tellers took back since, and cites them no more.

    ``judgements`` by case, reader and factor; ``evidence`` by contribution record and item; ``drawn``, nodes
    and links, by logic model and part.
    """

    judgements: Set[tuple[str, str, str]] = frozenset()
    evidence: Set[tuple[str, str]] = frozenset()
    drawn: Set[tuple[str, str]] = frozenset()

    @classmethod
    def told_by(cls, withdrawn: EvidenceWithdrawn) -> "Lost":
        """What a record says of itself."""
        return cls(
            judgements={(one.case, one.reader, one.factor) for one in withdrawn.judgements},
            evidence={(one.contribution, one.item) for one in withdrawn.items},
            drawn={(one.logic_model, one.part) for one in withdrawn.parts},
        )

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.judgements or self.evidence or self.drawn)

    def drawn_in(self, model: str) -> frozenset[str]:
        """The nodes and links of one logic model."""
        return frozenset(part for of, part in self.drawn if of == model)


def held_in(record: ProgrammeRecord, use: Use, on: date) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names under which words that may not be put to this use on this day are cited, and the words."""
    held = [
        account
        for account in record.accounts
        if not all(may_be_used(account.agreement, one, on) for one in (use, Use.PROJECT_TEAM))
    ]
    sources = {account.id for account in held}
    marks = {one.id for marked in record.marked_sources if marked.id in sources for one in marked.excerpts}
    return frozenset(sources | marks), tuple(part.text for account in held for part in account.parts)


NOTHING_LOST = Lost()


class Held:
    """Holds back whole what cites ``names``, or cited words that were taken back. ``count``: how often."""

    def __init__(self, names: Set[str], lost: Lost = NOTHING_LOST) -> None:
        self.names, self.lost, self.count = frozenset(names), lost, 0

    def record(self, record: ProgrammeRecord) -> ProgrammeRecord:
        """The record without the reasons and summaries that tell in other words what somebody said."""
        return replace(
            record,
            cases=tuple(map(self.case, record.cases)),
            logic_models=tuple(map(self.model, record.logic_models)),
            contributions=tuple(map(self.contribution, record.contributions)),
        )

    def case(self, case: Case) -> Case:
        """The case without such reasons; signs stay."""
        resting = {factor for of, _, factor in self.lost.judgements if of == case.id} | {
            one.factor
            for reading in case.readings
            for one in reading.judgements()
            if self.names.intersection(one.excerpts)
        }
        agreed = case.agreed and replace(
            case.agreed,
            judgements=tuple(
                self._agreed(one) if one.factor in resting or self.names.intersection(one.excerpts) else one
                for one in case.agreed.judgements
            ),
        )
        return replace(
            case, readings=tuple(self._reading(case.id, one) for one in case.readings), agreed=agreed
        )

    def contribution(self, record: ContributionRecord) -> ContributionRecord:
        """The record of a contribution without what is told of evidence that cites them.

        How an item bears and how strongly stays, and so does whether it counts and whether it was answered.
        """
        resting = {
            item.id
            for item in record.evidence
            if self.names.intersection(item.excerpts) or (record.id, item.id) in self.lost.evidence
        }
        evidence = tuple(self._evidence(item) if item.id in resting else item for item in record.evidence)
        updates = tuple(
            replace(
                formal,
                estimates=tuple(
                    self._estimate(one) if one.evidence in resting else one for one in formal.estimates
                ),
            )
            for formal in record.updates
        )
        return told_anew(record, replace(record, evidence=evidence, updates=updates))

    def _estimate(self, one: Estimate) -> Estimate:
        """What was expected stays: it was written before anybody looked. What was said after is held back."""
        later = tuple(
            replace(said, reason=self._text(said.reason), expects=self._text(said.expects))
            for said in one.later
        )
        findings = tuple(replace(was, reason=self._text(was.reason)) for was in one.findings)
        return replace(one, later=later, findings=findings)

    def _evidence(self, item: EvidenceItem) -> EvidenceItem:
        bearings = tuple(
            replace(one, answer=self._text(one.answer), note=self._text(one.note)) for one in item.bearings
        )
        return replace(
            item, text=self._text(item.text), taken_out=self._text(item.taken_out), bearings=bearings
        )

    def model(self, model: LogicModel) -> LogicModel:
        """The logic model without what is told of nodes and links that rest on them. The names stay.

        Its frozen versions are settled as they are now.
        """
        made = self.drawn(model, self.lost.drawn_in(model.id))
        return model if made == model else frozen_anew(made)

    def drawn(self, value: Value, lost: Set[str] = frozenset()) -> Value:
        """Anything in which nodes and links stand, without what is told of those that rest on the names, and
        of those that are called as in ``lost``, or came from a node that was.

        Why one of them changed is held back in every version in the value: it is told of what stood before.
        """
        resting = self._resting(value, lost)
        held = with_parts(value, Node, partial(self._node, lost))
        held = with_parts(held, Link, partial(self._link, lost))
        return with_parts(held, ChangeReason, partial(self._change, resting))

    def _resting(self, value: object, lost: Set[str]) -> Set[str]:
        """The nodes and links that rest on the names or are lost in any version, and what nodes became."""
        nodes = parts_in(value, Node)
        parts: tuple[Node | Link, ...] = (*nodes, *parts_in(value, Link))
        found = set(lost) | {part.id for part in parts if not self.names.isdisjoint(part.evidence)}
        while more := {node.id for node in nodes if not found.isdisjoint(node.came_from)} - found:
            found |= more
        return found

    def _change(self, resting: Set[str], reason: ChangeReason) -> ChangeReason:
        return replace(reason, text=self._text(reason.text)) if reason.about in resting else reason

    def _node(self, lost: Set[str], node: Node) -> Node:
        if not lost & {node.id, *node.came_from} and not self.names.intersection(node.evidence):
            return node
        return replace(node, status_because=self._text(node.status_because))

    def _link(self, lost: Set[str], link: Link) -> Link:
        if link.id not in lost and not self.names.intersection(link.evidence):
            return link
        return replace(
            link,
            because=self._text(link.because),
            standing_because=self._text(link.standing_because),
            assumptions=tuple(
                replace(one, status_because=self._text(one.status_because)) for one in link.assumptions
            ),
        )

    def _reading(self, case: str, reading: Reading) -> Reading:
        return replace(
            reading,
            conditions=tuple(self._judgement(case, reading.reader, one) for one in reading.conditions),
            results=tuple(self._judgement(case, reading.reader, one) for one in reading.results),
        )

    def _judgement(self, case: str, reader: str, judgement: Judgement) -> Judgement:
        lost = (case, reader, judgement.factor) in self.lost.judgements
        if not lost and not self.names.intersection(judgement.excerpts):
            return judgement
        return replace(judgement, reason=self._text(judgement.reason))

    def _agreed(self, judgement: AgreedJudgement) -> AgreedJudgement:
        dissent = tuple(replace(voice, reason=self._text(voice.reason)) for voice in judgement.dissent)
        return replace(judgement, reason=self._text(judgement.reason), dissent=dissent)

    def _text(self, text: str) -> str:
        self.count += bool(text)
        return HELD_BACK if text else text
