"""Which two versions of a theory are compared: those asked for, else the newest and the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from doingwith.theory.lineage import newest, version_before
from doingwith.theory.theory import TheoryVersion

__all__ = ["VersionChoice", "choose_versions"]


@dataclass(frozen=True, kw_only=True)
class VersionChoice:
    """The version being read and the one it is compared with; ``problem`` says what could not be done."""

    before: TheoryVersion | None
    after: TheoryVersion | None
    problem: str = ""


def choose_versions(versions: Sequence[TheoryVersion], asked_from: str, asked_to: str) -> VersionChoice:
    """The versions asked for by identifier; empty text stands for the usual ones."""
    by_id = {version.id: version for version in versions}
    unknown = [asked for asked in (asked_from, asked_to) if asked and asked not in by_id]
    if unknown:
        return _usual(
            versions, f"There is no version “{shortened(unknown[0])}” here. Choose one from the list."
        )
    after = by_id.get(asked_to) or newest(versions)
    before = by_id.get(asked_from) or _one_before(after, versions)
    if before and after and before.id == after.id:
        return _usual(versions, "A version cannot be compared with itself. Choose two different ones.")
    return VersionChoice(before=before, after=after)


def shortened(text: str) -> str:
    """What somebody asked for, short enough for a sentence."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def _usual(versions: Sequence[TheoryVersion], problem: str) -> VersionChoice:
    after = newest(versions)
    return VersionChoice(before=_one_before(after, versions), after=after, problem=problem)


def _one_before(after: TheoryVersion | None, versions: Sequence[TheoryVersion]) -> TheoryVersion | None:
    """The version that this one revises, else the one that stands before it."""
    if after is None:
        return None
    place = [version.id for version in versions].index(after.id)
    return version_before(after, versions) or (versions[place - 1] if place else None)
