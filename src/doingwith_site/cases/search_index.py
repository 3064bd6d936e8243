"""Keeps the copies that can be searched in step with what they are copies of."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save

from doingwith_site.cases.models import CaseQuestion, Judgement, Proposal
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
from doingwith_site.cases.search_documents import index_documents
from doingwith_site.cases.search_rows import keep
from doingwith_site.evidence.models import AccountPart, Coding, DocumentVersion
from doingwith_site.evidence.records.marks import Mark, StoredCoding
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief

__all__ = [
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
    """Reasons that were stored many at once, without signals.

    One that rested on words taken back since is left out, as it is from reports: it may tell them otherwise.
    """
    keep(programme, [reason_of(row) for row in rows if not row.evidence_withdrawn])


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
    index_documents(programme)
    return programme.search_texts.count()
