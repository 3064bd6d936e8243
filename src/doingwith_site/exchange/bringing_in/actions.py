"""The door through which a project of other software comes in: looked at first, then confirmed."""

from django.db import transaction
from django.utils import timezone

from doingwith_site.common.errors import NotYours
from doingwith_site.common.reading import at_one_moment
from doingwith_site.consent.ledger import taken_back
from doingwith_site.exchange.bringing_in.plan import beside_stored, without_taken_back
from doingwith_site.exchange.bringing_in.reading import Given
from doingwith_site.exchange.bringing_in.waiting import packed
from doingwith_site.exchange.files_in import drop
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.plans import fingerprint
from doingwith_site.exchange.queries import crowded_imports, expired_imports
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

    New texts belong to ``project`` (None: to no project); NotYours when the programme has no such project.
    Refused when the file is of another programme.
    """
    check_may_bring_in(membership_in(by, programme))
    if project is not None and not programme.projects.filter(identifier=project).exists():
        raise NotYours
    known = taken_back(programme.identifier)
    with at_one_moment():
        stored = whole_record(programme)
    record, report = given.found.record, given.report
    beside = beside_stored(stored, record, is_programme=report.is_programme, project=project)
    gone = {one.id for one in stored.tombstones} | known
    record, stays_away = without_taken_back(record, beside.texts, gone)
    bundle, seen = packed(record), fingerprint(stored)
    with transaction.atomic():
        check_nothing_taken_back(programme.identifier, known)
        drop(expired_imports())
        drop(crowded_imports(by))
        return PendingImport.objects.create(
            person=by,
            programme=programme,
            bundle=bundle,
            seen=seen,
            stays_away=list(stays_away),
            other_software={"project": project, "report": report.plain()},
            created_at=timezone.now(),
        )
