"""The words of the pages on which readings are compared and agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis
from doingwith.reporting.wording import count, listed, word
from doingwith_site.cases.comparison import Comparison, FactorCompared, is_emptied, what_is_open
from doingwith_site.cases.models import Case, CaseQuestion, Judgement, Reading, Voice
from doingwith_site.cases.presenters.judgements import lost_words, taken_back_words
from doingwith_site.cases.presenters.passages import passage_words
from doingwith_site.cases.presenters.reading import CaseLinks
from doingwith_site.cases.presenters.worries import Worry, accounts_in, worries_about
from doingwith_site.evidence.models import Excerpt
from doingwith_site.people.models import User
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["ComparedRow", "ComparePage", "QuestionRow", "SettlePage", "Side", "question_row"]

CONFIDENCE_WORDS = {"": "", "low": "not sure", "medium": "fairly sure", "high": "sure"}
SAYS = {
    (True, True): "agrees",
    (False, True): "keeps their own judgement",
    (True, False): "agreed before",
    (False, False): "kept their own judgement before",
}
"""What a reader says to a proposal, by whether they agree and whether it is their last answer."""


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


@dataclass(frozen=True, kw_only=True)
class ComparedRow:
    """One factor in the table."""

    name: str
    url: str
    sides: Sequence[Side]
    state: str
    agreed: Side | None


@dataclass(frozen=True, kw_only=True)
class VoiceRow:
    """What a reader said to a proposal."""

    who: str
    says: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class QuestionRow:
    """A question and its answer."""

    number: int
    about: str
    text: str
    asked: str
    answer: str
    answered: str


@dataclass(frozen=True, kw_only=True)
class ComparePage:
    """All factors of a case, those on which readers differ first."""

    frame: ProgrammeFrame
    case: Case
    compared: Comparison
    person: User

    @property
    def links(self) -> CaseLinks:
        """Where the pages of the case are."""
        return CaseLinks(programme=self.frame.identifier, case=self.case)

    @property
    def lead(self) -> str:
        """How many readers, and where they differ."""
        readers = count(len(self.compared.readings), "reader")
        differing = len(self.compared.differing)
        judged = sum(any(row.judgements.values()) for row in self.compared.factors)
        if not differing:
            return f"{readers.capitalize()} looked at {count(judged, 'factor')} and nowhere differ."
        return f"{readers.capitalize()} looked at {count(judged, 'factor')} and differ on {differing:,}."

    @property
    def readers(self) -> list[str]:
        """Who read, by name."""
        return [who(reading) for reading in self.compared.readings]

    @property
    def differing(self) -> list[ComparedRow]:
        """Where they differ."""
        return [self._row(each) for each in self.compared.differing]

    @property
    def to_be_read_again(self) -> list[ComparedRow]:
        """Where a judgement has lost all its passages."""
        return [self._row(each) for each in self.compared.to_be_read_again]

    @property
    def alike(self) -> list[ComparedRow]:
        """Where they say the same: a sign, or that all looked and found nothing reported."""
        return [
            self._row(each)
            for each in self.compared.factors
            if not each.differs and not each.is_one_sided and any(each.judgements.values())
        ]

    @property
    def one_sided(self) -> list[ComparedRow]:
        """Where one looked and found nothing reported, and another did not look."""
        return [self._row(each) for each in self.compared.factors if each.is_one_sided]

    @property
    def is_reader(self) -> bool:
        """Whether this person read the case here."""
        return any(reading.person_id == self.person.pk for reading in self.compared.readings)

    @property
    def is_final(self) -> bool:
        """Whether nothing more is changed."""
        return self.case.phase == Phase.FINAL

    @cached_property
    def left(self) -> str:
        """What is still to do before the case is final."""
        return what_is_open(self.case)

    def _row(self, each: FactorCompared) -> ComparedRow:
        return ComparedRow(
            name=f"{each.factor.label} ({each.factor.identifier})",
            url=self.links.to("settle", each.factor.identifier),
            sides=sides_of(each, self.compared.readings, self.frame.identifier),
            state=state_of(each, self.compared.readings),
            agreed=agreed_side(each),
        )


@dataclass(frozen=True, kw_only=True)
class SettlePage:
    """One factor: both judgements, the proposal, who said what to it, and the questions about it."""

    frame: ProgrammeFrame
    case: Case
    readings: Sequence[Reading]
    each: FactorCompared
    person: User

    @property
    def links(self) -> CaseLinks:
        """Where the pages of the case are."""
        return CaseLinks(programme=self.frame.identifier, case=self.case)

    @property
    def name(self) -> str:
        """The factor."""
        return f"{self.each.factor.label} ({self.each.factor.identifier})"

    @property
    def sides(self) -> list[Side]:
        """Each reader's judgement, side by side."""
        return sides_of(self.each, self.readings, self.frame.identifier)

    @property
    def worries(self) -> list[Worry]:
        """Where a worry about each teller whose words the judgements rest on goes."""
        told = [one for one in self.each.judgements.values() if one is not None]
        passages = (passage for judgement in told for passage in judgement.excerpts.all())
        return worries_about(self.frame, accounts_in(passages))

    @property
    def lead(self) -> str:
        """Whether they differ, and what is to do."""
        return f"{state_of(self.each, self.readings)[:1].upper()}{state_of(self.each, self.readings)[1:]}."

    @property
    def proposal(self) -> Side | None:
        """What was proposed last."""
        return agreed_side(self.each)

    @property
    def voices(self) -> list[VoiceRow]:
        """What readers said to it, with what they said of it before."""
        return [voice_row(voice) for voice in self.each.proposal.voices.all()] if self.each.proposal else []

    @property
    def may_change(self) -> bool:
        """Whether this person can propose and answer now."""
        reads = any(reading.person_id == self.person.pk for reading in self.readings)
        return reads and self.case.phase == Phase.COMPARING

    @property
    def may_speak(self) -> bool:
        """Whether somebody else's proposal waits for this person."""
        proposal = self.each.proposal
        return self.may_change and proposal is not None and proposal.made_by_id != self.person.pk

    @property
    def questions(self) -> list[QuestionRow]:
        """What was asked about this factor."""
        return [question_row(question) for question in self.each.questions]


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


def voice_row(voice: Voice) -> VoiceRow:
    """What somebody said."""
    return VoiceRow(
        who=voice.person.name, says=SAYS[voice.agrees, voice.replaced_at is None], reason=voice.reason
    )


def question_row(question: CaseQuestion) -> QuestionRow:
    """A question in words."""
    factor = question.factor
    return QuestionRow(
        number=question.number,
        about=f"{factor.label} ({factor.identifier})" if factor else "the case as a whole",
        text=question.text,
        asked=question.asked_by.name,
        answer=question.answer,
        answered=question.answered_by.name if question.answered_by else "",
    )
