"""The words of the page that lays two drawings beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from doingwith.logic_models.difference import ModelDifference
from doingwith.logic_models.inheritance import difference_between
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.html import to_html_fragment
from doingwith.reporting.logic_models.difference_drawing import (
    card_of,
    counts_in_words,
    difference_drawing,
)
from doingwith.reporting.logic_models.document import difference_document, difference_title
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.wording import listed, word
from doingwith_site.logic_models.models import LogicModel as LogicModelRow
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["DifferencePage", "Side", "sides_of"]


@dataclass(frozen=True, kw_only=True)
class Side:
    """A version that can be chosen. ``code`` is MODEL:NUMBER, as on the command line."""

    model: LogicModel
    version: ModelVersion

    @property
    def code(self) -> str:
        """What the page sends for it."""
        return f"{self.model.id}:{self.version.number}"

    @property
    def words(self) -> str:
        """What is read for it: the version first, because a phone shows only the first words of a choice."""
        return f"Version {self.version.number}, {word(self.version.kind)}: {self.model.title}"


def sides_of(models: Sequence[LogicModel]) -> list[Side]:
    """Every version of these models, in order."""
    return [Side(model=model, version=version) for model in models for version in model.versions]


@dataclass(frozen=True, kw_only=True)
class PairLine:
    """Two cards that may be one idea, or that people have put together."""

    old: str
    new: str
    before: str
    after: str
    likeness: str = ""


@dataclass(frozen=True, kw_only=True)
class DifferencePage:
    """Two drawings and what changed from one to the other. ``pairs`` are those that people confirmed;
    ``factors`` are the labels of factors by identifier.
    """

    frame: ProgrammeFrame
    row: LogicModelRow
    sides: list[Side]
    before: Side | None
    after: Side | None
    pairs: list[tuple[str, str]]
    may_draw: bool
    problem: str = ""
    factors: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def difference(self) -> ModelDifference | None:
        """What changed; None until there are two versions."""
        if self.before is None or self.after is None:
            return None
        one, other = self.before, self.after
        return difference_between((one.model, one.version), (other.model, other.version), pairs=self.pairs)

    @property
    def lead(self) -> str:
        """What changed, in figures."""
        if self.difference is None:
            return "There are no two versions to lay beside each other yet."
        told = "Nothing changed." if self.difference.is_empty else counts_in_words(self.difference)
        numbers = [str(number) for number in self.difference.through]
        noun = "version" if len(numbers) == 1 else "versions"
        return f"{told} Followed through {noun} {listed(numbers)}." if numbers else told

    @property
    def body(self) -> SafeString:
        """The picture and the tables."""
        if self.difference is None or self.before is None or self.after is None:
            return SafeString("")
        document = difference_document(
            self.after.model,
            self.difference,
            earlier=self.before.model,
            factors=self.factors,
            card_link=self.card_url,
        )
        return mark_safe(to_html_fragment(document))  # noqa: S308  # the library's writer escapes every word

    def card_url(self, name: str) -> str:
        """Where a card of the picture is read: in the version after, or in the one before when it is gone."""
        node, is_gone = card_of(name)
        side = self.before if is_gone else self.after
        assert side is not None, "there are two versions"  # noqa: S101
        place = (self.frame.identifier, side.model.id, side.version.number)
        return f"{reverse('logic_models:drawing', args=place)}#card-{node}"

    def picture_at(self, size: int) -> SafeString:
        """The picture of both at so many per cent of its size; nothing until there are two versions."""
        if self.difference is None or self.before is None or self.after is None:
            return SafeString("")
        title = difference_title(self.after.model, self.difference, self.before.model)
        drawing = difference_drawing(self.difference, title)
        figure = drawing_figure(drawing, card_link=self.card_url, scale=size / 100)
        return mark_safe(figure.svg)  # noqa: S308  # drawn by the library, which escapes every word

    @property
    def suggestions(self) -> list[PairLine]:
        """Cards that may be the same, for people to confirm."""
        if self.difference is None:
            return []
        return [
            PairLine(
                old=one.before.id,
                new=one.after.id,
                before=one.before.text,
                after=one.after.text,
                likeness=f"{one.likeness:.0%} alike",
            )
            for one in self.difference.suggestions
        ]

    @property
    def confirmed(self) -> list[PairLine]:
        """Cards that people put together, and that are still there."""
        if self.difference is None:
            return []
        old, new = self.difference.before.node_by_id, self.difference.after.node_by_id
        return [
            PairLine(old=one, new=other, before=old[one].text, after=new[other].text)
            for one, other in self.pairs
            if one in old and other in new
        ]
