"""One project of a programme, with what belongs to it and nothing of the others."""

from collections.abc import Iterable
from dataclasses import replace

from doingwith.analysis.contribution.record import without_citations
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Codebook, CodeKind, MarkedSource
from doingwith.evidence.groups import Groups
from doingwith.exchange.permission import without_excerpts
from doingwith.logic_models.evidence import without_evidence

__all__ = ["of_project"]

COMMON = (CodeKind.FACTOR, CodeKind.CLAUSE)
"""Codes of this kind speak of what is common to all projects."""


def of_project(record: ProgrammeRecord, project: str) -> ProgrammeRecord:
    """The record of that project alone: KeyError when there is none.

    The factor list and the theory stay, because cases speak of them. Papers of the whole programme,
    analyses over several cases and groups of another program do not; nor do free codes and outcomes that
    no passage of the project has: their labels tell of other projects.
    """
    own = replace(record.project_by_id[project], follows=(), leads_to=())
    accounts = tuple(one for one in record.accounts if one.project == project)
    documents = tuple(one for one in record.documents if one.project == project)
    sources = {one.id for one in accounts} | {one.id for one in documents}
    told = {one.telling for one in accounts}
    marked = tuple(one for one in record.marked_sources if one.id in sources)
    left = replace(record, accounts=accounts, documents=documents, marked_sources=marked)
    gone = _names(record) - _names(left)
    partners = tuple(one for one in record.programme.partners if one.id == own.partner)
    models = [one for one in record.logic_models if one.project in (None, project)]
    cases = [replace(one, related_projects=()) for one in record.cases if one.project == project]
    contributions = [one for one in record.contributions if one.project == project]
    return replace(
        record,
        programme=replace(record.programme, partners=partners),
        projects=(own,),
        logic_models=tuple(without_evidence(one, gone) for one in models),
        same_nodes=record.same_nodes.standing_in(models),
        cases=tuple(without_excerpts(one, gone) for one in cases),
        groups=Groups(),
        tellings=tuple(one for one in record.tellings if one.project == project or one.id in told),
        accounts=accounts,
        documents=documents,
        marked_sources=marked,
        codebook=_codes_used(record.codebook, marked),
        configurations=(),
        contributions=tuple(without_citations(one, gone) for one in contributions),
        readiness=tuple(one for one in record.readiness if one.project == project),
        evidence_withdrawn=record.evidence_withdrawn.only(
            cases={one.id for one in cases},
            contributions={one.id for one in contributions},
            logic_models={one.id for one in models},
        ),
    )


def _codes_used(codebook: Codebook, marked: Iterable[MarkedSource]) -> Codebook:
    """Codes for factors and clauses; of the others those given to a passage, and what they stand under."""
    waiting = [coding.code for source in marked for coding in source.codings]
    waiting += [code.id for code in codebook.codes if code.kind in COMMON and not code.is_folder]
    kept: set[str] = set()
    while waiting:
        code = codebook.by_id.get(waiting.pop())
        if code is not None and code.id not in kept:
            kept.add(code.id)
            waiting += [code.parent] if code.parent else []
    return Codebook(codes=tuple(code for code in codebook.codes if code.id in kept))


def _names(record: ProgrammeRecord) -> frozenset[str]:
    """Everything that evidence can be called."""
    excerpts = {one.id for source in record.marked_sources for one in source.excerpts}
    return frozenset({*excerpts, *record.account_by_id, *record.document_by_id})
