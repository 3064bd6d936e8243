"""Freezing a version: from then on it stands as it was drawn, and its hash shows that it does."""

import hashlib
from dataclasses import replace
from datetime import date

from doingwith.common.canonical import canonical_text
from doingwith.logic_models.model import Freezing, LogicModel, ModelVersion

__all__ = ["freeze", "frozen_anew", "is_as_frozen", "version_frozen_anew", "version_hash"]


def version_hash(version: ModelVersion) -> str:
    """The SHA-256 of a version's canonical form, in hexadecimal.

    Its freezing is left out, and so are references to evidence: whoever spoke may take their words
    back at any time, and the frozen drawing must stand without them.
    """
    drawn = replace(
        version,
        frozen=None,
        nodes=tuple(replace(node, evidence=()) for node in version.nodes),
        links=tuple(replace(link, evidence=()) for link in version.links),
    )
    return hashlib.sha256(canonical_text(drawn).encode()).hexdigest()


def freeze(version: ModelVersion, *, on: date | None = None, by: str = "") -> ModelVersion:
    """The version, frozen. One that is frozen already stays as it is."""
    if version.frozen is not None:
        return version
    return replace(version, frozen=Freezing(hash=version_hash(version), dated_on=on, by=by))


def frozen_anew(model: LogicModel) -> LogicModel:
    """The model after somebody's words were taken out of it: its frozen versions settled as they are now.

    Words taken back are the one thing for which a frozen version changes.
    """
    return replace(model, versions=tuple(map(version_frozen_anew, model.versions)))


def version_frozen_anew(version: ModelVersion) -> ModelVersion:
    """One version, settled as it is now; as it is when it is not frozen."""
    if version.frozen is None:
        return version
    return replace(version, frozen=replace(version.frozen, hash=version_hash(version)))


def is_as_frozen(version: ModelVersion) -> bool:
    """Whether a version still says what it said when it was frozen; True for one that is not frozen."""
    return version.frozen is None or version.frozen.hash == version_hash(version)
