"""The only door through which a report leaves the site."""

from datetime import date

from doingwith.consent.uses import Use
from doingwith.reporting.formats import FORMATS
from doingwith.reporting.held_back import with_held_back
from doingwith.reporting.programme_report import Audience, programme_report
from doingwith_site.audit.actions import record_event
from doingwith_site.common.reading import at_one_moment
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.reporting.records import record_for_report

__all__ = ["take_report"]


def take_report(*, by: User, programme: Programme, form: str, written_on: date) -> bytes:
    """The programme's report as a file in one of ``FORMATS``, and a line in the audit log that it left.

    A door out. The record holds no account of a person, but what evaluators wrote of accounts: what rests on
    words whose tellers do not agree that they are quoted is held back, and counted in the file and in the
    log. Raises PdfUnavailable when this machine cannot write PDF.
    """
    check_can(membership_in(by, programme), Permission.READ_REPORT)
    with at_one_moment():
        record, held = record_for_report(programme, Use.QUOTE_WITHOUT_NAME)
    document = with_held_back(programme_report(record, audience=Audience.EVALUATORS), held)
    written = FORMATS[form].write(document, written_on=written_on)
    record_event(
        by=by,
        verb="take",
        noun="report",
        object_id=programme.pk,
        programme_id=programme.pk,
        detail={"format": form, "audience": Audience.EVALUATORS.value, "held_back": held},
    )
    return written
