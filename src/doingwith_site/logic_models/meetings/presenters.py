"""The words of meetings: for people in the room at reading age 9 to 11, and for whoever leads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from doingwith.logic_models.columns import Column
from doingwith.logic_models.links import LinkKind
from doingwith.logic_models.model import ModelVersion
from doingwith.reporting.wording import count, sentence, word
from doingwith_site.consent.guests.visits import code_lines
from doingwith_site.design.qr import qr_of
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.meetings.rules import is_open
from doingwith_site.logic_models.navigation import Board

__all__ = [
    "PLAIN_COLUMNS",
    "GuestOutline",
    "MeetingPage",
    "MyCard",
    "RoomPage",
    "SuggestionLine",
]

PLAIN_COLUMNS: Mapping[Column, Any] = {
    Column.CONTEXT: _("How things are now"),
    Column.INPUTS: _("What we have to work with"),
    Column.ACTIVITIES: _("What we do"),
    Column.OUTPUTS: _("What we make or decide"),
    Column.OUTCOMES: _("What changes for people"),
    Column.IMPACT: _("What lasts"),
}
"""The columns in words for people who have never seen such a drawing."""
LEADS: Mapping[LinkKind, Any] = {
    LinkKind.LEADS_TO: _("leads to"),
    LinkKind.HINDERS: _("hinders"),
    LinkKind.CONDITION_OF: _("is a condition of"),
    LinkKind.FEEDBACK: _("feeds back to"),
}
"""Where a card leads, for people in the room."""
BECAME: Mapping[str, Any] = {
    "": _("Nobody has answered yet. Look again in a while."),
    "placed": _("Your card is in the drawing."),
    "aside": _("Set aside: %(reason)s"),
    "taken_back": _("You took this card back. Its words are gone."),
    "forgotten": _("The meeting was long ago, so the words of this card are gone."),
}


@dataclass(frozen=True, kw_only=True)
class OutlineCard:
    """A card and where it leads: in which way, and to which card."""

    text: str
    links: list[tuple[Any, str]]


@dataclass(frozen=True, kw_only=True)
class GuestOutline:
    """A drawing as people in the room read it: columns, cards, and what leads to what."""

    version: ModelVersion

    @property
    def columns(self) -> list[tuple[Any, list[OutlineCard]]]:
        """Each column's plain name and its cards."""
        return [(words, self._cards(column)) for column, words in PLAIN_COLUMNS.items()]

    def _cards(self, column: Column) -> list[OutlineCard]:
        return [
            OutlineCard(text=node.text, links=self._links(node.id)) for node in self.version.in_column(column)
        ]

    def _links(self, name: str) -> list[tuple[Any, str]]:
        nodes = self.version.node_by_id
        return [(LEADS[link.kind], nodes[link.to].text) for link in self.version.links if link.from_ == name]


@dataclass(frozen=True, kw_only=True)
class MyCard:
    """A card in the eyes of whoever suggested it. ``version`` is the drawing as it stands.

    ``reason`` says why it was set aside, without words that may not leave.
    """

    suggestion: Suggestion
    version: ModelVersion
    reason: str

    @property
    def words(self) -> str:
        """What it says; empty once its words are gone."""
        return self.suggestion.text

    @property
    def column(self) -> Any:  # noqa: ANN401
        """Where it was meant to be."""
        if not self.suggestion.column:
            return _("You were not sure where it belongs")
        return PLAIN_COLUMNS[Column(self.suggestion.column)]

    @property
    def became(self) -> Any:  # noqa: ANN401
        """What became of it."""
        if self.suggestion.became == "aside":
            return BECAME["aside"] % {"reason": self.reason}
        if self.suggestion.became == "placed":
            return self._in_the_drawing()
        return BECAME[self.suggestion.became]

    def _in_the_drawing(self) -> Any:  # noqa: ANN401
        node = self.version.node_by_id.get(self.suggestion.card)
        if node is None:
            return _("Your card was put in the drawing. The group has taken it out since.")
        if node.text != self.suggestion.text:
            return _("Your card is in the drawing. The group has changed its words since.")
        if node.column.value != self.suggestion.column:
            return _("Your card is in the drawing, under “%(column)s”.") % {
                "column": PLAIN_COLUMNS[node.column]
            }
        return BECAME["placed"]

    @property
    def is_in_drawing(self) -> bool:
        """Whether its words stand in a drawing that others see."""
        return self.suggestion.became == "placed"

    @property
    def can_be_taken_back(self) -> bool:
        """Whether there are words left to take back."""
        return bool(self.suggestion.text)


@dataclass(frozen=True, kw_only=True)
class RoomPage:
    """A meeting for somebody in the room. ``own_code`` is shown in the browser in which it was made.

    ``title`` says what the drawing is about. Without ``version``, the drawing is not shown any more.
    """

    meeting: DrawingMeeting
    title: str
    version: ModelVersion | None
    cards: Sequence[MyCard]
    own_code: str

    @property
    def is_open(self) -> bool:
        """Whether cards can be suggested now."""
        return self.version is not None

    @property
    def outline(self) -> GuestOutline | None:
        """The drawing."""
        return GuestOutline(version=self.version) if self.version else None

    @property
    def own_lines(self) -> list[str]:
        """The person's own code in two lines."""
        return code_lines(self.own_code)


@dataclass(frozen=True, kw_only=True)
class SuggestionLine:
    """A suggestion for whoever leads the meeting."""

    board: Board
    suggestion: Suggestion

    @property
    def column(self) -> str:
        """Which column it is meant for."""
        meant = self.suggestion.column
        return word(Column(meant)) if meant else "Not sure where it belongs"

    @property
    def columns(self) -> list[tuple[str, str, bool]]:
        """The columns it can be placed in: code, name, and whether it is meant for it."""
        return [(one.value, word(one), one.value == self.suggestion.column) for one in Column]

    @property
    def waits(self) -> bool:
        """Whether nobody has answered."""
        return not self.suggestion.became

    @property
    def text(self) -> str:
        """What it says, or that the words are gone."""
        return self.suggestion.text or "The words are gone."

    @property
    def by(self) -> str:
        """The name to show, if there is one."""
        name = self.suggestion.name_to_show
        return f"Suggested by {name}" if name else "Suggested without a name"

    @property
    def became(self) -> str:
        """What became of it, and who answered."""
        return {
            "": "Nobody has answered yet.",
            "placed": f"In the drawing{self._answered}.",
            "aside": f"Set aside{self._answered}: {self.suggestion.reason}",
            "taken_back": "Taken back by whoever suggested it.",
            "forgotten": self._forgotten,
        }[self.suggestion.became]

    @property
    def _forgotten(self) -> str:
        if self.suggestion.answered_at is None:
            return "Nobody answered in time."
        return f"Set aside{self._answered}. Why is not kept so long."

    @property
    def _answered(self) -> str:
        return f" by {self.suggestion.answered_by.name}" if self.suggestion.answered_by else ""

    @property
    def place_url(self) -> str:
        """Where it is put into the drawing."""
        return meeting_url(self.board, "place", self.suggestion.number)

    @property
    def aside_url(self) -> str:
        """Where it is set aside."""
        return meeting_url(self.board, "aside", self.suggestion.number)


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """A meeting for whoever leads it. ``address`` is where its code leads."""

    board: Board
    meeting: DrawingMeeting | None
    suggestions: Sequence[Suggestion]
    address: str

    @cached_property
    def is_open(self) -> bool:
        """Whether people can join now."""
        return self.meeting is not None and is_open(self.meeting)

    @property
    def lead(self) -> str:
        """Whether it is open, and how much waits."""
        waiting = sentence(f"{count(len(self.waiting), 'suggestion')} to answer")
        if self.meeting is None:
            return "No meeting about this drawing has been opened yet."
        if self.is_open:
            return f"Open since {at_words(self.meeting.opened_at)}. {waiting}"
        return f"The meeting is over. {waiting}"

    @property
    def qr(self) -> SafeString:
        """The square to scan."""
        return qr_of(self.address)

    @cached_property
    def waiting(self) -> list[SuggestionLine]:
        """What nobody has answered yet."""
        return [line for line in self._lines if line.waits]

    @property
    def answered(self) -> list[SuggestionLine]:
        """What became of the others, the last first."""
        return [line for line in reversed(self._lines) if not line.waits]

    @cached_property
    def _lines(self) -> list[SuggestionLine]:
        return [SuggestionLine(board=self.board, suggestion=one) for one in self.suggestions]

    @property
    def url(self) -> str:
        """Where the meeting is opened and led."""
        return meeting_url(self.board, "meeting")

    @property
    def close_url(self) -> str:
        """Where it is closed."""
        return meeting_url(self.board, "close")


def meeting_url(board: Board, name: str, *more: int) -> str:
    """The address of one of the meeting's pages."""
    parts = (board.programme.identifier, board.model.identifier, board.row.number, *more)
    return reverse(f"meetings:{name}", args=parts)


def at_words(moment: object) -> str:
    """The time of day and the day as people write it."""
    return date_format(localtime(moment), "H:i, j E Y")  # type: ignore[arg-type]
