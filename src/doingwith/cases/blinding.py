"""Who sees what of a reading, and when: one function without storage, pages or time.

It governs everything that belongs to a reading: judgements, reasons, marked passages, codes, memos,
what a search finds, what is counted, and what leaves in a report, a bundle or another export.
"""

from enum import StrEnum

from doingwith.cases.phases import Phase

__all__ = ["HIDDEN", "OPEN", "Sight", "Viewer", "sight"]


class Viewer(StrEnum):
    """Who looks. ``RECORD`` is everything made for all: tables, counts, reports, exports."""

    AUTHOR = "author"
    OTHER_READER = "other_reader"
    COLLEAGUE = "colleague"
    RECORD = "record"


class Sight(StrEnum):
    """How much of it is seen: nothing; that it is there, and not how far it has come; or all of it."""

    NOTHING = "nothing"
    EXISTENCE = "existence"
    ALL = "all"


OPEN = frozenset({Phase.COMPARING, Phase.FINAL})
"""The phases in which every reading is in."""
HIDDEN = frozenset(Phase) - OPEN


def sight(viewer: Viewer, phase: Phase, *, is_excused: bool = False) -> Sight:
    """How much ``viewer`` sees, in this phase of the case, of what a reader made.

    An author always sees their own. Everybody else sees nothing of its content until every
    reading is in; people may know that somebody reads, and the record shared by all does not even
    count it. Codes and passages marked before reading has begun are hidden likewise, so that
    whoever reads later reads as freshly as the first.

    A reader who was excused (``is_excused``) never handed in: what they made stays hidden from
    everybody else in every phase, and counts for nothing.

    A reading without an author of this site, which came with a bundle, is in already and is not
    asked about here.
    """
    if viewer is Viewer.AUTHOR or (phase in OPEN and not is_excused):
        return Sight.ALL
    return Sight.NOTHING if viewer is Viewer.RECORD else Sight.EXISTENCE
