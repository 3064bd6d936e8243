"""How a marked passage is named: its words, or which part of a picture or recording it is, and of what."""

from collections.abc import Iterable

from doingwith_site.evidence.models import Excerpt

__all__ = ["agreement_of", "agreements_in", "part_words", "passage_words", "source_words", "stretch"]

A_MINUTE = 60_000


def passage_words(passage: Excerpt) -> str:
    """The beginning of what was marked; of a picture or recording, which part of which it is."""
    words = " ".join(passage.quote.split())
    if not words:
        return f"{part_words(passage)}, {source_words(passage)}"
    return words if len(words) <= 160 else f"{words[:160].rsplit(' ', 1)[0]} …"


def part_words(excerpt: Excerpt) -> str:
    """What was marked, in words."""
    if excerpt.kind == "sound":
        return stretch(excerpt.begins or 0, excerpt.ends or 0)
    if excerpt.kind == "area" and excerpt.page:
        corners = f"{excerpt.left},{excerpt.top} to {excerpt.right},{excerpt.bottom}"
        return f"a part of page {excerpt.page}, {corners}"
    if excerpt.kind == "area":
        return f"a part of the picture, {excerpt.left},{excerpt.top} to {excerpt.right},{excerpt.bottom}"
    return excerpt.quote


def stretch(begins: int, ends: int) -> str:
    """From when to when, in seconds, or as a player shows it where that is more than a minute."""
    if ends < A_MINUTE:
        return f"from {begins / 1000:g} to {ends / 1000:g} seconds"
    return f"from {clock(begins)} to {clock(ends)}"


def clock(milliseconds: int) -> str:
    """Such as 1:05 or 1:02:03.5."""
    minutes, rest = divmod(milliseconds, A_MINUTE)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 1000:06.3f}".rstrip("0").rstrip(".")
    return f"{hours}:{minutes:02}:{seconds}" if hours else f"{minutes}:{seconds}"


def source_words(excerpt: Excerpt) -> str:
    """What the passage is a part of."""
    if excerpt.version is not None:
        return excerpt.version.document.title
    return f"account {excerpt.part.account.identifier}" if excerpt.part else ""


def agreement_of(passage: Excerpt) -> int | None:
    """The key of the agreement of whoever told the words that stand in it; None when nobody's own do."""
    return passage.part.account.agreement_id if passage.part and passage.quote.strip() else None


def agreements_in(passages: Iterable[Excerpt]) -> frozenset[int]:
    """The agreements, by their keys, of those whose own words stand in these passages."""
    return frozenset(key for key in map(agreement_of, passages) if key is not None)
