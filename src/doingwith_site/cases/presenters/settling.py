"""The words of the page on which one factor is settled, and of questions about a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from doingwith.cases.phases import Phase
from doingwith_site.cases.comparison import FactorCompared
from doingwith_site.cases.models import Case, CaseQuestion, Reading, Voice
from doingwith_site.cases.presenters.reading import CaseLinks
from doingwith_site.cases.presenters.sides import Side, agreed_side, sides_of, state_of
from doingwith_site.cases.presenters.worries import Worry, accounts_in, worries_about
from doingwith_site.evidence.models import Excerpt
from doingwith_site.people.models import User
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["QuestionRow", "SettlePage", "VoiceRow", "question_row"]

SAYS = {
    (True, True): "agrees",
    (False, True): "keeps their own judgement",
    (True, False): "agreed before",
    (False, False): "kept their own judgement before",
}
"""What a reader says to a proposal, by whether they agree and whether it is their last answer."""


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
    def passages(self) -> list[Excerpt]:
        """What the judgements rest on."""
        told = [one for one in self.each.judgements.values() if one is not None]
        return [passage for judgement in told for passage in judgement.excerpts.all()]

    @property
    def worries(self) -> list[Worry]:
        """Where a worry about each teller whose words the judgements rest on goes."""
        return worries_about(self.frame, accounts_in(self.passages))

    @property
    def lead(self) -> str:
        """Whether they differ, and what is to do."""
        state = state_of(self.each, self.readings)
        return f"{state[:1].upper()}{state[1:]}."

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
