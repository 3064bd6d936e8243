"""The only door through which a report leaves the site."""

from datetime import date

from django.db import transaction

from doingwith.reporting.formats import FORMATS
from doingwith.reporting.programme_report import Audience, programme_report
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.actions import record_event
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["take_report"]


@transaction.atomic
def take_report(*, by: User, programme: Programme, form: str, written_on: date) -> bytes:
    """The programme's report as a file in one of ``FORMATS``, and a line in the audit log that it left.

    A door out. The record holds what evaluators wrote and no account of a person, so no
    consent is asked here. Raises PdfUnavailable when this machine cannot write PDF.
    """
    check_can(membership_in(by, programme), Permission.READ_REPORT)
    document = programme_report(programme_record(programme), audience=Audience.EVALUATORS)
    written = FORMATS[form].write(document, written_on=written_on)
    record_event(
        by=by,
        verb="take",
        noun="report",
        object_id=programme.pk,
        programme_id=programme.pk,
        detail={"format": form, "audience": Audience.EVALUATORS.value},
    )
    return written
