"""What nodes and links rest on, by name, and that it was taken back."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from doingwith.consent.redaction import REMOVED
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = [
    "ALL_GONE",
    "evidence_named",
    "is_token",
    "words_gone",
    "with_words_gone",
    "without_evidence",
]

Part = TypeVar("Part", Node, Link)
ALL_GONE = "the words it rested on were taken back"
SOME_GONE = "some of the words it rested on were taken back"
_TOKEN = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_token(name: str) -> bool:
    """Whether a name is one that the site made for a passage, which tells people nothing."""
    return _TOKEN.fullmatch(name) is not None


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


def with_words_gone(part: Part, lost: frozenset[str]) -> Part:
    """The node or link with a mark among its evidence, when it rested on words that were taken back.

    ``lost`` are the identifiers of those that did; what came from such a node did, too. It is for showing, so
    that nobody reads that nothing was ever linked: the mark names nothing and is not to be stored.
    """
    if lost.isdisjoint(_names_of(part)) or REMOVED in part.evidence:
        return part
    return replace(part, evidence=(*part.evidence, REMOVED))


def _names_of(part: Node | Link) -> tuple[str, ...]:
    return (part.id, *part.came_from) if isinstance(part, Node) else (part.id,)


def words_gone(evidence: Sequence[str]) -> str:
    """That words on which something with this evidence rested were taken back; empty without such a mark."""
    if REMOVED not in evidence:
        return ""
    return ALL_GONE if set(evidence) == {REMOVED} else SOME_GONE


def _without_names(part: Part, names: Collection[str]) -> Part:
    return replace(part, evidence=tuple(name for name in part.evidence if name not in names))
