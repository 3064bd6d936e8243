"""What two models have in common because cards of them are cards of the programme's own model."""

from collections.abc import Collection, Iterable, Iterator

from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["difference_between", "inherited_pairs"]

Drawn = tuple[LogicModel, ModelVersion]


def difference_between(
    before: Drawn, after: Drawn, *, pairs: Iterable[tuple[str, str]] = ()
) -> ModelDifference:
    """What changed from a drawing to another, of one model or of two: ``model_difference`` of them.

    Of one model, its other versions say what became of things on the way. Of two models, cards that are the
    same card of the programme are one idea; ``pairs`` are those that people confirmed.
    """
    (one, first), (other, last) = before, after
    return model_difference(
        first,
        last,
        pairs=(*pairs, *inherited_pairs(before, after)),
        versions=other.versions if one.id == other.id else (),
    )


def inherited_pairs(before: Drawn, after: Drawn) -> tuple[tuple[str, str], ...]:
    """Cards (id before, id after) of two models that are the same card of the programme.

    A project's card is the programme's card that it refers to, and what that card was split or merged into
    since. Two cards of two projects are one where they refer to the same card. Within one model nothing
    follows: there identifiers say what is the same.
    """
    (one, first), (other, last) = before, after
    if one.id == other.id or one.project is None is other.project:
        return ()
    theirs = [(node.id, _names(node, other)) for node in last.nodes]
    return tuple(_sharing(((node.id, _names(node, one)) for node in first.nodes), theirs))


def _names(node: Node, model: LogicModel) -> frozenset[str]:
    """The cards of the programme that a card is."""
    if model.project is None:
        return frozenset((node.id, *node.came_from))
    return frozenset((node.refers_to,) if node.refers_to else ())


def _sharing(
    ours: Iterable[tuple[str, frozenset[str]]], theirs: Collection[tuple[str, frozenset[str]]]
) -> Iterator[tuple[str, str]]:
    for old, names in ours:
        yield from ((old, new) for new, others in theirs if not names.isdisjoint(others))
