"""Passages of words that were typed again go on where their quote still stands."""

from doingwith.evidence.following import place_in
from doingwith_site.evidence.excerpt_kinds import PartKind
from doingwith_site.evidence.models import AccountPart, Excerpt

__all__ = ["follow_text"]


def follow_text(part: AccountPart, old: str) -> tuple[int, int]:
    """Moves what is marked in ``old`` words of a part to where it stands in its words now.

    Gives how many passages followed, and how many stand there no more: those stay as they were marked. What
    is marked in the picture or the sound itself is not touched by words beside it.
    """
    current = Excerpt.objects.filter(part=part, part_version=part.version - 1)
    current.exclude(kind=PartKind.TEXT).update(part_version=part.version)
    followed, left = 0, 0
    for row in current.filter(kind=PartKind.TEXT):
        place = place_in(part.text, old, row.begins or 0, row.ends or 0)
        if place is None:
            left += 1
        else:
            Excerpt.objects.filter(pk=row.pk).update(
                begins=place[0], ends=place[1], part_version=part.version
            )
            followed += 1
    return followed, left
