"""Puts copies into the table of what can be searched, and removed words out of its index."""

from collections.abc import Callable, Iterable

from django.db import connection

from doingwith_site.cases.folding import folded, needs_folding
from doingwith_site.cases.models import SearchText
from doingwith_site.cases.search_copies import Copy
from doingwith_site.common.inserting import insert_values

__all__ = ["folded_for_here", "forget_removed_words", "keep"]


def keep(programme: int, copies: Iterable[Copy]) -> None:
    """Stores the copies, with the text without accents beside them where the database needs it."""
    fold = _folding()
    new = ((copy, str(copy["body"])) for copy in copies)
    insert_values(
        SearchText,
        ({"programme_id": programme, "folded": fold(body), **copy} for copy, body in new if body.strip()),
    )


def folded_for_here(text: str) -> str:
    """What stands beside a copy: the text without accents; nothing where SQLite leaves them out by itself."""
    return _folding()(text)


def _folding() -> Callable[[str], str]:
    return folded if connection.vendor == "postgresql" else _folded_where_needed


def _folded_where_needed(text: str) -> str:
    return folded(text) if needs_folding(text) else ""


def forget_removed_words() -> None:
    """SQLite's index keeps removed words until its parts are put together; then wiping finds them free."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO cases_search(cases_search) VALUES ('optimize')")
