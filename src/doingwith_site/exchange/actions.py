"""The only door for bundles in and out."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use, UseKind, Way
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.bundle.media import Read
from doingwith.exchange.bundle.zip_file import bundle_zip
from doingwith.exchange.holding import NOTHING_LOST
from doingwith.exchange.merge_words import what_may_come
from doingwith.exchange.permission import HeldBack, permitted
from doingwith.exchange.refi_qda.exporting import Exported
from doingwith.exchange.refi_qda.project_file import project_file
from doingwith_site.analysis.records import lost_in
from doingwith_site.audit.actions import record_event
from doingwith_site.common.collecting import without_collecting
from doingwith_site.common.errors import InConflict, NotYours, Refused
from doingwith_site.common.inserting import room_for_keys
from doingwith_site.common.reading import at_one_moment
from doingwith_site.consent.actions import record_export, record_uses
from doingwith_site.consent.ledger import taken_back
from doingwith_site.consent.removals import note_removal
from doingwith_site.consent.withdrawals import ask_to_withdraw, erase, finish
from doingwith_site.evidence.queries import hashes_at_hand
from doingwith_site.evidence.records.files import place_files
from doingwith_site.exchange.bringing_in.plan import BringingIn, newly_marked, plan_bringing_in
from doingwith_site.exchange.bringing_in.reading import Report
from doingwith_site.exchange.files_in import (
    check_all_taken,
    files_of_bundle,
    looked_at,
    not_here_yet,
)
from doingwith_site.exchange.files_out import NOTHING, FilesOut, check_fits, files_out
from doingwith_site.exchange.files_waiting import (
    drop,
    drop_all_but,
    lock_waiting,
    put_to_wait,
    waiting_files,
)
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.other_software import Asked, accounts_in, parts_in, project_for
from doingwith_site.exchange.packing import packed, unpacked, unpacked_whole
from doingwith_site.exchange.plans import ImportPlan, fingerprint, plan_import
from doingwith_site.exchange.queries import crowded_imports, expired_imports
from doingwith_site.exchange.receipts import tell_of_claims
from doingwith_site.exchange.records import write_record
from doingwith_site.exchange.records.whole import whole_record, without_quoting_documents
from doingwith_site.exchange.rules import check_may_bring_in, check_nothing_taken_back, check_still_allowed
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock, start_programme
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = [
    "OTHER_SOFTWARE_NEEDS",
    "confirm_import",
    "export_bundle",
    "export_to_other_software",
    "bringing_in_of",
    "check_may_import",
    "import_record",
    "leaving",
    "plan_of",
    "prepare_import",
]

NO_FILES: Mapping[str, Read] = MappingProxyType({})
OTHER_SOFTWARE_NEEDS = (
    Permission.EXPORT_BUNDLE,
    Permission.READ_CASE,
    Permission.READ_ACCOUNTS,
    Permission.READ_DOCUMENTS,
)
"""Who takes words away may read all of them here."""


@transaction.atomic
def import_record(*, by: User, record: ProgrammeRecord, into: Programme | None = None) -> Programme:
    """Write a record into a programme, or make a new programme of it with ``by`` as its lead.

    Refused with the conflicts' sentences when it would rewrite history or its identifier is taken.
    """
    if into is not None:
        check_can(membership_in(by, into), Permission.IMPORT_BUNDLE)
        into = lock(into)
    return _carry_out(by, plan_import(by, into, in_canonical_order(record)), into)


def prepare_import(
    *,
    by: User,
    record: ProgrammeRecord,
    into: Programme | None = None,
    files: Mapping[str, Read] = NO_FILES,
) -> PendingImport:
    """Keep a checked record until its person has seen what it would change and says yes.

    ``files`` are the bundle's pictures, recordings and documents by their SHA-256; those that come are looked
    at like any upload, and BundleRefused says of each why it is not kept.
    """
    if into is not None:
        check_can(membership_in(by, into), Permission.IMPORT_BUNDLE)
    gone = taken_back(record.programme.id)
    with without_collecting():
        stored = whole_record(into) if into else None
        comes, stays_away = what_may_come(stored, record, gone)  # words taken back are not kept even to wait
        bundle, seen = packed(in_canonical_order(comes)), fingerprint(stored) if stored else ""
    named = not_here_yet(
        files_of_bundle(comes), hashes_at_hand(into) if into else frozenset(), _owners(stored)
    )
    with looked_at(named, files) as looked, transaction.atomic():
        check_all_taken(looked)
        check_nothing_taken_back(record.programme.id, gone)
        drop(expired_imports())
        drop(crowded_imports(by))
        pending = PendingImport.objects.create(
            person=by, programme=into, bundle=bundle, seen=seen, stays_away=list(stays_away),
            created_at=timezone.now(),
        )  # fmt: skip
        put_to_wait(looked.found, pending)
        return pending


def _owners(stored: ProgrammeRecord | None) -> frozenset[str]:
    """The accounts and documents that are here."""
    return frozenset({*stored.account_by_id, *stored.document_by_id}) if stored else frozenset()


@without_collecting()
def plan_of(
    pending: PendingImport, papers: Collection[str] = (), read: ProgrammeRecord | None = None
) -> ImportPlan:
    """What confirming would do, as things stand now. ``read`` is what its bundle says, if that is known."""
    if pending.other_software:
        return bringing_in_of(pending, papers, read).plan
    plan = plan_import(pending.person, pending.programme, read or unpacked_whole(bytes(pending.bundle)))
    stays_away = tuple(dict.fromkeys((*pending.stays_away, *plan.stays_away)))
    return replace(plan, stays_away=stays_away, files=pending.files.count())


@without_collecting()
def bringing_in_of(
    pending: PendingImport, papers: Collection[str] = (), read: ProgrammeRecord | None = None
) -> BringingIn:
    """What a project of other software would bring, as things stand now.

    ``papers`` are those of its texts that somebody says are nobody's words. ``read`` is what the file
    says, if that is known.
    """
    asked, programme = pending.other_software, pending.programme
    if programme is None:
        raise NotYours
    report, record = Report.from_plain(asked["report"]), read or unpacked(bytes(pending.bundle))
    found = plan_bringing_in(
        pending.person, programme, record, report, project=asked["project"], papers=papers
    )
    away = tuple(dict.fromkeys((*pending.stays_away, *found.plan.stays_away)))
    return replace(found, plan=replace(found.plan, stays_away=away, files=pending.files.count()))


def check_may_import(by: User, pending: PendingImport) -> Membership | None:
    """The membership of who may confirm it; None where a new programme would be made. Refused, NotYours."""
    if pending.programme is None:
        return None
    membership = membership_in(by, pending.programme)
    if pending.other_software:
        check_may_bring_in(membership)
    else:
        check_can(membership, Permission.IMPORT_BUNDLE)
    return membership


@without_collecting()
def confirm_import(*, by: User, pending: PendingImport, papers: Collection[str] = ()) -> Programme:
    """Carry out what was shown. Confirming twice imports once.

    ``papers`` are the texts of a project of other software that are nobody's words. Refused when the
    programme has changed since it was shown: then it must be looked at again. What the bundle says never
    changes, so it is read before anybody who writes has to wait.
    """
    waits = pending.imported_into_id is None
    read_again = unpacked if pending.other_software else unpacked_whole
    read = read_again(bytes(pending.bundle)) if waits else None
    with room_for_keys():
        return _confirmed(by, pending, papers, read)


@transaction.atomic
def _confirmed(
    by: User, pending: PendingImport, papers: Collection[str], read: ProgrammeRecord | None
) -> Programme:
    into = lock(pending.programme) if pending.programme is not None else None
    if into is not None and _may_take_back(pending, read):
        lock_waiting()
    current = PendingImport.objects.select_for_update().filter(pk=pending.pk, person=by).first()
    if current is None:
        raise NotYours
    if current.imported_into is not None:
        return current.imported_into
    check_may_import(by, current)
    plan = plan_of(current, papers, read)
    if plan.seen != current.seen:
        raise Refused(
            "The programme has changed since you looked at what the import would do. "
            "Nothing was imported. Upload the file again to see what it would do now."
        )
    if into is not None:  # What it says was taken back is taken back here: that drops imports that wait.
        PendingImport.objects.filter(pk=current.pk).update(imported_into=into)
    programme = _carry_out(by, plan, into, "other_software" if current.other_software else "programme")
    if current.other_software:
        _tell_tellers(by, programme, plan)
    drop_all_but(place_files(programme, waiting_files(current)), current)
    current.imported_into = programme
    current.bundle, current.other_software = b"", {}  # No copy is kept that nobody needs.
    note_removal()
    current.save(update_fields=["imported_into", "bundle", "other_software"])
    return programme


def _tell_tellers(by: User, programme: Programme, plan: ImportPlan) -> None:
    """Passages that were marked in accounts stand on their tellers' receipts."""
    marked = newly_marked(plan.stored, plan.record) if plan.stored else set()
    rows = programme.accounts.filter(identifier__in=marked).order_by("pk")
    places = {
        agreement: f"project {project}" if project else ""
        for agreement, project in rows.values_list("agreement", "project__identifier")
    }
    record_uses(by=by, places=places, use=Use.PROJECT_TEAM, kind=UseKind.EXCERPT)


@without_collecting()
def export_bundle(
    *, by: User, programme: Programme, use: Use = Use.PROJECT_TEAM, with_files: bool = True
) -> bytes:
    """The whole programme as a zip file, the same bytes for the same record.

    This is a door out, and doors out ask for consent: it holds the accounts only whose tellers allow
    this use now, and each of those tellers can see from now on that their words left the site. Pictures,
    recordings and originals of documents go along where their tellers allow that too. Nobody who writes waits
    while the file is made; should a teller say no meanwhile, Refused, and nothing leaves.
    """
    membership = membership_in(by, programme)
    for needed in (Permission.EXPORT_BUNDLE, Permission.READ_ACCOUNTS, Permission.READ_DOCUMENTS):
        check_can(membership, needed)
    with at_one_moment():
        record, held = leaving(programme, use)
        files = files_out(programme, record, held.hidden) if with_files else NOTHING
        check_fits(files)
    data = bundle_zip(in_canonical_order(record), files.paths)
    _record_leaving(by, programme, record, use, held, files)
    return data


@transaction.atomic
def _record_leaving(
    by: User, programme: Programme, record: ProgrammeRecord, use: Use, held: HeldBack, files: FilesOut
) -> None:
    leaves = [(account.id, part.id, part.version) for account in record.accounts for part in account.parts]
    check_still_allowed(programme, leaves, use)
    record_export(by=by, programme=programme, accounts=list(record.account_by_id), use=use, place="bundle")
    record_event(
        by=by, verb="export", noun="programme", object_id=programme.pk, programme_id=programme.pk,
        detail={
            "use": use.value, "accounts": len(record.accounts), "held_back": held.accounts,
            "held_back_places": held.notes, "files": len(files.paths), "held_back_files": files.held_back,
        },
    )  # fmt: skip


def leaving(programme: Programme, use: Use) -> tuple[ProgrammeRecord, HeldBack]:
    """What may leave for this use today, and how much is held back."""
    record, quoting = without_quoting_documents(whole_record(programme), programme)
    lost = NOTHING_LOST if use is Use.PROJECT_TEAM else lost_in(programme)
    leaves, held_back = permitted(record, use, timezone.localdate(), lost)
    return leaves, held_back.with_documents(quoting)


@without_collecting()
def export_to_other_software(*, by: User, programme: Programme, asked: Asked) -> bytes:
    """The programme, or one project, as a REFI-QDA project: only what tellers allow for the use asked for.

    Every teller whose words leave can see that they did. What is recorded beside are numbers. Nobody who
    writes waits while the file is made; should a teller say no meanwhile, Refused, and nothing leaves.
    """
    membership = membership_in(by, programme)
    for needed in OTHER_SOFTWARE_NEEDS:
        check_can(membership, needed)
    with at_one_moment():
        found = project_for(programme, asked, timezone.localdate(), with_files=True)
    data = project_file(found.project)
    with transaction.atomic():
        check_still_allowed(programme, parts_in(found), asked.use)
        record_export(
            by=by, programme=programme, accounts=accounts_in(found), use=asked.use, place="other software"
        )
        record_event(
            by=by, verb="export", noun="other_software", object_id=programme.pk, programme_id=programme.pk,
            detail={"use": asked.use.value, "project": asked.project, **told_in_numbers(found)},
        )  # fmt: skip
    return data


def told_in_numbers(found: Exported) -> dict[str, int]:
    """How much leaves, and how much was held back."""
    held = found.held_back
    return {
        "accounts": len(accounts_in(found)),
        "sources": len(found.project.sources),
        "held_back_accounts": held.accounts,
        "held_back_passages": held.excerpts,
        "held_back_documents": held.documents,
        "held_back_places": held.notes,
        "held_back_files": held.files,
    }


def _carry_out(by: User, plan: ImportPlan, into: Programme | None, noun: str = "programme") -> Programme:
    if plan.conflicts:
        raise InConflict(" ".join(plan.conflicts))
    identity = plan.record.programme
    programme = into or start_programme(by=by, identifier=identity.id, name=identity.name)
    stored = plan.stored
    if stored is not None and _take_back(by, programme, plan.record):
        stored = whole_record(programme)
    write_record(programme, stored, plan.record)
    tell_of_claims(by, programme, stored, plan.record)
    record_event(
        by=by,
        verb="import",
        noun=noun,
        object_id=programme.pk,
        programme_id=programme.pk,
        detail={
            "new": into is None,
            "projects": len(plan.record.projects),
            "cases": len(plan.record.cases),
            "added": sum(len(changes.added) for changes in plan.changes),
        },
    )
    return programme


def _take_back(by: User, programme: Programme, record: ProgrammeRecord) -> bool:
    """Take back here what the bundle says was taken back; the freed bytes are wiped once all is stored.

    What somebody has asked to take back already is left to them: they may be waiting for this import.
    """
    named = programme.agreements.filter(identifier__in=[tombstone.id for tombstone in record.tombstones])
    agreements = list(named.select_for_update().filter(withdrawn_at=None).order_by("pk"))
    for agreement in agreements:
        erase(ask_to_withdraw(by=by, agreement=agreement, way=Way.PAGE))
    if agreements:
        transaction.on_commit(finish)
    return bool(agreements)


def _may_take_back(pending: PendingImport, read: ProgrammeRecord | None) -> bool:
    """Whether it may say of accounts that they were taken back."""
    if read is None:  # it is imported already
        return False
    return bool(read.tombstones or pending.other_software)
