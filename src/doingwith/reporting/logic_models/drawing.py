"""What is to be drawn of a logic model, apart from where it stands and how it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from doingwith.logic_models.columns import Column
from doingwith.logic_models.links import LinkKind

__all__ = ["Arrow", "Card", "Drawing", "Look"]


class Look(StrEnum):
    """How a card or an arrow is drawn. Words say the same beside it."""

    PLAIN = "plain"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Card:
    """A node as it is drawn: words above it, its own words, and words below.

    ``spoken`` is all of it in one sentence, for those who hear the picture.
    """

    id: str
    column: Column
    text: str
    spoken: str
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    look: Look = Look.PLAIN


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """A link as it is drawn, with the number under which the table tells more of it.

    ``mark`` stands beside the number; what the marks mean stands in the drawing's key. ``spoken`` is
    all of it in one sentence.
    """

    id: str
    start: str
    end: str
    number: int
    spoken: str
    mark: str = ""
    kind: LinkKind = LinkKind.LEADS_TO
    look: Look = Look.PLAIN

    @property
    def label(self) -> str:
        """What stands at the arrow's end."""
        return f"{self.number} {self.mark}".rstrip()


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Cards in columns and arrows between them. ``empty`` has the words for columns without a card.

    ``size`` says how much there is to see, ``elsewhere`` where the same stands in words beside the picture.
    """

    title: str
    size: str
    elsewhere: str
    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...]
    empty: Mapping[Column, str]
    key: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """What the picture shows, and where its words stand."""
        return f"{self.size} {self.elsewhere}".strip()
