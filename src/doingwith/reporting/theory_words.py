"""The words for what cases say of a theory's clauses, what became of them, and how ready a project is."""

from collections.abc import Mapping
from enum import StrEnum

from doingwith.analysis.cmo import ClauseState
from doingwith.analysis.readiness import Standing
from doingwith.theory.readiness import Rating, Side
from doingwith.theory.theory import Fate, Part

__all__ = ["CMO_WORDS", "THEORY_WORDS", "state_words"]

THEORY_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    ClauseState: {
        ClauseState.AT_WORK: "at work",
        ClauseState.IN_PART: "at work in part or unevenly",
        ClauseState.AGAINST: "got in the way",
        ClauseState.READERS_DIFFER: "its readers differ",
        ClauseState.NOT_REPORTED: "not reported",
        ClauseState.CANNOT_BE_ASKED: "no factor named, so the cases cannot be asked",
    },
    Fate: {
        Fate.ACCEPTED: "accepted",
        Fate.REWORDED: "accepted in other words",
        Fate.REJECTED: "rejected",
    },
    Side: {
        Side.PEOPLE: "people who use services",
        Side.COMMISSIONERS: "commissioners",
        Side.FACILITATORS: "facilitators",
    },
    Rating: {
        Rating.IN_PLACE: "in place",
        Rating.PARTLY: "partly in place",
        Rating.NOT_IN_PLACE: "not in place",
        Rating.DO_NOT_KNOW: "don't know",
    },
    Standing: {
        Standing.NOT_IN_PLACE: "not in place",
        Standing.PARTLY: "partly in place",
        Standing.NOT_KNOWN: "not known to every side",
        Standing.NOT_ALL_ASKED: "in place, but not every side has answered",
        Standing.IN_PLACE: "in place for every side",
        Standing.NOT_RATED: "nobody has answered",
    },
}
CMO_WORDS: Mapping[Part, str] = {Part.WHEN: "context", Part.BECAUSE: "mechanism", Part.THEN: "outcome"}
"""What a part of a statement is in a realist configuration."""

_OUTCOME_WORDS: Mapping[ClauseState, str] = {
    ClauseState.AT_WORK: "came about",
    ClauseState.IN_PART: "came about in part or unevenly",
    ClauseState.AGAINST: "did not come about",
}


def state_words(state: ClauseState, part: Part) -> str:
    """What a case says of a context or mechanism ("at work"), or of an outcome ("came about")."""
    usual = THEORY_WORDS[ClauseState][state]
    return _OUTCOME_WORDS.get(state, usual) if part is Part.THEN else usual
