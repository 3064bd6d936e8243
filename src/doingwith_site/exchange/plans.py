"""What an import would do, worked out before anything is written."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.plain import to_plain
from doingwith.exchange.changes import NounChanges, changes_between
from doingwith.exchange.merge import Kept, merge
from doingwith.exchange.merge_words import what_may_come
from doingwith_site.cases.queries import is_read_here
from doingwith_site.consent.ledger import taken_back
from doingwith_site.consent.models import HASH_LENGTH
from doingwith_site.evidence.models.tellings import LANGUAGE_LENGTH
from doingwith_site.exchange.packing import lines_of
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.programmes.identifiers import RESERVED
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.rules import identifier_taken

__all__ = ["ImportPlan", "fingerprint", "plan_import", "unkeepable"]

LONGEST_TYPE = 40


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """The record that would stand after an import, and how it differs from what stands now.

    ``conflicts`` are sentences; an import with any is not carried out. ``stays_away`` says what of
    the bundle does not come. ``stored`` is None for a new programme. ``files`` is how many pictures,
    recordings and documents come that are not here.
    """

    stored: ProgrammeRecord | None
    record: ProgrammeRecord
    changes: tuple[NounChanges, ...]
    kept: Kept
    conflicts: tuple[str, ...]
    stays_away: tuple[str, ...] = ()
    files: int = 0

    @property
    def seen(self) -> str:
        """The fingerprint of what stands now; empty for a new programme."""
        return fingerprint(self.stored) if self.stored else ""

    @property
    def told(self) -> "ImportPlan":
        """The plan as a page tells it, without all that is there: pages stay in memory for a while."""
        few = replace(self.record, accounts=(), documents=(), marked_sources=())
        return replace(self, stored=None, record=few)

    @property
    def changes_nothing(self) -> bool:
        """Whether the programme already says what the bundle says, and has its files."""
        return not self.files and all(noun.is_nothing for noun in self.changes)


def plan_import(
    by: User,
    programme: Programme | None,
    record: ProgrammeRecord,
    *,
    stored: ProgrammeRecord | None = None,
    more: tuple[str, ...] = (),
) -> ImportPlan:
    """What importing ``record`` would do to ``programme``; None: it would make a new one, led by ``by``.

    ``stored`` is what the programme's rows say, where that was read already. ``more`` are further conflicts.
    """
    gone = taken_back(record.programme.id)
    if programme is None:
        comes, stays_away = what_may_come(None, record, gone)
        return ImportPlan(
            stored=None,
            record=comes,
            changes=changes_between(None, comes),
            kept=Kept(),
            conflicts=_conflicts_of_new(by, comes) + tuple(unkeepable(comes)),
            stays_away=stays_away,
        )
    stored = stored or whole_record(programme)
    merged = merge(stored, record, gone=gone)
    return ImportPlan(
        stored=stored,
        record=merged.record,
        changes=changes_between(stored, merged.record),
        kept=merged.kept,
        conflicts=more
        + merged.conflicts
        + _reserved(record)
        + _readings_begun(programme, stored, merged.record)
        + tuple(unkeepable(merged.record)),
        stays_away=merged.stays_away,
    )


def fingerprint(record: ProgrammeRecord) -> str:
    """A text that is the same for two records only when their bundles are."""
    # Not of the bundle itself: for ten thousand projects that takes ten times as long to write.
    plain = to_plain(record)
    for document in plain.get("documents", ()):
        for version in document.get("versions", ()):
            version["text"] = _sha256(version.get("text", ""))  # long texts take most of the time as JSON
    return _sha256("\n".join(lines_of(plain)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def unkeepable(record: ProgrammeRecord) -> Iterator[str]:
    """A sentence for each of the words that has no place on this site."""
    told_in = [(telling.id, language) for telling in record.tellings for language in telling.languages]
    for name, language in [*told_in, *((account.id, account.language) for account in record.accounts)]:
        if len(language) > LANGUAGE_LENGTH:
            yield f"“{language}” of {name} is no tag of a language, such as en or cy."
    for account in record.accounts:
        for part in account.parts:
            if part.media and (len(part.media.type) > LONGEST_TYPE or len(part.media.sha256) > HASH_LENGTH):
                yield (
                    f"Part {part.id} of account {account.id} names a file in a way that this site does not "
                    f"know: a type has at most {LONGEST_TYPE} characters, a SHA-256 has {HASH_LENGTH}."
                )


def _conflicts_of_new(by: User, record: ProgrammeRecord) -> tuple[str, ...]:
    identifier = record.programme.id
    if Programme.objects.filter(identifier__iexact=identifier).exists():
        return (identifier_taken(by, identifier), *_reserved(record))
    return _reserved(record)


def _readings_begun(
    programme: Programme, stored: ProgrammeRecord, record: ProgrammeRecord
) -> tuple[str, ...]:
    """Readings made here rest on the factor list as it is."""
    if stored.factor_list == record.factor_list or not is_read_here(programme):
        return ()
    return (
        "The bundle changes the factor list, and people on this site read cases with the list as it is. "
        "Take the bundle's changes to factors.yaml out, or wait until no case is read here.",
    )


def _reserved(record: ProgrammeRecord) -> tuple[str, ...]:
    names = [
        record.programme.id,
        *record.project_by_id,
        *(telling.id for telling in record.tellings),
        *record.account_by_id,
        *record.document_by_id,
        *(one.id for one in record.configurations),
    ]
    return tuple(
        f"The site's own addresses use the word “{name}”. Give what has it as its id another one."
        for name in names
        if name.casefold() in RESERVED
    )
