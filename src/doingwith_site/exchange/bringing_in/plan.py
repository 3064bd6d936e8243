"""What bringing a project of other software in would do, worked out before anything is written."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import MarkedSource
from doingwith.exchange.permission import without_sources
from doingwith.exchange.refi_qda.beside import Beside, NewText, new_texts, put_beside
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.reporting.wording import count
from doingwith_site.cases.queries import read_apart
from doingwith_site.common.errors import Refused
from doingwith_site.consent.ledger import taken_back
from doingwith_site.exchange.bringing_in.reading import Report
from doingwith_site.exchange.plans import ImportPlan, plan_import
from doingwith_site.exchange.queries import begun_accounts
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.exchange.records.words import excerpt_keys
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = [
    "BringingIn",
    "NotAmongTexts",
    "newly_marked",
    "plan_bringing_in",
    "texts_beside_stored",
    "without_taken_back",
]


@dataclass(frozen=True, kw_only=True)
class BringingIn:
    """What would change, which texts somebody must look at, and what has no place here."""

    plan: ImportPlan
    beside: Beside
    report: Report


class NotAmongTexts(ValueError):  # noqa: N818 - it reads as a sentence
    """Something is said to be a paper that is no text of the file, or came as somebody's words before."""


def texts_beside_stored(
    stored: ProgrammeRecord, record: ProgrammeRecord, *, is_programme: bool, begun: Collection[str]
) -> tuple[NewText, ...]:
    """The texts of the file's record that are new in the programme; Refused when it is of another one."""
    try:
        gone = taken_back(stored.programme.id)
        return new_texts(record, stored, is_programme=is_programme, gone=gone, begun=begun)
    except QdaRefused as refused:
        raise Refused(str(refused)) from refused


def _beside_stored(
    stored: ProgrammeRecord,
    record: ProgrammeRecord,
    *,
    is_programme: bool,
    project: str | None,
    papers: Collection[str] = (),
    taken: Collection[str] = (),
    begun: Collection[str] = (),
) -> Beside:
    """What of the file's record is new in the programme; Refused when it is of another one."""
    try:
        return put_beside(
            record,
            stored,
            is_programme=is_programme,
            project=project,
            papers=papers,
            gone=taken_back(stored.programme.id),
            taken=taken,
            begun=begun,
        )
    except QdaRefused as refused:
        raise Refused(str(refused)) from refused


def plan_bringing_in(
    by: User,
    programme: Programme,
    record: ProgrammeRecord,
    report: Report,
    *,
    project: str | None,
    papers: Collection[str] = (),
) -> BringingIn:
    """What it would do to the programme as it stands now. Raises NotAmongTexts for other ``papers``."""
    stored = whole_record(programme)
    beside = _beside_stored(
        stored,
        record,
        is_programme=report.is_programme,
        project=project,
        papers=papers,
        taken=excerpt_keys(programme).keys(),
        begun=begun_accounts(programme),
    )
    if not {text.id for text in beside.texts if not text.is_told}.issuperset(papers):
        raise NotAmongTexts("Choose among the texts that are listed.")
    plan = plan_import(
        by, programme, beside.record, stored=stored, more=tuple(_read_apart(programme, stored, beside))
    )
    return BringingIn(plan=plan, beside=beside, report=report)


def newly_marked(stored: ProgrammeRecord, record: ProgrammeRecord) -> set[str]:
    """The accounts and documents in which anything is marked or coded that is not here yet."""
    known = {source.id: source for source in stored.marked_sources}
    return {
        source.id
        for source in record.marked_sources
        if _brings_more(known.get(source.id, MarkedSource(id=source.id)), source)
    }


def _brings_more(known: MarkedSource, source: MarkedSource) -> bool:
    return not (set(source.excerpts) <= set(known.excerpts) and set(source.codings) <= set(known.codings))


def _read_apart(programme: Programme, stored: ProgrammeRecord, beside: Beside) -> Iterator[str]:
    """A sentence for each case whose readers must not see each other's codes yet."""
    record = beside.record
    owners = {account.id: account.project for account in record.accounts}
    owners |= {document.id: document.project for document in record.documents}
    touched = {owners[source] for source in newly_marked(stored, record)}
    for case, project in read_apart(programme):
        if project in touched or None in touched:
            yield (
                f"Case {case} of project {project} is being read by people who must not see each other's "
                "codes yet, and codes that are brought in are seen by all"
                f"{'' if project in touched else ', also those of texts of no one project'}. "
                "Bring them in once all readings are in."
            )


def without_taken_back(
    record: ProgrammeRecord, texts: Collection[NewText], gone: Collection[str]
) -> tuple[ProgrammeRecord, tuple[str, ...]]:
    """The file's record without texts that were taken back here, and a sentence that says so.

    Words that their teller took back are not kept, even to wait for a yes.
    """
    back = {text.id for text in texts if text.account in gone}
    if not back:
        return record, ()
    told = count(len(back), "text").capitalize()
    was, it, stays = ("was", "it", "stays") if len(back) == 1 else ("were", "them", "stay")
    sentence = f"{told} in the file {was} taken back here by who told {it}, and {stays} away."
    return without_sources(record, back), (sentence,)
