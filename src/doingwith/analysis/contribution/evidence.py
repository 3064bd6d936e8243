"""Items of evidence: what was found, who told it, and which way it bears on what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.cases.readings import Confidence
from doingwith.logic_models.nodes import Provenance

__all__ = ["Bearing", "EvidenceItem", "EvidenceKind", "Strength", "Way"]


class EvidenceKind(StrEnum):
    """What sort of thing an item is. An opinion of the contribution is one kind among others."""

    DOCUMENT = "document"
    OBSERVATION = "observation"
    TESTIMONY = "testimony"
    FIGURE = "figure"
    SOMETHING_MADE = "something_made"
    OPINION = "opinion"


class Way(StrEnum):
    """Which way an item bears on what it is held against."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class Strength(StrEnum):
    """How strong an item is as evidence. It says nothing of how large the contribution was."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


@dataclass(frozen=True, kw_only=True)
class Bearing:
    """That an item bears on a link or on a rival explanation, named by its identifier in ``on``.

    ``answer`` is what was answered to a contradiction; an empty one leaves it open. Without
    ``strength`` nobody has rated it.
    """

    on: str
    way: Way
    strength: Strength | None = None
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class EvidenceItem:
    """One thing that was found. ``text`` is the evaluators' summary of it, in their own words.

    ``group`` is what the item shares its origin with: items of one group are not independent of each
    other and count once. Left out, the item is independent of all others. ``told_by`` is the part that
    the person plays who tells it. ``interested`` says that they gain when it is believed. ``certainty``
    is how sure they sounded. ``excerpts`` name the passages it rests on. An item that was taken out
    keeps its place with the reason in ``taken_out``, and counts for nothing.
    """

    id: str
    text: str
    kind: EvidenceKind
    source: str = ""
    pages: str = ""
    lines: tuple[int, ...] = ()
    provenance: Provenance | None = None
    group: str = ""
    told_by: str = ""
    interested: bool = False
    certainty: Confidence | None = None
    found_on: date | None = None
    excerpts: tuple[str, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    taken_out: str = ""

    @property
    def source_group(self) -> str:
        """The name of the group of items that count once: its own identifier when it has none."""
        return self.group or self.id

    def on(self, target: str) -> tuple[Bearing, ...]:
        """How the item bears on a link or a rival explanation."""
        return tuple(bearing for bearing in self.bearings if bearing.on == target)
