"""Keeps the copies that can be searched in step with what they are copies of."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models.signals import post_save

from doingwith_site.cases.folding import folded, needs_folding
from doingwith_site.cases.models import CaseQuestion, Judgement, Proposal, SearchText
from doingwith_site.cases.search_copies import (
    Copy,
    pages_of_part,
    pages_of_version,
    reason_of,
    reason_of_proposal,
    words_of_brief,
    words_of_coding,
    words_of_question,
)
from doingwith_site.common.inserting import insert_values
from doingwith_site.evidence.models import AccountPart, Coding, DocumentVersion
from doingwith_site.evidence.records.marks import Mark, StoredCoding
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief

__all__ = [
    "folded_for_here",
    "forget_removed_words",
    "index_again",
    "index_briefs",
    "index_codings",
    "index_judgements",
    "index_parts",
    "index_versions",
    "listen",
]


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


def index_part(row: AccountPart, **_: Any) -> None:
    """A copy for each page of the words as they are now."""
    row.search_texts.all().delete()
    index_parts(row.account.programme_id, [row])


def index_parts(programme: int, rows: Iterable[AccountPart]) -> None:
    """New parts that were stored many at once, without signals."""
    keep(programme, (page for row in rows for page in pages_of_part(row)))


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


def index_judgement(row: Judgement, **_: Any) -> None:
    """The reason."""
    row.search_texts.all().delete()
    index_judgements(row.reading.case.programme_id, [row])


def index_judgements(programme: int, rows: Iterable[Judgement]) -> None:
    """Reasons that were stored many at once, without signals."""
    keep(programme, [reason_of(row) for row in rows])


def index_briefs(rows: Iterable[Brief]) -> None:
    """Briefs that were stored many at once, without signals."""
    for row in rows:
        index_brief(row)


def index_brief(row: Brief, **_: Any) -> None:
    """What a project is asked to do."""
    again(row, row.project.programme_id, words_of_brief(row))


def index_question(row: CaseQuestion, **_: Any) -> None:
    """A question to the people of a project, with the answer when there is one."""
    again(row, row.case.programme_id, words_of_question(row))


def index_proposal(row: Proposal, **_: Any) -> None:
    """What a reader proposes, and why."""
    again(row, row.case.programme_id, reason_of_proposal(row))


def again(row: Brief | CaseQuestion | Proposal, programme: int, copy: Copy) -> None:
    """One copy in the place of the one before."""
    row.search_texts.all().delete()
    keep(programme, [copy])


INDEXERS: dict[Any, Any] = {
    DocumentVersion: index_version,
    AccountPart: index_part,
    Coding: index_coding,
    Judgement: index_judgement,
    Brief: index_brief,
    CaseQuestion: index_question,
    Proposal: index_proposal,
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
        *Brief.objects.filter(project__programme=programme),
        *CaseQuestion.objects.filter(case__programme=programme),
        *Proposal.objects.filter(case__programme=programme),
    ]
    for row in rows:
        INDEXERS[type(row)](row)
    return programme.search_texts.count()


def forget_removed_words() -> None:
    """SQLite's index keeps removed words until its parts are put together; then wiping finds them free."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO cases_search(cases_search) VALUES ('optimize')")
