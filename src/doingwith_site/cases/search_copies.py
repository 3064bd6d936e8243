"""What the copies hold that can be searched: the words, and whose they are."""

from doingwith_site.cases.models import CaseQuestion, Judgement, Proposal
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.pages import pieces
from doingwith_site.evidence.models import AccountPart, DocumentVersion
from doingwith_site.evidence.records.marks import StoredCoding
from doingwith_site.projects.models import Brief

__all__ = [
    "Copy",
    "pages_of_part",
    "pages_of_version",
    "reason_of",
    "reason_of_proposal",
    "words_of_brief",
    "words_of_coding",
    "words_of_question",
]

Copy = dict[str, object]
"""What a row of ``SearchText`` holds, under the names of its columns."""


def pages_of_version(row: DocumentVersion) -> list[Copy]:
    """A copy for each page, with whose document it is; the title leads the first, or stands alone."""
    title = " ".join(row.document.title.split())
    found = pages(row.text, version_id=row.pk, project_id=row.document.project_id)
    if not row.text.strip():
        return [{"page": 0, "body": title, "version_id": row.pk, "project_id": row.document.project_id}]
    found[0]["body"] = f"{title}\n{found[0]['body']}"
    return found


def pages_of_part(row: AccountPart) -> list[Copy]:
    """A copy for each page, with whose agreement it stands under."""
    return pages(row.text, part_id=row.pk, agreement_id=row.account.agreement_id)


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


def reason_of(row: Judgement) -> Copy:
    """The reason, with whose reading it belongs to."""
    reading = row.reading
    return {
        "judgement_id": row.pk,
        "body": row.reason,
        "reading_id": reading.pk,
        "maker_id": reading.person_id,
    }


def words_of_brief(row: Brief) -> Copy:
    """What the project is asked to do, and why."""
    words = "\n".join(filter(None, [row.text, row.reason]))
    return {"brief_id": row.pk, "body": words, "project_id": row.project_id}


def words_of_question(row: CaseQuestion) -> Copy:
    """What was asked of the project, and its answer."""
    words = "\n".join(filter(None, [row.text, row.answer]))
    return {"question_id": row.pk, "body": words, "project_id": row.case.project_id}


def reason_of_proposal(row: Proposal) -> Copy:
    """Why a reader proposes it."""
    return {"proposal_id": row.pk, "body": row.reason, "project_id": row.case.project_id}


def pages(text: str, **whose: int | None) -> list[Copy]:
    """A copy for each page of a text."""
    found = enumerate(pieces(text), start=1)
    return [{"page": number, "body": text[begins:ends], **whose} for number, (begins, ends) in found]
