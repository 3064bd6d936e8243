"""Passages to choose from, a page at a time."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet

from doingwith_site.design.choosing import Offer
from doingwith_site.evidence.excerpts.queries import called
from doingwith_site.evidence.models import Excerpt
from doingwith_site.evidence.records.marks import excerpt_name

__all__ = ["OfferedPassages", "offered_passages"]

MOST_PASSAGES = 200
"""As many as one page offers."""


@dataclass(frozen=True, kw_only=True)
class OfferedPassages:
    """One page of passages by name, and before them those that are chosen already."""

    rows: Mapping[str, Excerpt]
    page: int
    pages: int

    def in_words(self, words: Callable[[Excerpt], str]) -> Offer:
        """What a form offers: each passage as ``words`` tells it."""
        choices = [(name, words(row)) for name, row in self.rows.items()]
        return Offer(choices=choices, page=self.page, pages=self.pages)


def offered_passages(
    found: QuerySet[Excerpt], chosen: Collection[str] = (), page: int | None = None
) -> OfferedPassages:
    """A page of these passages, and before it those of the names ``chosen`` that are among them.

    A page that is not there gives the first or the last.
    """
    turned = Paginator(found, MOST_PASSAGES).get_page(page or 1)
    on_page = by_name(turned)
    others = frozenset(chosen) - on_page.keys()
    first = by_name(found.filter(called(others))) if others else {}
    return OfferedPassages(rows={**first, **on_page}, page=turned.number, pages=turned.paginator.num_pages)


def by_name(rows: Iterable[Excerpt]) -> dict[str, Excerpt]:
    """Each passage by what a bundle calls it."""
    return {excerpt_name(row.identifier, row.token): row for row in rows}
