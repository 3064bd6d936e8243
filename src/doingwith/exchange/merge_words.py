"""People's words put into a record: what is new is added, and nothing that was told is written over.

What its teller took back stays away, and what its teller corrected stays as it was corrected.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement
from doingwith.consent.redaction import REMOVED, taken_from
from doingwith.evidence.accounts import Account, AccountPart
from doingwith.evidence.codes import Code, Codebook, MarkedSource
from doingwith.evidence.documents import Document
from doingwith.evidence.excerpts import Excerpt
from doingwith.evidence.groups import Group, Groups
from doingwith.evidence.tellings import Telling
from doingwith.exchange.known_files import with_known_files
from doingwith.exchange.permission import without_marks, without_sources, without_words_of

__all__ = ["told_otherwise", "what_may_come", "words_of_both"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Value = TypeVar("Value", bound=_Identified)
NOT_WRITTEN_OVER = "Nothing that was told or kept is written over by an import"


def what_may_come(
    stored: ProgrammeRecord | None, incoming: ProgrammeRecord, gone: Collection[str] = ()
) -> tuple[ProgrammeRecord, tuple[str, ...]]:
    """The incoming record without what must stay away, and a sentence for each reason.

    Accounts that either record knows to be taken back, or that stand in ``gone``, do not come; nor
    does what is marked in words that their teller has corrected since. What others wrote loses the words.
    """
    incoming = with_known_files(stored, incoming) if stored else incoming
    tombstones = (*incoming.tombstones, *(stored.tombstones if stored else ()))
    taken_back = {one.id for one in tombstones} | set(gone)
    back = [account for account in incoming.accounts if account.id in taken_back]
    known = stored.account_by_id if stored else {}
    corrected = [
        account
        for account in incoming.accounts
        if account.id not in taken_back and account.id in known and _is_newer(known[account.id], account)
    ]
    comes = without_sources(incoming, {account.id for account in back})
    comes = without_marks(comes, set(_marks_in_old_words(known, comes)))
    words = [part.text for account in back for part in account.parts]
    words += [part.text for account in corrected for part in _old_parts(known[account.id], account)]
    comes, _ = without_words_of(comes, taken_from(words), mark=REMOVED)
    names = (sorted(account.id for account in accounts) for accounts in (back, corrected))
    return comes, (*_taken_back_sentence(next(names)), *_corrected_sentence(next(names)))


def _old_parts(stored: Account, incoming: Account) -> list[AccountPart]:
    """The parts of the incoming account whose words their teller has changed since."""
    return [part for part in incoming.parts if stored.part(part.id) != part]


def _taken_back_sentence(names: list[str]) -> Iterator[str]:
    if len(names) == 1:
        yield f"1 account in the bundle was taken back by who told it, and does not come back: {names[0]}."
    elif names:
        told = ", ".join(names)
        yield (
            f"{len(names)} accounts in the bundle were taken back by who told them, and do not come back: "
            f"{told}."
        )


def _corrected_sentence(names: list[str]) -> Iterator[str]:
    for name in names:
        yield (
            f"The teller of {name} has changed it since the bundle was made. Their newer words stay, and "
            "what the bundle marks in the old ones does not come."
        )


def _is_newer(stored: Account, incoming: Account) -> bool:
    """Whether the stored account is the incoming one, with parts that were corrected or added since."""
    if replace(stored, parts=(), agreement=Agreement()) != replace(incoming, parts=(), agreement=Agreement()):
        return False
    differs = False
    for part in incoming.parts:
        mine = stored.part(part.id)
        if mine != part and (mine is None or mine.version <= part.version):
            return False
        differs = differs or mine != part
    return differs or len(stored.parts) > len(incoming.parts)


def _marks_in_old_words(known: Mapping[str, Account], incoming: ProgrammeRecord) -> Iterator[str]:
    for marked in incoming.marked_sources:
        account = known.get(marked.id)
        for excerpt in marked.excerpts if account else ():
            part = account.part(excerpt.part or "") if account else None
            if part is not None and part.version > excerpt.version:
                yield excerpt.id


def words_of_both(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> dict[str, Any]:
    """Tellings, accounts, documents, codes and marks of both, each under its field of the record.

    ``incoming`` has been through ``what_may_come``. Tombstones that only the bundle knows take the
    stored accounts away.
    """
    tombstones = _added(stored.tombstones, incoming.tombstones)
    gone = {tombstone.id for tombstone in tombstones}
    mine = without_sources(stored, gone)
    return {
        "tellings": tuple(_closed(one, incoming) for one in _added(stored.tellings, incoming.tellings)),
        "accounts": tuple(_narrowed(one, incoming) for one in _added(mine.accounts, incoming.accounts)),
        "documents": tuple(_grown(one, incoming) for one in _added(stored.documents, incoming.documents)),
        "codebook": Codebook(codes=_added(stored.codebook.codes, incoming.codebook.codes)),
        "groups": Groups(groups=_added(stored.groups.groups, incoming.groups.groups)),
        "marked_sources": tuple(
            _marked(one, incoming) for one in _added(mine.marked_sources, incoming.marked_sources)
        ),
        "tombstones": tombstones,
    }


def _added(stored: Iterable[Value], incoming: Iterable[Value]) -> tuple[Value, ...]:
    """What is stored as it is, and what is new."""
    values = {value.id: value for value in (*incoming, *stored)}
    order = dict.fromkeys(value.id for value in (*stored, *incoming))
    return tuple(values[name] for name in order)


def _closed(telling: Telling, incoming: ProgrammeRecord) -> Telling:
    told = incoming.telling_by_id.get(telling.id, telling)
    return replace(telling, closed_on=telling.closed_on or told.closed_on)


def _narrowed(account: Account, incoming: ProgrammeRecord) -> Account:
    """With each no that the bundle knows after everything that was said here."""
    told = incoming.account_by_id.get(account.id, account).agreement.answers
    said = account.agreement.answers
    if len(told) <= len(said):
        return account
    return replace(account, agreement=replace(account.agreement, answers=told))


def _grown(document: Document, incoming: ProgrammeRecord) -> Document:
    told = incoming.document_by_id.get(document.id, document)
    return replace(document, versions=max(document.versions, told.versions, key=len))


def _marked(source: MarkedSource, incoming: ProgrammeRecord) -> MarkedSource:
    told = incoming.marked_by_id.get(source.id, source)
    known = set(source.codings)
    return replace(
        source,
        excerpts=_added(source.excerpts, told.excerpts),
        codings=(*source.codings, *(coding for coding in told.codings if coding not in known)),
    )


def told_otherwise(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> Iterator[str]:
    """A sentence for each thing that the bundle tells otherwise than it stands here."""
    yield from _accounts(stored, incoming)
    for noun, mine, theirs in (
        ("Telling", map(_open, stored.tellings), map(_open, incoming.tellings)),
        ("Code", stored.codebook.codes, incoming.codebook.codes),
        ("Excerpt", _excerpts(stored), _excerpts(incoming)),
        ("Group", stored.groups.groups, incoming.groups.groups),
    ):
        yield from _differing(noun, mine, theirs)
    for document in incoming.documents:
        known = stored.document_by_id.get(document.id)
        if known is not None and not _is_same_file(known, document):
            yield (
                f"Document {document.id}: the bundle tells it otherwise than it stands here. "
                f"{NOT_WRITTEN_OVER}: give the bundle's text the next version number, or another id."
            )


def _accounts(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> Iterator[str]:
    for account in incoming.accounts:
        known = stored.account_by_id.get(account.id)
        if known is None:
            continue
        same = replace(known, agreement=Agreement()) == replace(account, agreement=Agreement())
        if not (same or _is_newer(known, account)):
            yield (
                f"Account {account.id}: the bundle tells it otherwise than it stands here. "
                f"{NOT_WRITTEN_OVER}: its teller corrects it, with their code or through whoever writes for "
                "them. Take the account out of the bundle."
            )
        elif _is_wider(known.agreement, account.agreement):
            yield (
                f"Account {account.id}: what its teller allows is told otherwise in the bundle. Only its "
                "teller allows more, with their code or through whoever writes for them; a bundle can only "
                "add a no. Take the account out of the bundle."
            )


def _is_wider(stored: Agreement, incoming: Agreement) -> bool:
    """Whether the two tell another past, or the incoming one says yes where nothing more was said here."""
    both = min(len(stored.answers), len(incoming.answers))
    if stored.answers[:both] != incoming.answers[:both]:
        return True
    return any(answer.agrees for answer in incoming.answers[both:])


def _open(telling: Telling) -> Telling:
    return replace(telling, closed_on=None)


def _excerpts(record: ProgrammeRecord) -> list[Excerpt]:
    return [excerpt for marked in record.marked_sources for excerpt in marked.excerpts]


def _differing(
    noun: str, stored: Iterable[Code | Excerpt | Group | Telling], incoming: Iterable[Value]
) -> Iterator[str]:
    known = {value.id: value for value in stored}
    for value in incoming:
        if known.get(value.id, value) != value:
            yield (
                f"{noun} {value.id}: the bundle tells it otherwise than it stands here. "
                f"{NOT_WRITTEN_OVER}: give the bundle's another id."
            )


def _is_same_file(stored: Document, incoming: Document) -> bool:
    both = min(len(stored.versions), len(incoming.versions))
    heads = (replace(stored, versions=()), replace(incoming, versions=()))
    return heads[0] == heads[1] and stored.versions[:both] == incoming.versions[:both]
