"""The words for how cases bear on a clause. Whether a condition was at work is no judgement of the clause.

A THEN or BECAUSE clause is borne out where its factor came about, and not where it did not. Of a WHEN clause
a sign tells only whether the condition was at work: where it got in the way and the results failed to come
about, that speaks for the condition (``doingwith.analysis.theory_revision``), so neither is called for or
against here.
"""

from collections.abc import Mapping

from doingwith.analysis.clause_bearings import Bearing, ClauseStanding
from doingwith.reporting.wording import count, word
from doingwith.theory.theory import Part

__all__ = [
    "bearing_heading",
    "bearing_word",
    "case_word",
    "standing_figures",
    "standing_head",
    "standing_words",
]

_AT_WORK: Mapping[Bearing, str] = {
    Bearing.FOR: "at work",
    Bearing.AGAINST: "in the way",
    Bearing.BOTH_WAYS: "both at once",
}
_CONDITION_STANDINGS: Mapping[ClauseStanding, str] = {
    ClauseStanding.SUPPORTED: "at work in every case that reports it",
    ClauseStanding.FOR_AND_AGAINST: "at work and in the way",
    ClauseStanding.ONLY_CONSTRAINING: "reported, but only as in the way",
}
_HEADINGS: Mapping[Bearing, str] = {
    Bearing.FOR: "Cases for it",
    Bearing.AGAINST: "Cases against it",
    Bearing.BOTH_WAYS: "Cases both ways",
}


def bearing_word(bearing: Bearing, part: Part) -> str:
    """Which way a case bears on a clause of this part: "for", or of a condition "at work"."""
    return _AT_WORK[bearing] if part is Part.WHEN else word(bearing)


def bearing_heading(bearing: Bearing, part: Part) -> str:
    """What stands above the cases that bear on a clause of this part in this way."""
    if part is not Part.WHEN:
        return _HEADINGS[bearing]
    return f"Cases in which it was {bearing_word(bearing, part)}"


def standing_head(standing: ClauseStanding, part: Part) -> str:
    """How a clause of this part stands, without figures."""
    usual = _CONDITION_STANDINGS.get(standing) if part is Part.WHEN else None
    return usual or word(standing)


def case_word(bearing: Bearing, part: Part) -> str:
    """Which way a case bears on a clause by all its judgements: "for", "at work", "both ways"."""
    return word(bearing) if bearing is Bearing.BOTH_WAYS else bearing_word(bearing, part)


def standing_figures(part: Part, counts: Mapping[Bearing, int], judgements: int) -> str:
    """How many cases bear on a clause of this part in each way: "1 case for, 2 against; 4 judgements"."""
    told = [(number, case_word(each, part)) for each, number in counts.items() if number]
    ways = ", ".join(
        f"{number:,} {way}" if at else f"{count(number, 'case')} {way}"
        for at, (number, way) in enumerate(told)
    )
    return f"{ways}; {count(judgements, 'judgement')}"


def standing_words(
    standing: ClauseStanding, part: Part, counts: Mapping[Bearing, int], judgements: int
) -> str:
    """How a clause stands; where cases bear on it in several ways, how many in which, and the judgements."""
    told = standing_head(standing, part)
    several = standing is ClauseStanding.FOR_AND_AGAINST
    return f"{told} ({standing_figures(part, counts, judgements)})" if several else told
