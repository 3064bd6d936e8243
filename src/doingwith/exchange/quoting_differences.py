"""What changed between two drawings, without what rests on words that may not leave."""

from collections.abc import Iterable, Set
from dataclasses import replace

from doingwith.exchange.quoting import without_words
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.lineage import bones
from doingwith.logic_models.model import LogicModel, ModelVersion

__all__ = ["difference_without_words"]

Models = tuple[LogicModel, LogicModel]


def difference_without_words(
    models: Models,
    difference: ModelDifference,
    texts: Iterable[str],
    names: Set[str] = frozenset(),
    lost: Set[str] = frozenset(),
) -> tuple[Models, ModelDifference, int]:
    """The models (without their versions) and the difference, as ``without_words`` leaves a drawing.

    ``models`` are those of the drawing before and of the one after, with their versions.
    What is held back is counted in the two drawings, and in the reasons given between them. Why something
    changed is told of the drawings without it; what became of each card and link stays as it was found.
    """
    held = tuple(texts)
    bare = tuple(replace(model, versions=(), proposals=()) for model in models)
    of_two = models[0].id != models[1].id
    between = tuple(bones(one) for one in models[1].versions if one.number in difference.through)
    rested = tuple(replace(bones(one), reasons=()) for each in models for one in each.versions)
    seen = (bare if of_two else bare[1:], difference.before, difference.after, between, rested)
    (_, before, after, between, _), places = without_words(seen, held, names, lost)
    ((first, last), made), _ = without_words((bare, difference), held, names, lost)
    return (first, last), _with_reasons_of(made, before, after, between), places


def _with_reasons_of(
    difference: ModelDifference,
    before: ModelVersion,
    after: ModelVersion,
    between: tuple[ModelVersion, ...],
) -> ModelDifference:
    """The difference with why each thing changed as these drawings tell it: words are held back in them."""
    pairs = [(old.id, new.id) for one in difference.nodes for old in one.before for new in one.after]
    told = model_difference(before, after, pairs=pairs, versions=between)
    nodes = zip(difference.nodes, told.nodes, strict=True)
    links = zip(difference.links, told.links, strict=True)
    return replace(
        difference,
        nodes=tuple(replace(one, reasons=other.reasons) for one, other in nodes),
        links=tuple(replace(one, reasons=other.reasons) for one, other in links),
    )
