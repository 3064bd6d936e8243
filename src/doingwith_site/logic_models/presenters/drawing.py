"""The words and the picture of a drawing: an outline in columns, and all that can be done with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe

from doingwith.logic_models.checks import CheckResult, check_version
from doingwith.logic_models.columns import Column
from doingwith.logic_models.crib_sheet import CRIB_SHEET, Prompt, prompts
from doingwith.logic_models.evidence import with_words_gone, words_gone
from doingwith.logic_models.freezing import is_as_frozen
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.reporting.logic_models.document import answer_sentences
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.version_drawing import node_words, version_drawing
from doingwith.reporting.wording import count, day, listed, sentence, word
from doingwith_site.logic_models.navigation import Board

__all__ = ["CardLine", "ColumnPart", "DrawingPage", "LinkLine"]


@dataclass(frozen=True, kw_only=True)
class LinkLine:
    """A link as it is read under the card it starts from."""

    board: Board
    number: int
    link: Link

    @property
    def other(self) -> str:
        """The words of the card it leads to."""
        return self.board.version.node_by_id[self.link.to].text

    @property
    def verb(self) -> str:
        """What it says of the two."""
        return word(self.link.kind)

    @property
    def rests_on(self) -> list[tuple[str, str]]:
        """What it rests on: words, and where they are read."""
        return self.board.rests_on(self.link.evidence)

    @property
    def told(self) -> list[str]:
        """Because, when, assumptions and how it stood, each a sentence."""
        return [sentence(each) for each in self._told()]

    def _told(self) -> Iterator[str]:
        link = self.link
        yield f"Because {link.because}" if link.because else "Nothing says why yet"
        if link.when or link.when_also:
            labels = {factor.id: factor.label for factor in self.board.factors.factors}
            also = [link.when_also] if link.when_also else []
            named = [*(labels.get(name, name) for name in link.when), *also]
            yield f"When: {listed(named)}"
        for assumption in link.assumptions:
            because = f": {assumption.status_because}" if assumption.status_because else ""
            yield f"Assumed: {assumption.text} ({word(assumption.status)}{because})"
        if link.standing_because or link.standing != "untested":
            because = f": {link.standing_because}" if link.standing_because else ""
            yield f"{word(link.standing)}{because}"
        if gone := words_gone(with_words_gone(link, self.board.lost).evidence):
            yield gone


@dataclass(frozen=True, kw_only=True)
class CardLine:
    """A card as it is read in its column, with the links from it."""

    board: Board
    node: Node
    links: list[LinkLine]

    @property
    def about(self) -> list[str]:
        """Status, valence, actor and where it comes from; that words it rested on were taken back; and what
        the programme says by now, where the words are the programme's.
        """
        gone = words_gone(with_words_gone(self.node, self.board.lost).evidence)
        newer = self.board.newer_words.get(self.node.id)
        now = [f"The programme now says “{newer}”. Change this card to take it over."] if newer else []
        return [*node_words(self.node), *([sentence(gone)] if gone else []), *now]

    @property
    def because(self) -> str:
        """What the status rests on."""
        return self.node.status_because

    @property
    def rests_on(self) -> list[tuple[str, str]]:
        """The evidence: words, and where they are read."""
        return self.board.rests_on(self.node.evidence)


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """What people answered to one prompt."""

    prompt: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ColumnPart:
    """One column: what to ask, its cards, and what people said about it."""

    board: Board
    column: Column
    cards: list[CardLine]

    @property
    def title(self) -> str:
        """Its name."""
        return word(self.column)

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """What the crib sheet asks for it."""
        return prompts(self.column)

    @property
    def answers(self) -> list[AnswerLine]:
        """What people answered, with the question."""
        known = {prompt.id: prompt.text for prompt in CRIB_SHEET}
        notes = self.board.version.notes(self.column)
        return [
            AnswerLine(prompt=known.get(answer.prompt, answer.prompt), text=answer.text)
            for answer in notes.answers
        ]

    @property
    def reflection(self) -> str:
        """What people said looking back on the column."""
        return self.board.version.notes(self.column).reflection

    @property
    def empty(self) -> str:
        """What stands where no card is."""
        why = self.board.version.notes(self.column).empty_because
        return f"Left empty: {why}" if why else "Nothing here yet."


@dataclass(frozen=True, kw_only=True)
class QuestionPart:
    """One of the three questions: what people answered and what can be seen."""

    check: CheckResult

    @property
    def answers(self) -> list[str]:
        """Who answered what, each a sentence."""
        return answer_sentences(self.check) if self.check.answers else []


@dataclass(frozen=True, kw_only=True)
class DrawingPage:
    """A drawing to read and, for those who may, to change."""

    board: Board

    @property
    def version(self) -> ModelVersion:
        """The drawing."""
        return self.board.version

    @property
    def title(self) -> str:
        """Which version of the model it is."""
        return f"Version {self.version.number}: drawn {word(self.version.kind)}"

    @property
    def lead(self) -> str:
        """How much there is, and whether it is settled."""
        size = f"{count(len(self.version.nodes), 'card')} and {count(len(self.version.links), 'link')}"
        if self.version.frozen is None:
            return f"{size}, still being drawn."
        on = f" on {day(self.version.frozen.dated_on)}" if self.version.frozen.dated_on else ""
        return f"{size}, frozen{on}. It stays as it is."

    @property
    def origin(self) -> list[str]:
        """Who was in the room, why it was drawn, and from what."""
        people = self.version.people
        room = f"In the room: {listed(people)}" if people else "Who was in the room: not reported"
        based = f"Drawn from version {self.version.based_on}" if self.version.based_on else ""
        return [sentence(each) for each in (room, self.version.reason, based, self.version.source) if each]

    @property
    def seal(self) -> str:
        """Whether a frozen version still says what it said; empty when not frozen."""
        if self.version.frozen is None:
            return ""
        holds = "still says" if is_as_frozen(self.version) else "no longer says"
        return f"It {holds} what it said when it was frozen."

    @property
    def fingerprint(self) -> str:
        """The hash of a frozen version, for whoever holds a copy beside it; empty when not frozen."""
        return f"SHA-256 {self.version.frozen.hash}" if self.version.frozen else ""

    @cached_property
    def columns(self) -> list[ColumnPart]:
        """The outline."""
        return [ColumnPart(board=self.board, column=column, cards=self._cards(column)) for column in Column]

    def _cards(self, column: Column) -> list[CardLine]:
        return [
            CardLine(
                board=self.board,
                node=node,
                links=self._links(node),
            )
            for node in self.version.in_column(column)
        ]

    def _links(self, node: Node) -> list[LinkLine]:
        return [
            LinkLine(board=self.board, number=number, link=link)
            for number, link in enumerate(self.version.links, start=1)
            if link.from_ == node.id
        ]

    @property
    def picture(self) -> SafeString:
        """The drawing as a picture; each card leads to its place in the outline."""
        return self.picture_at(100)

    def picture_at(self, size: int, page: str = "") -> SafeString:
        """The picture at so many per cent of its size; each card leads to its place on ``page``."""
        title = f"{self.board.model.title}: {word(self.version.kind)}"
        figure = drawing_figure(
            version_drawing(self.version, title),
            card_link=lambda name: f"{page}#card-{name}",
            scale=size / 100,
        )
        return mark_safe(figure.svg)  # noqa: S308  # drawn by the library, which escapes every word

    @property
    def questions(self) -> list[QuestionPart]:
        """The three questions with what a machine sees beside what people answered."""
        return [QuestionPart(check=check) for check in check_version(self.version, self.board.before)]
