"""The door out: a record without what may not leave, and a count of what was held back."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from datetime import date

from doingwith.analysis.contribution.locks import locked_anew
from doingwith.analysis.contribution.record import without_citations
from doingwith.analysis.contribution.telling import told_anew
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement
from doingwith.consent.agreements import may_be_used
from doingwith.consent.redaction import Taken, taken_from, without
from doingwith.consent.uses import Use
from doingwith.evidence.accounts import Account
from doingwith.evidence.codes import MarkedSource
from doingwith.evidence.documents import Document
from doingwith.evidence.groups import Group, Groups
from doingwith.evidence.media import Media
from doingwith.exchange.holding import HELD_BACK, NOTHING_LOST, Held, Lost, held_in
from doingwith.exchange.rewording import reworded
from doingwith.logic_models.evidence import without_evidence
from doingwith.logic_models.freezing import frozen_anew

__all__ = [
    "HeldBack",
    "files_leaving",
    "may_show",
    "permitted",
    "without_excerpts",
    "without_marks",
    "without_sources",
    "without_words_of",
]

SAID = 4
"""Shorter accounts than this many words are not looked for in what others wrote: anybody says them."""
QUOTED = 8
"""A document with as many words in a row of an account quotes it; fewer stand in two texts by chance."""

WRITTEN = (
    "cases", "projects", "evaluation", "codebook", "groups", "theory_versions", "logic_models",
    "same_nodes", "configurations", "contributions", "readiness",
)  # fmt: skip
"""Where people of the programme write, and may quote."""


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """How much was held back because its tellers had not agreed to the use it was wanted for.

    ``documents`` quote them at length; ``notes`` are stretches of their words that were taken out of
    what readers wrote, and what readers wrote about them that was held back whole; ``files`` are pictures
    and recordings. ``hidden`` are the SHA-256 of all that may not leave, whoever else gave them.
    """

    accounts: int
    excerpts: int
    codings: int
    documents: int = 0
    notes: int = 0
    files: int = 0
    hidden: frozenset[str] = field(default=frozenset(), compare=False)

    def with_documents(self, more: int) -> "HeldBack":
        """With so many documents more, which quote words that were taken back."""
        return replace(self, documents=self.documents + more)


def permitted(
    record: ProgrammeRecord, use: Use, on: date, lost: Lost = NOTHING_LOST
) -> tuple[ProgrammeRecord, HeldBack]:
    """The record with those accounts only that may be put to this use on this day, and read by the team.

    With an account go its excerpts, their codings, and the references to them. For every use beyond the
    project's team what was written about them goes as well, as in a report: reasons, agreements, summaries of
    evidence and what is told in a logic model that cite them, or cited words that were taken back since
    (``lost``; else what the record says of itself). Afterwards nothing could tell that they rest on them.
    What else readers and facilitators wrote in their own words stays, with the held back words taken out of
    it. Documents are the project's own and are not asked about; one that quotes eight or more words in a row
    of an account that is held back is held back with it.
    """
    uses = (use, Use.PROJECT_TEAM)
    stay = [
        account
        for account in record.accounts
        if not all(may_be_used(account.agreement, one, on) for one in uses)
    ]
    quoting = _quoting(record.documents, stay)
    held = {account.id for account in stay} | quoting
    gone = [marked for marked in record.marked_sources if marked.id in held]
    taken = taken_from(_texts(stay)).at_least(SAID)
    lost = lost or Lost.told_by(record.evidence_withdrawn)
    about = Held(held_in(record, use, on)[0], lost) if use is not Use.PROJECT_TEAM else Held(frozenset())
    left = without_sources(about.record(record), held)
    reworded_record, notes = without_words_of(left, taken, mark=HELD_BACK)
    return reworded_record, HeldBack(
        accounts=len(stay),
        excerpts=sum(len(marked.excerpts) for marked in gone),
        codings=sum(len(marked.codings) for marked in gone),
        documents=len(quoting),
        notes=about.count + notes,
        hidden=_hidden(record, use, on, {account.id for account in stay}),
    )


def _hidden(record: ProgrammeRecord, use: Use, on: date, stay: Set[str]) -> frozenset[str]:
    """The files of who does not let them leave: one that two people gave leaves only where both let it."""
    return frozenset(
        part.media.sha256
        for account in record.accounts
        if account.id in stay or not may_show(account, use, on)
        for part in account.parts
        if part.media
    )


def may_show(account: Account, use: Use, on: date) -> bool:
    """Whether pictures and recordings may go along with the words of an account that may leave.

    A picture or a voice shows who somebody is: outside the project's team its teller must allow that too.
    """
    return use is Use.PROJECT_TEAM or may_be_used(account.agreement, Use.MEDIA_IN_REPORT, on)


def files_leaving(record: ProgrammeRecord, hidden: Set[str]) -> tuple[tuple[Media, ...], tuple[Media, ...]]:
    """The files that may leave with a record that ``permitted`` has been over, and those held back.

    ``hidden`` are the SHA-256 of those that it says may not, by themselves or as documents.
    """
    told = [part.media for account in record.accounts for part in account.parts if part.media]
    kept = [version.media for one in record.documents for version in one.versions if version.media]
    named = {media.sha256: media for media in (*told, *kept)}
    return (
        tuple(media for name, media in named.items() if name not in hidden),
        tuple(media for name, media in named.items() if name in hidden),
    )


def without_sources(record: ProgrammeRecord, gone: Set[str]) -> ProgrammeRecord:
    """The record without these accounts and documents, what is marked in them, and what points to that."""
    names = frozenset(
        excerpt.id for marked in record.marked_sources if marked.id in gone for excerpt in marked.excerpts
    )
    rest = replace(
        record,
        accounts=tuple(account for account in record.accounts if account.id not in gone),
        documents=tuple(document for document in record.documents if document.id not in gone),
        marked_sources=tuple(marked for marked in record.marked_sources if marked.id not in gone),
    )
    return without_marks(rest, names, gone) if gone else record


def without_marks(
    record: ProgrammeRecord, names: Set[str], sources: Set[str] = frozenset()
) -> ProgrammeRecord:
    """The record without these excerpts, their codings, and whatever points to them or to these sources."""
    excerpts = frozenset(names)
    marked = tuple(_unmarked(one, names) for one in record.marked_sources)
    return replace(
        record,
        logic_models=tuple(without_evidence(model, excerpts | sources) for model in record.logic_models),
        marked_sources=tuple(one for one in marked if one.excerpts),
        cases=tuple(without_excerpts(case, excerpts) for case in record.cases),
        groups=Groups(groups=tuple(_group(one, sources, names) for one in record.groups.groups)),
        contributions=tuple(without_citations(one, excerpts) for one in record.contributions),
    )


def _unmarked(marked: MarkedSource, names: Set[str]) -> MarkedSource:
    return replace(
        marked,
        excerpts=tuple(excerpt for excerpt in marked.excerpts if excerpt.id not in names),
        codings=tuple(coding for coding in marked.codings if coding.excerpt not in names),
    )


def _texts(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(part.text for account in accounts for part in account.parts)


def _quoting(documents: Iterable[Document], stay: Iterable[Account]) -> set[str]:
    """The documents that quote at length what may not leave."""
    taken = taken_from(_texts(stay), run=QUOTED).at_least(QUOTED)
    return {
        document.id
        for document in documents
        if any(without(version.text, taken)[1] for version in document.versions)
    }


def without_words_of(record: ProgrammeRecord, taken: Taken, *, mark: str) -> tuple[ProgrammeRecord, int]:
    """The record without these words in what people wrote around accounts, and how often they stood there."""
    if not taken.runs:
        return record, 0
    count = 0

    def clean(text: str) -> str:
        nonlocal count
        made, found = without(text, taken, mark=mark)
        count += found
        return made

    own = {name: reworded(getattr(record, name), clean) for name in WRITTEN}
    marked = tuple(
        replace(
            source,
            excerpts=tuple(replace(one, note=clean(one.note)) for one in source.excerpts),
            codings=tuple(replace(one, memo=clean(one.memo)) for one in source.codings),
        )
        for source in record.marked_sources
    )
    own["logic_models"] = tuple(map(frozen_anew, own["logic_models"]))
    told = map(told_anew, record.contributions, own["contributions"])
    own["contributions"] = tuple(map(locked_anew, record.contributions, told))
    return replace(record, marked_sources=marked, **own), count


def _group(group: Group, held: Set[str], names: Set[str]) -> Group:
    return replace(
        group,
        sources=tuple(name for name in group.sources if name not in held),
        excerpts=tuple(name for name in group.excerpts if name not in names),
    )


def without_excerpts(case: Case, names: frozenset[str]) -> Case:
    """The case with no reference to these excerpts."""
    readings = tuple(
        replace(
            reading,
            conditions=_judgements(reading.conditions, names),
            results=_judgements(reading.results, names),
        )
        for reading in case.readings
    )
    agreed = case.agreed and replace(
        case.agreed,
        judgements=tuple(
            replace(one, excerpts=tuple(name for name in one.excerpts if name not in names))
            for one in case.agreed.judgements
        ),
    )
    return replace(case, readings=readings, agreed=agreed)


def _judgements(judgements: tuple[Judgement, ...], names: frozenset[str]) -> tuple[Judgement, ...]:
    return tuple(
        replace(one, excerpts=tuple(name for name in one.excerpts if name not in names)) for one in judgements
    )
