"""One view of a condition in words: whose it is, what they say, and whose hand wrote it."""

from dataclasses import dataclass

from doingwith.analysis.readiness import LOWEST_FIRST, HeldAnswers, HeldView
from doingwith.reporting.readiness_words import count_words, themselves
from doingwith.reporting.wording import count, listed, sentence, word
from doingwith.theory.readiness import Rating, ReadinessRound, Side

__all__ = [
    "NOBODY",
    "NO_ANSWER",
    "TOO_FEW",
    "Voice",
    "counted_voice",
    "hands_of",
    "no_voice",
    "side_name",
    "voice_of",
]

KINDS = {
    Rating.IN_PLACE: "plain",
    Rating.PARTLY: "plain",
    Rating.NOT_IN_PLACE: "stop",
    Rating.DO_NOT_KNOW: "none",
}
NO_ANSWER = "No answer yet. That is not the same as no."
NOBODY = "Nobody has answered. That is not the same as no."
TOO_FEW = "Nobody has answered, or too few to be shown. That is not the same as no."
"""Where people answer by a code, two answers about a condition look like none."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One view of a condition, or that a side has not answered."""

    who: str
    rating: str
    kind: str
    reason: str
    origin: str


def voice_of(held: HeldView) -> Voice:
    """One view, and whose hand wrote it."""
    view = held.view
    written = f", written down by a {view.written_down_by}" if view.written_down_by else ""
    return Voice(
        who=side_name(view.side),
        rating=word(held.rating.rating),
        kind=KINDS[held.rating.rating],
        reason=held.rating.reason,
        origin=sentence(f"{view.given_by}{written}"),
    )


def counted_voice(held: HeldAnswers) -> Voice:
    """What people of a side answered themselves, counted together."""
    lowest = min(held.counts.given, key=LOWEST_FIRST.index)
    return Voice(
        who=side_name(held.answers.side),
        rating=count_words(held.counts),
        kind=KINDS[lowest],
        reason="",
        origin=sentence(themselves(held.counts)),
    )


def no_voice(side: Side, why: str) -> Voice:
    """That a side has no answer that can be shown, and why."""
    told = "no answer" if why == NO_ANSWER else "no answer to show"
    return Voice(who=side_name(side), rating=told, kind="none", reason="", origin=why)


def hands_of(one: ReadinessRound, side: Side) -> str:
    """Of a side how many answered themselves, and how many views somebody wrote down."""
    people = sum(told.people for told in one.answers_of(side))
    views = one.views_of(side)
    written = sum(bool(view.written_down_by) for view in views)
    parts = [
        *([f"{count(people, 'person', 'people')} answered themselves"] if people else []),
        *([f"{count(len(views) - written, 'view')} given by a member"] if len(views) > written else []),
        *([f"{count(written, 'view')} written down by somebody for them"] if written else []),
    ]
    return sentence(f"{side_name(side)}: {listed(parts) or 'no answer yet'}")


def side_name(side: Side) -> str:
    """The side as a line begins with it."""
    return sentence(word(side))[:-1]
