"""What an exchange lost, for people and for programs."""

from collections.abc import Mapping

from doingwith.cli.output import say

__all__ = ["as_list", "say_each"]


def as_list(counts: Mapping[str, int]) -> list[dict[str, str | int]]:
    """Counts by what they count, for JSON."""
    return [{"what": what, "count": count} for what, count in counts.items()]


def say_each(begins: str, counts: Mapping[str, int]) -> None:
    """A line for each thing, with how many there are."""
    for what, count in counts.items():
        say(f"{begins}: {what} ({count:,})")
