"""Documents of a programme that are searched part by part: what they are, and their copies kept in step.

An app puts its own kind into the table when it is ready, so that this file need not know it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save

from doingwith.common.said import Said
from doingwith_site.cases.models import SearchText
from doingwith_site.cases.search_copies import Copy
from doingwith_site.cases.search_rows import keep
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.rules import can

__all__ = [
    "DOCUMENTS",
    "Searched",
    "index_document",
    "closed_to",
    "index_documents",
    "kinds_hidden_from",
    "reindex_when_saved",
    "search_in",
]

Row = Any
"""The row of a document, which has a programme and may have a project."""


@dataclass(frozen=True, kw_only=True)
class Searched:
    """A kind of document. ``rows`` are all of it, with what a line of the search page says of each.

    ``says`` gives the number of the drawing that is read, 1 where there is none, and what each part says now;
    ``title`` and ``url`` what the page calls a copy and where it leads. ``permission`` is what a member needs
    to read the document's own page; ``seen``, where there is one, gives those that blinding lets them see.
    """

    kind: str
    permission: Permission
    rows: QuerySet[Any]
    says: Callable[[Row], tuple[int, Iterable[Said]]]
    title: Callable[[Row, SearchText], str]
    url: Callable[[str, Row, SearchText], str]
    seen: Callable[[Programme, User], QuerySet[Any]] | None = None


DOCUMENTS: dict[str, Searched] = {}
COLUMNS = ("document", "project_id", "place", "page", "body")
"""What tells the copies of one kind from each other."""


def search_in(new: Searched) -> None:
    """From now on documents of this kind are found. The copies of one that is deleted go with it."""
    DOCUMENTS[new.kind] = new
    post_delete.connect(
        lambda instance, **_: _copies(new.kind, instance).delete(),
        sender=new.rows.model,
        weak=False,
        dispatch_uid=f"search copies of {new.kind}",
    )


def reindex_when_saved(
    model: type[Model], index: Callable[[Row], None], *, columns: frozenset[str] | None = None
) -> None:
    """Indexes whenever such a row is saved, in the same transaction; of some columns, when one of them is."""

    def saved(instance: Model, update_fields: Iterable[str] | None = None, **_: object) -> None:
        if columns is None or update_fields is None or columns & set(update_fields):
            index(instance)

    post_save.connect(
        saved, sender=model, weak=False, dispatch_uid=f"search index of documents by {model.__name__}"
    )


def index_document(kind: str, row: Row) -> None:
    """Lets the copies of a document's parts say what it says now. What stayed the same is left alone."""
    _index(row.programme_id, kind, [row])


def index_documents(programme: Programme) -> None:
    """Every document of the programme, of every kind: after many were stored at once, without signals."""
    for kind, searched in DOCUMENTS.items():
        _index(programme.pk, kind, searched.rows.filter(programme=programme))


def _index(programme: int, kind: str, rows: Iterable[Row]) -> None:
    documents = {row.pk: row for row in rows}
    there = defaultdict[tuple[object, ...], list[int]](list)
    kept = SearchText.objects.filter(kind=kind, document__in=list(documents))
    for key, *copy in kept.values_list("pk", *COLUMNS):
        there[tuple(copy)].append(key)
    new = list[Copy]()
    for copy in (each for row in documents.values() for each in _parts(kind, row)):
        same = there[tuple(copy[name] for name in COLUMNS)]
        if same:
            same.pop()
        else:
            new.append({"kind": kind, **copy})
    gone = [key for keys in there.values() for key in keys]
    if gone:
        SearchText.objects.filter(pk__in=gone).delete()
    keep(programme, new)


def _parts(kind: str, row: Row) -> Iterator[Copy]:
    number, parts = DOCUMENTS[kind].says(row)
    project = getattr(row, "project_id", None)
    for place, words in parts:
        yield {"document": row.pk, "project_id": project, "place": place, "page": number, "body": words}


def kinds_hidden_from(membership: Membership) -> list[str]:
    """The kinds of documents whose own pages the member may not open."""
    return [kind for kind, searched in DOCUMENTS.items() if not can(membership, searched.permission)]


def closed_to(membership: Membership, documents: Iterable[tuple[str, int]]) -> frozenset[tuple[str, int]]:
    """Those of these documents, by kind and key, that blinding keeps from the member."""
    closed, asked = set[tuple[str, int]](), set(documents)
    for kind, searched in DOCUMENTS.items():
        keys = {key for one, key in asked if one == kind}
        if keys and searched.seen is not None:
            seen = searched.seen(membership.programme, membership.person).filter(pk__in=keys)
            closed |= {(kind, key) for key in keys.difference(seen.values_list("pk", flat=True))}
    return frozenset(closed)


def _copies(kind: str, row: Row) -> QuerySet[SearchText]:
    return SearchText.objects.filter(kind=kind, document=row.pk)
