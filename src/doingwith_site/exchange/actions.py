"""The only door for bundles in and out."""

from django.db import transaction
from django.utils import timezone

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import bundle_zip, read_zip
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.plans import ImportPlan, plan_import
from doingwith_site.exchange.queries import crowded_imports, expired_imports
from doingwith_site.exchange.records import write_record
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock, start_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["confirm_import", "export_bundle", "import_record", "plan_of", "prepare_import"]


@transaction.atomic
def import_record(*, by: User, record: ProgrammeRecord, into: Programme | None = None) -> Programme:
    """Write a record into a programme, or make a new programme of it with ``by`` as its lead.

    Refused with the conflicts' sentences when it would rewrite history or its identifier is taken.
    """
    if into is not None:
        check_can(membership_in(by, into), Permission.IMPORT_BUNDLE)
        into = lock(into)
    return _carry_out(by, plan_import(by, into, in_canonical_order(record)), into)


@transaction.atomic
def prepare_import(*, by: User, record: ProgrammeRecord, into: Programme | None = None) -> PendingImport:
    """Keep a checked record until its person has seen what it would change and says yes."""
    if into is not None:
        check_can(membership_in(by, into), Permission.IMPORT_BUNDLE)
    expired_imports().delete()
    crowded_imports(by).delete()
    return PendingImport.objects.create(
        person=by,
        programme=into,
        bundle=bundle_zip(in_canonical_order(record)),
        seen=plan_import(by, into, record).seen,
        created_at=timezone.now(),
    )


def plan_of(pending: PendingImport) -> ImportPlan:
    """What confirming would do, as things stand now."""
    return plan_import(pending.person, pending.programme, _record_in(pending))


@transaction.atomic
def confirm_import(*, by: User, pending: PendingImport) -> Programme:
    """Carry out what was shown. Confirming twice imports once.

    Refused when the programme has changed since it was shown: then it must be looked at again.
    """
    current = PendingImport.objects.select_for_update().filter(pk=pending.pk, person=by).first()
    if current is None:
        raise NotYours
    if current.imported_into is not None:
        return current.imported_into
    into = current.programme
    if into is not None:
        check_can(membership_in(by, into), Permission.IMPORT_BUNDLE)
        into = lock(into)
    plan = plan_import(by, into, _record_in(current))
    if plan.seen != current.seen:
        raise Refused(
            "The programme has changed since you looked at what the import would do. "
            "Nothing was imported. Upload the bundle again to see what it would do now."
        )
    programme = _carry_out(by, plan, into)
    current.imported_into = programme
    current.bundle = b""  # No copy is kept that nobody needs.
    current.save(update_fields=["imported_into", "bundle"])
    return programme


@transaction.atomic
def export_bundle(*, by: User, programme: Programme) -> bytes:
    """The whole programme as a zip file, the same bytes for the same record.

    This is a door out, and doors out ask for consent. A bundle of this version holds no accounts
    of people: what stands in it was agreed with commissioners or published, so nobody is asked.
    The day a bundle carries accounts, their tellers' agreements must be asked here.
    """
    check_can(membership_in(by, programme), Permission.EXPORT_BUNDLE)
    record_event(by=by, verb="export", noun="programme", object_id=programme.pk, programme_id=programme.pk)
    return bundle_zip(in_canonical_order(programme_record(programme)))


def _carry_out(by: User, plan: ImportPlan, into: Programme | None) -> Programme:
    if plan.conflicts:
        raise Refused(" ".join(plan.conflicts))
    identity = plan.record.programme
    programme = into or start_programme(by=by, identifier=identity.id, name=identity.name)
    write_record(programme, plan.stored, plan.record)
    record_event(
        by=by,
        verb="import",
        noun="programme",
        object_id=programme.pk,
        programme_id=programme.pk,
        detail={"new": into is None, "projects": len(plan.record.projects), "cases": len(plan.record.cases)},
    )
    return programme


def _record_in(pending: PendingImport) -> ProgrammeRecord:
    record = check_files(read_zip(bytes(pending.bundle))).record
    if record is None:
        raise Refused("The bundle was made by another version of this site. Upload it again.")
    return record
