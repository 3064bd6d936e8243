"""Slow twins of what is one in two drawings: links, and what must be so for them."""

from collections.abc import Callable, Mapping

from doingwith.logic_models.families import Families
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion

__all__ = ["slow_assumption_pairs", "slow_link_pairs"]


def slow_link_pairs(before: ModelVersion, after: ModelVersion, known: Families) -> dict[str, str]:
    """Asks of every two links whether they are one, from the surest sign to the least."""

    def ends(old: Link, new: Link) -> tuple[tuple[int, int], tuple[int, int]]:
        was, now = known.of_before, known.of_after
        return (was[old.from_], was[old.to]), (now[new.from_], now[new.to])

    def is_same(old: Link, new: Link) -> bool:
        return ends(old, new)[0] == ends(old, new)[1]

    def is_turned(old: Link, new: Link) -> bool:
        return ends(old, new)[0] == ends(old, new)[1][::-1]

    signs: tuple[Callable[[Link, Link], bool], ...] = (
        lambda old, new: old.id == new.id,
        lambda old, new: is_same(old, new) and old.kind is new.kind,
        lambda old, new: is_turned(old, new) and old.kind is new.kind,
        is_same,
    )
    pairs: dict[str, str] = {}
    for sign in signs:
        for new in sorted(after.links, key=lambda link: link.id):
            for old in sorted(before.links, key=lambda link: link.id):
                if new.id not in pairs and old.id not in pairs.values() and sign(old, new):
                    pairs[new.id] = old.id
    return pairs


def slow_assumption_pairs(
    before: ModelVersion, after: ModelVersion, links: Mapping[str, str]
) -> dict[str, str]:
    """The same identifier; else the same words at links that are one."""
    old_ones = [(link, one) for link in before.links for one in link.assumptions]
    new_ones = [(link, one) for link in after.links for one in link.assumptions]
    pairs = {new.id: old.id for _, new in new_ones for _, old in old_ones if new.id == old.id}
    for here, new in new_ones:
        for there, old in old_ones:
            alike = " ".join(old.text.lower().split()) == " ".join(new.text.lower().split())
            free = new.id not in pairs and old.id not in pairs.values()
            if free and alike and links.get(here.id) == there.id:
                pairs[new.id] = old.id
    return pairs
