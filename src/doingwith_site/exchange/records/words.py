"""People's words into rows: what is new is added, and no row that is there is written over."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.accounts import Account as AccountValue
from doingwith.evidence.codes import MarkedSource
from doingwith_site.cases.search_index import index_codings, index_parts, index_versions
from doingwith_site.common.days import noon
from doingwith_site.consent.records import store_answers, store_tombstone
from doingwith_site.evidence.models import (
    AccountPart,
    Document,
    DocumentVersion,
    Excerpt,
    Telling,
)
from doingwith_site.evidence.records.accounts import part_name, store_accounts
from doingwith_site.evidence.records.codes import code_names, store_codes
from doingwith_site.evidence.records.documents import document_names, store_documents, store_versions
from doingwith_site.evidence.records.groups import store_groups
from doingwith_site.evidence.records.marks import NewMarks, excerpt_names, store_marks
from doingwith_site.evidence.records.tellings import store_telling
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = ["excerpt_keys", "write_words"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Value = TypeVar("Value", bound=_Identified)
Projects = Mapping[str, Project]


def write_words(
    programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord, projects: Projects
) -> None:
    """Add the words of ``record`` that ``stored`` has not."""
    for telling in _new(record.tellings, stored, lambda known: known.tellings):
        store_telling(programme, telling, projects)
    _close_tellings(programme, stored, record)
    tellings = {row.identifier: row for row in programme.tellings.prefetch_related("questions")}
    accounts = _new(record.accounts, stored, lambda known: known.accounts)
    index_parts(programme.pk, store_accounts(programme, accounts, projects, tellings))
    _narrow_accounts(programme, stored, record)
    documents = _new(record.documents, stored, lambda known: known.documents)
    index_versions(programme.pk, store_documents(programme, documents, projects))
    _grow_documents(programme, stored, record)
    store_codes(programme, _new(record.codebook.codes, stored, lambda known: known.codebook.codes))
    _write_marks(programme, stored, record)
    store_groups(programme, _new(record.groups.groups, stored, lambda known: known.groups.groups))
    there = set(programme.withdrawals.values_list("identifier", flat=True))
    for tombstone in record.tombstones:
        if tombstone.id not in there:
            store_tombstone(programme, tombstone)


def _new(
    values: Iterable[Value],
    stored: ProgrammeRecord | None,
    known_of: Callable[[ProgrammeRecord], Iterable[_Identified]],
) -> list[Value]:
    known = {value.id for value in known_of(stored)} if stored else set()
    return [value for value in values if value.id not in known]


def _close_tellings(programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord) -> None:
    open_here = {telling.id for telling in stored.tellings if telling.closed_on is None} if stored else set()
    for telling in record.tellings:
        if telling.id in open_here and telling.closed_on is not None:
            rows = Telling.objects.filter(programme=programme, identifier=telling.id, closed_at=None)
            rows.update(closed_at=noon(telling.closed_on))


def _narrow_accounts(programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord) -> None:
    """Each no that the bundle knows and this site does not. A yes never comes this way."""
    more = {
        value.id: (value.agreement.answers[len(known.agreement.answers) :], value.provenance.way)
        for value, known in _in_both(stored, record)
        if len(value.agreement.answers) > len(known.agreement.answers)
    }
    if more:
        rows = programme.accounts.select_related("agreement")
        store_answers(
            programme, ((row.agreement, *more[row.identifier]) for row in rows if row.identifier in more)
        )


def _in_both(
    stored: ProgrammeRecord | None, record: ProgrammeRecord
) -> Iterable[tuple[AccountValue, AccountValue]]:
    known = stored.account_by_id if stored else {}
    return [(value, known[value.id]) for value in record.accounts if value.id in known]


def _grow_documents(programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord) -> None:
    known = stored.document_by_id if stored else {}
    grown = {
        document.id: document.versions[len(known[document.id].versions) :]
        for document in record.documents
        if document.id in known and len(document.versions) > len(known[document.id].versions)
    }
    if grown:
        keys = {name: key for key, name in document_names(programme).items()}
        rows = Document.objects.in_bulk([keys[name] for name in grown])
        index_versions(
            programme.pk,
            store_versions(
                (rows[keys[name]], version) for name, versions in grown.items() for version in versions
            ),
        )


def _write_marks(programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord) -> None:
    known = {source.id: source for source in stored.marked_sources} if stored else {}
    differing = [source for source in record.marked_sources if known.get(source.id) != source]
    if not differing:
        return
    rows = list(programme.codes.order_by("pk"))
    codes = dict(zip(code_names(rows).values(), rows, strict=True))
    places = _places(programme, {source.id for source in differing})
    marked = [_new_marks(source, known.get(source.id), places[source.id]) for source in differing]
    index_codings(programme.pk, store_marks(programme, marked, codes))


def _new_marks(source: MarkedSource, before: MarkedSource | None, places: "Place") -> NewMarks:
    names = {excerpt.id for excerpt in before.excerpts} if before else set()
    codings = set(before.codings) if before else set()
    return NewMarks(
        places=places,
        excerpts=[excerpt for excerpt in source.excerpts if excerpt.id not in names],
        codings=[coding for coding in source.codings if coding not in codings],
    )


Place = dict[tuple[str | None, int], AccountPart | DocumentVersion]


def _places(programme: Programme, sources: Collection[str]) -> dict[str, Place]:
    """What can be marked in each source: parts with their version, versions of documents; not their texts."""
    found: dict[str, Place] = {source: {} for source in sources}
    parts = AccountPart.objects.filter(account__programme=programme, account__identifier__in=sources)
    for part in parts.select_related("account").defer("text"):
        found[part.account.identifier][part_name(part), part.version] = part
    names = document_names(programme)
    keys = [key for key, name in names.items() if name in sources]
    versions = DocumentVersion.objects.filter(document__in=keys)
    for version in versions.select_related("document").defer("text", "starts", "sizes", "media"):
        found[names[version.document_id]][None, version.number] = version
    return found


def excerpt_keys(programme: Programme) -> dict[str, int]:
    """The key of each excerpt under what a bundle calls it."""
    names = excerpt_names(Excerpt.objects.filter(programme=programme))
    return {name: key for key, name in names.items()}
