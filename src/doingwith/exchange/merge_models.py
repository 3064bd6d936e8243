"""One logic model put into another: a frozen version is never drawn otherwise."""

from collections.abc import Iterator
from dataclasses import replace

from doingwith.logic_models.freezing import version_hash
from doingwith.logic_models.model import LogicModel

__all__ = ["drawn_otherwise", "with_versions"]


def drawn_otherwise(stored: LogicModel, incoming: LogicModel) -> Iterator[str]:
    """A sentence for each frozen version of ``stored`` that ``incoming`` draws in another way."""
    for version in stored.versions:
        other = incoming.version(version.number)
        if version.frozen is None or other is None or version_hash(other) == version.frozen.hash:
            continue
        yield (
            f"Logic model {stored.id}: version {version.number} is frozen here, and the bundle draws it "
            "otherwise. A frozen version is never changed: give the bundle's drawing the next number "
            "after those stored."
        )


def with_versions(stored: LogicModel, incoming: LogicModel) -> LogicModel:
    """The incoming model with the versions and proposals that only the stored one has.

    A version that was frozen here stays frozen, whatever the bundle says of it.
    """
    versions = {version.number: version for version in stored.versions}
    for version in incoming.versions:
        before = versions.get(version.number)
        frozen = before.frozen if before and before.frozen else version.frozen
        versions[version.number] = replace(version, frozen=frozen)
    proposals = {one.id: one for one in (*stored.proposals, *incoming.proposals)}
    return replace(
        incoming,
        versions=tuple(versions[number] for number in sorted(versions)),
        proposals=tuple(proposals.values()),
    )
