"""What a form of a contribution record offers from outside the record, as far as the person may use it."""

from collections.abc import Iterable
from dataclasses import dataclass

from doingwith_site.cases.presenters.passages import passage_words, source_words
from doingwith_site.evidence.models import Excerpt
from doingwith_site.evidence.records.marks import excerpt_name

__all__ = ["NOTHING", "Around", "passage_choices"]


@dataclass(frozen=True, kw_only=True)
class Around:
    """Choices, each a name and words: the passages that evidence can rest on."""

    passages: tuple[tuple[str, str], ...] = ()


NOTHING = Around()


def passage_choices(rows: Iterable[Excerpt]) -> tuple[tuple[str, str], ...]:
    """Passages as they are chosen: what a bundle calls them, and how they begin and where they stand."""
    return tuple((excerpt_name(row.identifier, row.token), _with_source(row)) for row in rows)


def _with_source(row: Excerpt) -> str:
    words = passage_words(row)  # of what has no words of its own they name the source already
    return f"{words} ({source_words(row)})" if row.quote.strip() else words
