"""What a form of a contribution record offers from outside the record, as far as the person may use it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.wording import word
from doingwith_site.cases.presenters.passages import passage_words, source_words
from doingwith_site.design.choosing import NOTHING_OFFERED, Offer
from doingwith_site.evidence.models import Excerpt

__all__ = ["NOTHING", "Around", "card_choices", "drawn_choices", "with_source"]


@dataclass(frozen=True, kw_only=True)
class Around:
    """Choices, each a name and words; of passages a page of them.

    The passages that evidence can rest on, the statements and clauses of the theory of change that can be
    tested, and the cards and links of logic models that can say the same.
    """

    passages: Offer = NOTHING_OFFERED
    clauses: tuple[tuple[str, str], ...] = ()
    cards: tuple[tuple[str, str], ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()


NOTHING = Around()


def card_choices(models: Iterable[LogicModel]) -> tuple[tuple[str, str], ...]:
    """The cards of the newest drawing of each logic model."""
    return tuple(
        (card.id, f"{card.text} ({word(card.column)}, {model.title})")
        for model, version in newest_drawings(models)
        for card in version.nodes
    )


def drawn_choices(models: Iterable[LogicModel]) -> tuple[tuple[str, str], ...]:
    """The links of the newest drawing of each logic model."""
    return tuple(
        (link.id, f"“{texts[link.from_]}” {word(link.kind)} “{texts[link.to]}” ({model.title})")
        for model, version in newest_drawings(models)
        for texts in [{card.id: card.text for card in version.nodes}]
        for link in version.links
        if {link.from_, link.to} <= texts.keys()
    )


def newest_drawings(models: Iterable[LogicModel]) -> Iterator[tuple[LogicModel, ModelVersion]]:
    """Each logic model with its newest version, where that has a card."""
    for model in models:
        if model.versions and model.versions[-1].nodes:
            yield model, model.versions[-1]


def with_source(row: Excerpt) -> str:
    """A passage as it is chosen: how it begins, and where it stands."""
    words = passage_words(row)  # of what has no words of its own they name the source already
    return f"{words} ({source_words(row)})" if row.quote.strip() else words
