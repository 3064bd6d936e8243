"""Readers' judgements of one factor side by side, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.common.judgements import Basis
from doingwith.reporting.wording import count, listed, word
from doingwith_site.cases.comparison import FactorCompared, is_emptied
from doingwith_site.cases.models import Judgement, Reading
from doingwith_site.cases.presenters.judgements import lost_words, taken_back_words
from doingwith_site.cases.presenters.passages import passage_words
from doingwith_site.evidence.models import Excerpt

__all__ = ["PassageLink", "Side", "agreed_side", "side_of", "sides_of", "state_of", "who"]

CONFIDENCE_WORDS = {"": "", "low": "not sure", "medium": "fairly sure", "high": "sure"}


@dataclass(frozen=True, kw_only=True)
class PassageLink:
    """A passage that a judgement rests on."""

    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Side:
    """One reader's judgement."""

    who: str
    looked: bool
    sign: str
    basis: str
    rests_on: str
    because: str
    passages: Sequence[PassageLink] = ()


def who(reading: Reading) -> str:
    """The reader's name; what came with a bundle has only the part somebody played."""
    return reading.person.name if reading.person else reading.reader


def sides_of(each: FactorCompared, readings: Sequence[Reading], programme: str) -> list[Side]:
    """The readers' judgements in the order of their readings."""
    return [
        side_of(who(reading), each.judgements.get(reading.person_id or 0), programme) for reading in readings
    ]


def side_of(name: str, judgement: Judgement | None, programme: str) -> Side:
    """One judgement in words."""
    if judgement is None:
        return Side(who=name, looked=False, sign="", basis="", rests_on="did not look for it", because="")
    sure = CONFIDENCE_WORDS[judgement.confidence]
    rests_on = word(Basis(judgement.basis)) if judgement.sign else "looked for it: not reported"
    rests_on += taken_back_words(judgement.evidence_withdrawn, none_left=is_emptied(judgement))
    passages = judgement.excerpts.all()
    hidden = judgement.number_of_passages - len(passages)  # type: ignore[attr-defined]
    if hidden:
        rests_on += f"; {count(hidden, 'passage')} that you may not read"
    return Side(
        who=name,
        looked=True,
        sign=judgement.sign,
        basis=judgement.basis,
        rests_on=f"{rests_on}, {sure}" if sure else rests_on,
        because=judgement.reason,
        passages=[passage_link(passage, programme) for passage in passages],
    )


def passage_link(passage: Excerpt, programme: str) -> PassageLink:
    """The passage's words and where it stands."""
    return PassageLink(
        words=passage_words(passage), url=reverse("cases:excerpt", args=[programme, passage.token])
    )


def agreed_side(each: FactorCompared) -> Side | None:
    """What was proposed last, as a judgement."""
    proposal = each.proposal
    if proposal is None:
        return None
    rests_on = word(Basis(proposal.basis)) if proposal.sign else "not reported"
    if each.passages_lost:
        rests_on += f"; {lost_words(each.passages_lost)}"
    return Side(
        who="Proposed" if each.waiting_for else "Agreed",
        looked=True,
        sign=proposal.sign,
        basis=proposal.basis,
        rests_on=rests_on,
        because=proposal.reason,
    )


def state_of(each: FactorCompared, readings: Sequence[Reading]) -> str:
    """Where the factor stands."""
    if each.is_to_be_read_again:
        return "to be read again: a judgement has lost all its passages, which were taken back"
    if not each.differs and each.proposal is None:
        told = any(judgement.sign for judgement in each.judgements.values() if judgement)
        return "the readers say the same" if told else nothing_reported(each, readings)
    if each.proposal is None:
        return "the readers differ, and nothing is proposed yet"
    if not each.is_settled:
        names = [who(reading) for reading in readings if reading.person_id in each.waiting_for]
        return f"proposed, waiting for {listed(names)}"
    return "agreed, and one reader keeps another judgement" if each.dissents else "agreed by all readers"


def nothing_reported(each: FactorCompared, readings: Sequence[Reading]) -> str:
    """That no reader reports it, and who did not look for it."""
    absent = [who(reading) for reading in readings if each.judgements.get(reading.person_id or 0) is None]
    if absent and len(absent) < len(readings):
        return f"not reported by who looked for it; {listed(absent)} did not look"
    return "no reader reports it"
