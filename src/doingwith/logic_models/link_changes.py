"""What a link says beside its two ends, where it says something else than before: why, when, and who."""

from dataclasses import dataclass
from enum import StrEnum

from doingwith.logic_models.links import Link

__all__ = ["LinkPart", "LinkPartChange", "link_part_changes"]


class LinkPart(StrEnum):
    """What a link says beside its ends. Its assumptions have a table of their own."""

    BECAUSE = "because"
    WHEN = "when"
    WHEN_ALSO = "when_also"
    ACTOR = "actor"


@dataclass(frozen=True, kw_only=True)
class LinkPartChange:
    """One thing that a link says otherwise than before; a side that says nothing of it is empty.

    For WHEN each side has the factors in the order of the link; for the others at most one text.
    """

    part: LinkPart
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def added(self) -> tuple[str, ...]:
        """What is said only now."""
        return tuple(one for one in self.after if one not in self.before)

    @property
    def no_longer(self) -> tuple[str, ...]:
        """What was said only before."""
        return tuple(one for one in self.before if one not in self.after)


def link_part_changes(before: Link | None, after: Link | None) -> tuple[LinkPartChange, ...]:
    """What the two say differently, and all that one says where there is no other.

    The order in which factors are named is no difference.
    """
    changes = (
        LinkPartChange(part=part, before=_said(before, part), after=_said(after, part)) for part in LinkPart
    )
    return tuple(one for one in changes if set(one.before) != set(one.after))


def _said(link: Link | None, part: LinkPart) -> tuple[str, ...]:
    if link is None:
        return ()
    if part is LinkPart.WHEN:
        return link.when
    text = {LinkPart.BECAUSE: link.because, LinkPart.WHEN_ALSO: link.when_also, LinkPart.ACTOR: link.actor}
    return (text[part],) if text[part] else ()
