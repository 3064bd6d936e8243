"""What a form of a contribution record offers from outside the record, as far as the person may use it."""

from collections.abc import Iterable
from dataclasses import dataclass

from doingwith_site.cases.presenters.passages import passage_words
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
    return tuple(
        (excerpt_name(row.identifier, row.token), f"{passage_words(row)} ({source_words(row)})")
        for row in rows
    )


def source_words(row: Excerpt) -> str:
    """Where a passage stands."""
    if row.version:
        return row.version.document.title
    assert row.part is not None, "a passage stands in a document or an account"  # noqa: S101
    return f"account {row.part.account.identifier}"
