"""Where the links of a contribution record stand in the logic models that people drew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doingwith.analysis.contribution.record import CausalLink, CausalNode
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["DrawnCard", "DrawnLink", "drawn_cards", "drawn_links", "models_about"]


@dataclass(frozen=True, kw_only=True)
class DrawnLink:
    """A link as it was drawn last, with the number that it has in the picture."""

    model: LogicModel
    version: ModelVersion
    link: Link
    number: int


@dataclass(frozen=True, kw_only=True)
class DrawnCard:
    """A card as it was drawn last."""

    model: LogicModel
    version: ModelVersion
    card: Node


def models_about(models: Sequence[LogicModel], project: str) -> tuple[LogicModel, ...]:
    """The logic models that speak of a project: its own first, then the programme's."""
    return (
        *(model for model in models if model.project == project),
        *(model for model in models if model.project is None),
    )


def drawn_links(link: CausalLink, models: Sequence[LogicModel]) -> tuple[DrawnLink, ...]:
    """The drawn links that a record's link names, each from the first of ``models`` and its last version."""
    return tuple(found for name in link.model_links if (found := next(_drawn(name, models), None)))


def drawn_cards(node: CausalNode, models: Sequence[LogicModel]) -> tuple[DrawnCard, ...]:
    """The cards that a record's node names, each from the first of ``models`` and its last version."""
    found = (
        next(
            (
                DrawnCard(model=model, version=version, card=version.node_by_id[name])
                for model in models
                for version in reversed(model.versions)
                if name in version.node_by_id
            ),
            None,
        )
        for name in node.model_nodes
    )
    return tuple(one for one in found if one)


def _drawn(name: str, models: Sequence[LogicModel]) -> Iterator[DrawnLink]:
    for model in models:
        for version in reversed(model.versions):
            for number, link in enumerate(version.links, start=1):
                if link.id == name:
                    yield DrawnLink(model=model, version=version, link=link, number=number)
