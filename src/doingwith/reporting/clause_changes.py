"""The words for what became of a clause between two versions of a theory."""

from collections.abc import Mapping

from doingwith.analysis.theory_difference import ClausePair, ClausePlace, PartDifference
from doingwith.reporting.wording import listed, word

__all__ = ["change_words", "fate_words", "place_words"]

_NO_FATE: Mapping[bool, str] = {True: "added", False: "kept"}


def place_words(place: ClausePlace | None) -> str:
    """Where a clause stands: "statement 2, WHEN"; empty when nothing is said of it."""
    return f"statement {place.number}, {word(place.part)}" if place else ""


def fate_words(part: PartDifference, pair: ClausePair) -> str:
    """What became of an earlier clause: "moved from statement 2, WHEN, and reworded"."""
    return _told(part.fates(pair), [pair])


def change_words(part: PartDifference, clause_id: str) -> str:
    """What a clause that stands in the part now is: all that became of the ideas it carries on, or "added".

    "kept" where the words stayed and nothing else became of them; other factors are not told here.
    """
    pairs = [pair for pair in part.carried if pair.after.id == clause_id]
    if not pairs:
        return _NO_FATE[any(clause.id == clause_id for clause in part.added)]
    fates = dict.fromkeys(fate for pair in pairs for fate in part.fates(pair))
    return _told(tuple(fates), [pair for pair in pairs if pair in part.moved])


def _told(fates: tuple[str, ...], pairs: list[ClausePair]) -> str:
    places = listed(list(dict.fromkeys(place_words(pair.was) for pair in pairs)))
    moved = f"moved from {places}" if "moved" in fates else ""
    others = [fate for fate in fates if fate != "moved"]
    if moved and others:
        return f"{moved}, {'and ' if len(others) == 1 else ''}{listed(others)}"
    return moved or listed(others)
