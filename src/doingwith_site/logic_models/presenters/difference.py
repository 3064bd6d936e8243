"""The words of the page that lays two drawings beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from doingwith.logic_models.confirmed import Confirmed, pairs_of
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.inheritance import difference_between
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.realisation import expected_outcomes
from doingwith.reporting.context import capital
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
from doingwith_site.logic_models.passages import Named
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
    """Two cards that may be one idea, or that people have put together.

    ``by`` is who put them together; ``of`` the two versions of which they said so, when it is not these, and
    ``url`` where that is shown.
    """

    old: str
    new: str
    before: str
    after: str
    likeness: str = ""
    by: str = "Somebody"
    of: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class DifferencePage:
    """Two drawings and what changed from one to the other.

    ``pairs`` are the cards that people confirmed to be one idea, in any versions of the two models;
    ``factors`` are the labels of factors by identifier; ``named`` says what the evidence of the later one is.
    """

    frame: ProgrammeFrame
    row: LogicModelRow
    sides: list[Side]
    before: Side | None
    after: Side | None
    pairs: Sequence[Confirmed]
    may_draw: bool
    named: Named
    problem: str = ""
    factors: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def difference(self) -> ModelDifference | None:
        """What changed; None until there are two versions."""
        if self.before is None or self.after is None:
            return None
        one, other = self.before, self.after
        pairs = sorted({(line.old, line.new) for line in self.put_together})
        return difference_between((one.model, one.version), (other.model, other.version), pairs=pairs)

    @property
    def agreements_read(self) -> frozenset[int]:
        """The agreements, by their keys, of those whose words stand with what came of what was hoped for."""
        outcomes = expected_outcomes(self.difference) if self.difference else ()
        names = {name for outcome in outcomes for node in outcome.now for name in node.evidence}
        return self.named.agreements_of(names)

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
            linked=self.named.told,
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
        drawing = difference_drawing(self.difference, title, self.factors)
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

    @cached_property
    def put_together(self) -> list[PairLine]:
        """Cards that people put together, in these two drawings or in others of the same models."""
        if self.before is None or self.after is None:
            return []
        one, other = self.before, self.after
        ends = (one.model, one.version), (other.model, other.version)
        return [
            self._line(each, old, new) for each in self.pairs for old, new in sorted(pairs_of(each, *ends))
        ]

    @property
    def confirmed(self) -> list[PairLine]:
        """Those that people put together in just these two drawings, who can be told that they are two."""
        return [line for line in self.put_together if not line.of]

    @property
    def followed(self) -> list[PairLine]:
        """Those that are put together here because people did so in other versions, each once."""
        here = {(line.old, line.new) for line in self.confirmed}
        found = {(line.old, line.new): line for line in self.put_together if line.of}
        return [line for pair, line in found.items() if pair not in here]

    def _line(self, pair: Confirmed, old: str, new: str) -> PairLine:
        assert self.before is not None and self.after is not None, "there are two versions"  # noqa: S101, PT018
        sides = {side.code: side for side in (*self.sides, self.before, self.after)}
        codes = [f"{place.model}:{place.version}" for place in (pair.before, pair.after)]
        is_here = codes == [self.before.code, self.after.code]
        named = [sides[code].words for code in codes if code in sides]
        return PairLine(
            old=old,
            new=new,
            before=self.before.version.node_by_id[old].text,
            after=self.after.version.node_by_id[new].text,
            by=capital(pair.by) or "Somebody",
            of="" if is_here else " and ".join(f"“{words}”" for words in named),
            url="" if is_here else self._url_of(*codes),
        )

    def _url_of(self, before: str, after: str) -> str:
        page = reverse("logic_models:difference", args=(self.frame.identifier, self.row.identifier))
        return f"{page}?{urlencode({'from': before, 'to': after})}"
