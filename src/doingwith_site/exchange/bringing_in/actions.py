"""The door through which a project of other software comes in: looked at first, then confirmed."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from django.db import transaction
from django.utils import timezone

from doingwith.exchange.bundle.media import Read
from doingwith.exchange.known_files import with_known_files
from doingwith_site.common.collecting import without_collecting
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.ledger import taken_back
from doingwith_site.evidence.queries import hashes_missing
from doingwith_site.exchange.bringing_in.files import kinds_of, not_coming, to_look_at
from doingwith_site.exchange.bringing_in.plan import texts_beside_stored, without_taken_back
from doingwith_site.exchange.bringing_in.reading import Given
from doingwith_site.exchange.files_in import looked_at
from doingwith_site.exchange.files_waiting import drop, put_to_wait
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.packing import packed
from doingwith_site.exchange.plans import fingerprint
from doingwith_site.exchange.queries import begun_accounts, crowded_imports, expired_imports
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.exchange.rules import check_may_bring_in, check_nothing_taken_back
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in

__all__ = ["prepare_bringing_in"]


def prepare_bringing_in(
    *, by: User, programme: Programme, given: Given, project: str | None
) -> PendingImport:
    """Keep what the file holds until its person has seen what it would bring and says yes.

    Its pictures, recordings and documents are looked at like any upload; those that are not taken are said,
    and the words come without them.
    New texts belong to ``project`` (None: to no project); NotYours when the programme has no such project.
    Refused when the file is of another programme.
    """
    check_may_bring_in(membership_in(by, programme))
    if project is not None and not programme.projects.filter(identifier=project).exists():
        raise NotYours
    gone_before = taken_back(programme.identifier)
    with without_collecting():
        stored = whole_record(programme)
        record, report = with_known_files(stored, given.found.record), given.report
        begun = begun_accounts(programme)
        texts = texts_beside_stored(stored, record, is_programme=report.is_programme, begun=begun)
        gone = {one.id for one in stored.tombstones} | gone_before
        record, stays_away = without_taken_back(record, texts, gone)
        bundle, seen = packed(record), fingerprint(stored)
    files: Mapping[str, Read] = {name: partial(bytes, data) for name, data in given.found.files.items()}
    new = {one.id for one in texts if one.account not in stored.account_by_id}
    known = {*record.account_by_id, *record.document_by_id} - new
    named, more = to_look_at(record, files, hashes_missing(programme), known)
    with looked_at(named, files, all_of_them=False) as looked, transaction.atomic():
        left_out = tuple(not_coming(looked, given.found.left_out, record, more + looked.not_reached))
        report = replace(report, files=dict(kinds_of(looked)), left_out=left_out)
        check_nothing_taken_back(programme.identifier, gone_before)
        drop(expired_imports())
        drop(crowded_imports(by))
        pending = PendingImport.objects.create(
            person=by,
            programme=programme,
            bundle=bundle,
            seen=seen,
            stays_away=list(stays_away),
            other_software={"project": project, "report": report.plain()},
            created_at=timezone.now(),
        )
        put_to_wait(looked.found, pending)
        return pending
