"""What nodes and links rest on, by name."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["evidence_named", "without_evidence"]

Part = TypeVar("Part", Node, Link)


def evidence_named(version: ModelVersion) -> Iterator[str]:
    """Every name of evidence in a version, nodes before links, as often as it stands there."""
    for node in version.nodes:
        yield from node.evidence
    for link in version.links:
        yield from link.evidence


def without_evidence(model: LogicModel, names: Collection[str]) -> LogicModel:
    """The model with no reference to these. Frozen versions keep their hash: it leaves evidence out."""
    versions = tuple(
        replace(
            version,
            nodes=tuple(_without_names(node, names) for node in version.nodes),
            links=tuple(_without_names(link, names) for link in version.links),
        )
        for version in model.versions
    )
    return replace(model, versions=versions)


def _without_names(part: Part, names: Collection[str]) -> Part:
    return replace(part, evidence=tuple(name for name in part.evidence if name not in names))
