"""Everything stored of a programme, people's words included, as one library record.

For what goes in and out. Nothing here asks a teller: whoever gives the record out does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Codebook, CodeKind
from doingwith.evidence.groups import Groups
from doingwith.exchange.permission import without_marks, without_sources
from doingwith.logic_models.evidence import evidence_named
from doingwith.logic_models.model import LogicModel
from doingwith.programmes.programme import Reader
from doingwith_site.analysis.records import programme_record
from doingwith_site.cases.models import Reading
from doingwith_site.cases.records.citations import with_citations
from doingwith_site.cases.visibility import codings_seen_by, excerpts_seen_by
from doingwith_site.common.reading import at_one_moment
from doingwith_site.consent.records import tombstone_values
from doingwith_site.evidence.models import Coding, Document
from doingwith_site.evidence.records.accounts import account_values
from doingwith_site.evidence.records.codes import code_names, code_rows, code_values
from doingwith_site.evidence.records.documents import document_names, document_values
from doingwith_site.evidence.records.groups import group_values
from doingwith_site.evidence.records.marked import marked_sources
from doingwith_site.evidence.records.tellings import telling_values
from doingwith_site.exchange.records.withdrawn import evidence_withdrawn_value
from doingwith_site.exchange.records.words import excerpt_keys
from doingwith_site.programmes.identifiers import next_numbered
from doingwith_site.programmes.models import Programme

__all__ = ["whole_record", "without_quoting_documents"]


@at_one_moment()
def whole_record(programme: Programme) -> ProgrammeRecord:
    """The record with tellings, accounts, documents, codes, marks and tombstones, as it stands at one moment.

    Of readings, marks and codes it holds what the record for all may hold, and nothing that is still
    hidden from other readers; of accounts those that were told to the end and not taken back.
    """
    record = programme_record(programme)
    readers = _names_of_coders(programme)
    rows = list(code_rows(programme, codings_seen_by(None)))
    names = code_names(rows)
    told = replace(
        record,
        evidence_withdrawn=evidence_withdrawn_value(programme, record),
        tellings=telling_values(programme),
        accounts=account_values(programme),
        documents=document_values(programme),
        codebook=Codebook(codes=code_values(rows, names, _referents(record))),
        tombstones=tombstone_values(programme),
    )
    marked = marked_sources(
        programme,
        told.documents,
        seen=excerpts_seen_by(None),
        codings_seen=codings_seen_by(None),
        code_names=names,
        readers=readers,
    )
    sources = {*told.account_by_id, *told.document_by_id}
    standing = tuple(source for source in marked if source.id in sources)
    excerpts = {excerpt.id for source in standing for excerpt in source.excerpts}
    groups = group_values(programme, sources=sources, codes=told.codebook.by_id, excerpts=excerpts)
    told = replace(told, marked_sources=standing, groups=Groups(groups=groups))
    return _with_coders(_with_citations(told, programme, excerpts), readers)


def without_quoting_documents(record: ProgrammeRecord, programme: Programme) -> tuple[ProgrammeRecord, int]:
    """The record without documents that quote words which were taken back, and how many these are."""
    keys = Document.objects.filter(programme=programme, quotes_taken_back=True)
    names = document_names(programme)
    gone = {names[key] for key in keys.values_list("pk", flat=True)} & record.document_by_id.keys()
    return without_sources(record, gone), len(gone)


def _referents(record: ProgrammeRecord) -> dict[CodeKind, frozenset[str]]:
    clauses = {
        clause.id
        for version in record.theory_versions
        for statement in version.statements
        for _, clause in statement.all_clauses()
    }
    return {
        CodeKind.FACTOR: frozenset(record.factor_list.by_id),
        CodeKind.CLAUSE: frozenset(clauses),
    }


def _names_of_coders(programme: Programme) -> dict[int, str]:
    """What a bundle calls each person who coded here: as a reader, else as a coder; never by name."""
    parts = Reading.objects.filter(case__programme=programme, person__isnull=False)
    names: dict[int, str] = {person: part for person, part in parts.values_list("person", "reader") if person}
    coded = Coding.objects.filter(codings_seen_by(None), excerpt__programme=programme, coded_by__isnull=False)
    for person in coded.order_by("pk").values_list("coded_by", flat=True):
        if person is not None and person not in names:
            names[person] = next_numbered("coder-", set(names.values()))
    return names


def _with_coders(record: ProgrammeRecord, names: Mapping[int, str]) -> ProgrammeRecord:
    """With those who coded among the programme's readers."""
    known = {reader.id for reader in record.programme.readers}
    coders = {coding.coder: None for source in record.marked_sources for coding in source.codings}
    added = [
        Reader(id=name, description="evaluator who marked passages on the site")
        for name in coders
        if name not in known
    ]
    programme = replace(record.programme, readers=(*record.programme.readers, *added))
    return replace(record, programme=programme)


def _with_citations(record: ProgrammeRecord, programme: Programme, standing: set[str]) -> ProgrammeRecord:
    """With the excerpts that judgements rest on; nothing points to one that does not stand in the record."""
    cases = with_citations(record.cases, programme)
    named = {name for case in cases for name in case.cited_excerpts()}
    named |= {name for one in record.contributions for item in one.evidence for name in item.excerpts}
    hidden = (named | set(excerpt_keys(programme))) - standing
    sources = {*record.account_by_id, *record.document_by_id}
    shown = {name for model in record.logic_models for name in _evidence_of(model)}
    return without_marks(replace(record, cases=cases), hidden, shown - sources - standing)


def _evidence_of(model: LogicModel) -> Iterable[str]:
    for version in model.versions:
        yield from evidence_named(version)
