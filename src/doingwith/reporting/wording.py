"""The words for the library's values, and sentences made of them. The site says the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from doingwith.analysis.clause_bearings import Bearing, ClauseStanding
from doingwith.analysis.diamond import Outcome, Position
from doingwith.cases.case import Claim, Renegotiated
from doingwith.cases.held import HeldAs
from doingwith.cases.stage_table import EntryKind
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith.programmes.scales import CommissioningStage, DesignStage, ParticipationMode
from doingwith.projects.briefs import Agreement
from doingwith.projects.stages import Movement, StageStatus
from doingwith.reporting.contribution_words import CONTRIBUTION_WORDS
from doingwith.reporting.logic_model_words import LOGIC_MODEL_WORDS
from doingwith.reporting.theory_words import THEORY_WORDS
from doingwith.theory.theory import Part

__all__ = [
    "STAGE_NOT_REPORTED",
    "WORDS",
    "count",
    "day",
    "listed",
    "position_words",
    "sentence",
    "short_basis",
    "sign_words",
    "word",
    "words_or",
]

STAGE_NOT_REPORTED = "stage not reported"

# By type first: values of different types may share their text, and would share one place.
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Sign: {
        Sign.ENABLING: "enabling",
        Sign.CONSTRAINING: "constraining",
        Sign.BOTH: "both enabling and constraining",
    },
    Basis: {
        Basis.EXPLICIT: "stated in the sources",
        Basis.INFERRED: "inferred by the reader",
    },
    DesignStage: {
        DesignStage.DISCOVER: "Discover",
        DesignStage.DEFINE: "Define",
        DesignStage.DEVELOP: "Develop",
        DesignStage.DELIVER: "Deliver",
    },
    CommissioningStage: {
        CommissioningStage.ANALYSE: "Analyse",
        CommissioningStage.PLAN: "Plan",
        CommissioningStage.DO: "Do",
        CommissioningStage.REVIEW: "Review",
    },
    ParticipationMode: {
        ParticipationMode.TO: "doing to people",
        ParticipationMode.FOR: "doing for people",
        ParticipationMode.WITH: "doing with people",
    },
    StageStatus: {
        StageStatus.ENTERED: "entered",
        StageStatus.REACHED: "reached",
        StageStatus.PARTLY: "reached in part",
        StageStatus.LIMITED: "limited",
        StageStatus.BLOCKED: "blocked",
        StageStatus.UNCLEAR: "unclear",
        StageStatus.NOT_REACHED: "not reached",
    },
    Movement: {
        Movement.RECORDED: "recorded",
        Movement.FORWARD: "moved forward",
        Movement.BACK: "moved back",
        Movement.HELD_BACK: "held back",
        Movement.STOP: "stopped",
    },
    Outcome: {
        Outcome.GOES_ON: "goes on",
        Outcome.HELD_BACK: "held back",
        Outcome.STOPPED: "stopped",
    },
    ClauseStanding: {
        ClauseStanding.SUPPORTED: "supported",
        ClauseStanding.FOR_AND_AGAINST: "cases for and against",
        ClauseStanding.ONLY_CONSTRAINING: "reported, but only as constraining",
        ClauseStanding.NO_CASE: "no case reports it",
        ClauseStanding.NO_FACTOR_LINKED: "no factor named, so the cases cannot be asked",
    },
    **CONTRIBUTION_WORDS,
    **THEORY_WORDS,
    Bearing: {
        Bearing.FOR: "for",
        Bearing.AGAINST: "against",
        Bearing.BOTH_WAYS: "both ways",
    },
    HeldAs: {
        HeldAs.AGREED: "agreed by its readers",
        HeldAs.SINGLE_READER: "a single reader",
        HeldAs.NOT_YET_AGREED: "one of several readers, not yet agreed",
    },
    Agreement: {
        Agreement.AGREED: "agreed",
        Agreement.COULD_NOT_AGREE: "could not agree",
        Agreement.NOT_REPORTED: "agreement not reported",
    },
    Renegotiated: {
        Renegotiated.YES: "yes",
        Renegotiated.NO: "no",
        Renegotiated.NOT_REPORTED: "not reported",
    },
    Claim: {
        Claim.CLAIMED: "contribution claimed",
        Claim.NOT_CLAIMED: "no contribution claimed",
    },
    EntryKind: {
        EntryKind.FACTOR: "Factors",
        EntryKind.ACTIVITY: "Activities",
        EntryKind.VIEW: "Views",
        EntryKind.REQUIREMENT: "Needs",
        EntryKind.CHALLENGE: "Challenges",
        EntryKind.ROLE: "People's part",
    },
    DomainRole: {
        DomainRole.CONDITION: "condition",
        DomainRole.RESULT: "result",
    },
    Part: {
        Part.IF: "IF",
        Part.WHEN: "WHEN",
        Part.THEN: "THEN",
        Part.BECAUSE: "BECAUSE",
    },
    **LOGIC_MODEL_WORDS,
}


RESULT_WORDS: Mapping[Sign, str] = {
    Sign.ENABLING: "came about",
    Sign.CONSTRAINING: "did not come about",
    Sign.BOTH: "came about in part or unevenly",
}


def word(value: StrEnum) -> str:
    """The words for one value of the library."""
    return WORDS[type(value)][value]


def short_basis(basis: Basis) -> str:
    """A basis in a column that is named for it: "stated" or "inferred"."""
    return _SHORT_BASIS[basis]


_SHORT_BASIS: Mapping[Basis, str] = {Basis.EXPLICIT: "stated", Basis.INFERRED: "inferred"}


def sign_words(sign: Sign, role: DomainRole) -> str:
    """What a sign says of a condition, or of a result: "enabling", "came about"."""
    return RESULT_WORDS[sign] if role is DomainRole.RESULT else word(sign)


def words_or(values: Sequence[StrEnum], otherwise: str) -> str:
    """The words for several values, or ``otherwise`` when there are none."""
    return listed([word(value) for value in values]) or otherwise


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "no cases", "1 project", "10,000 projects"."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def listed(items: Sequence[str]) -> str:
    """Items as they are read out: "a", "a and b", "a, b and c"; nothing gives nothing."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def position_words(position: Position | None) -> str:
    """Where a project stands: "Deliver reached", "Held back at Deliver", "Stopped before Define"."""
    if position is None:
        return STAGE_NOT_REPORTED
    move = position.end
    if position.outcome is Outcome.GOES_ON:
        return f"{word(move.stage)} {word(move.status)}"
    before = "before" if move.status is StageStatus.NOT_REACHED else "at"
    return f"{word(position.outcome).capitalize()} {before} {word(move.stage)}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital first, and a full stop unless it ends with a mark."""
    stop = "" if text.endswith((".", "!", "?", "\u2026")) else "."
    return f"{text[:1].upper()}{text[1:]}{stop}"


def day(value: date) -> str:
    """A day as it is written: "23 November 2026", whatever the machine's language."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
