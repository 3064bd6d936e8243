"""Keeps the copies that can be searched in step with what they are copies of."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models.signals import post_save

from doingwith_site.cases.folding import folded, needs_folding
from doingwith_site.cases.models import Judgement, SearchText
from doingwith_site.common.inserting import insert_values
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.pages import pieces
from doingwith_site.evidence.models import AccountPart, Coding, DocumentVersion
from doingwith_site.evidence.records.marks import Mark, StoredCoding
from doingwith_site.programmes.models import Programme

__all__ = [
    "folded_for_here",
    "forget_removed_words",
    "index_again",
    "index_codings",
    "index_judgements",
    "index_parts",
    "index_versions",
    "listen",
]

Copy = dict[str, object]
"""What a row of ``SearchText`` holds, under the names of its columns."""


def listen() -> None:
    """From now on whatever is saved is indexed in the same transaction. A copy goes with what it copies."""
    for model, index in INDEXERS.items():
        post_save.connect(
            lambda instance, index=index, **_: index(instance),
            sender=model,
            weak=False,
            dispatch_uid=f"search index of {model.__name__}",
        )


def index_version(row: DocumentVersion, **_: Any) -> None:
    """A copy for each page of the text. Versions never change, so that once is enough."""
    if row.search_texts.exists():
        return
    index_versions(row.document.programme_id, [row])


def index_versions(programme: int, rows: Iterable[DocumentVersion]) -> None:
    """New versions that were stored many at once, without signals."""
    keep(programme, (page for row in rows for page in pages_of_version(row)))


def pages_of_version(row: DocumentVersion) -> list[Copy]:
    """A copy for each page, with whose document it is."""
    return pages(row.text, version_id=row.pk, project_id=row.document.project_id)


def index_part(row: AccountPart, **_: Any) -> None:
    """A copy for each page of the words as they are now."""
    row.search_texts.all().delete()
    index_parts(row.account.programme_id, [row])


def index_parts(programme: int, rows: Iterable[AccountPart]) -> None:
    """New parts that were stored many at once, without signals."""
    keep(programme, (page for row in rows for page in pages_of_part(row)))


def pages_of_part(row: AccountPart) -> list[Copy]:
    """A copy for each page, with whose agreement it stands under."""
    return pages(row.text, part_id=row.pk, agreement_id=row.account.agreement_id)


def index_coding(row: Coding, **_: Any) -> None:
    """The note, and a code in its maker's own words."""
    row.search_texts.all().delete()
    excerpt = row.excerpt
    agreement = excerpt.part.account.agreement_id if excerpt.part else None
    stored = StoredCoding(row.pk, Mark(excerpt.pk, excerpt.project_id, agreement), row.code, row.memo)
    keep(excerpt.programme_id, [words_of_coding(stored, row.coded_by_id)])


def index_codings(programme: int, new: Iterable[StoredCoding]) -> None:
    """Codings that were stored many at once, without signals."""
    keep(programme, map(words_of_coding, new))


def words_of_coding(new: StoredCoding, maker: int | None = None) -> Copy:
    """Its words, with whose they are and whose account they are about."""
    own = new.code.key if new.code.kind == CodeKind.FREE else ""
    words = "\n".join(filter(None, [own, new.memo]))
    mark = new.mark
    return {
        "coding_id": new.key,
        "body": words,
        "maker_id": maker,
        "project_id": mark.project,
        "agreement_id": mark.agreement,
    }


def index_judgement(row: Judgement, **_: Any) -> None:
    """The reason."""
    row.search_texts.all().delete()
    index_judgements(row.reading.case.programme_id, [row])


def index_judgements(programme: int, rows: Iterable[Judgement]) -> None:
    """Reasons that were stored many at once, without signals."""
    keep(programme, [reason_of(row) for row in rows])


def reason_of(row: Judgement) -> Copy:
    """The reason, with whose reading it belongs to."""
    reading = row.reading
    return {
        "judgement_id": row.pk,
        "body": row.reason,
        "reading_id": reading.pk,
        "maker_id": reading.person_id,
    }


def pages(text: str, **whose: int | None) -> list[Copy]:
    """A copy for each page of a text."""
    found = enumerate(pieces(text), start=1)
    return [{"page": number, "body": text[begins:ends], **whose} for number, (begins, ends) in found]


INDEXERS: dict[Any, Any] = {
    DocumentVersion: index_version,
    AccountPart: index_part,
    Coding: index_coding,
    Judgement: index_judgement,
}


def keep(programme: int, copies: Iterable[Copy]) -> None:
    """Stores the copies, with the text without accents beside them where the database needs it."""
    insert_values(SearchText, (_with_folded(programme, copy) for copy in copies if str(copy["body"]).strip()))


def _with_folded(programme: int, copy: Copy) -> Copy:
    return {"programme_id": programme, "folded": folded_for_here(str(copy["body"])), **copy}


def folded_for_here(text: str) -> str:
    """What stands beside a copy: the text without accents; nothing where SQLite leaves them out by itself."""
    return folded(text) if connection.vendor == "postgresql" or needs_folding(text) else ""


def index_again(programme: Programme) -> int:
    """Makes every copy of the programme anew; says how many there are then."""
    programme.search_texts.all().delete()
    rows: list[Any] = [
        *DocumentVersion.objects.filter(document__programme=programme),
        *AccountPart.objects.filter(account__programme=programme),
        *Coding.objects.filter(excerpt__programme=programme),
        *Judgement.objects.filter(reading__case__programme=programme),
    ]
    for row in rows:
        INDEXERS[type(row)](row)
    return programme.search_texts.count()


def forget_removed_words() -> None:
    """SQLite's index keeps removed words until its parts are put together; then wiping finds them free."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO cases_search(cases_search) VALUES ('optimize')")
