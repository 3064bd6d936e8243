"""The programme's report: to read here, and to take away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doingwith.consent.uses import Use
from doingwith.reporting.formats import FORMATS
from doingwith.reporting.pdf import PdfUnavailable
from doingwith.reporting.programme_report import Audience
from doingwith_site.common.errors import NotYours
from doingwith_site.common.files import file_answer
from doingwith_site.consent.held_words import held_words
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.reporting.actions import take_report
from doingwith_site.reporting.presenters import TAKE_AWAY, ReportPage
from doingwith_site.reporting.queries import editions_of, judgements_weakened, taken_back_since
from doingwith_site.reporting.records import record_for_report

__all__ = ["download", "report"]


@require_safe
@signed_in
def report(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Read the report."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_REPORT)
    return _shown(request, membership)


@require_POST
@signed_in
def download(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The report as a file. It is asked for by POST because that it left is recorded."""
    membership = membership_for(request.user, programme)
    form = FORMATS.get(request.POST.get("format", ""))
    if form is None or form.code not in TAKE_AWAY:
        raise NotYours
    today = timezone.localdate()
    try:
        written = take_report(
            by=request.user, programme=membership.programme, form=form.code, written_on=today
        )
    except PdfUnavailable:
        return _shown(request, membership, refusal=NO_PDF)
    name = f"{membership.programme.identifier}-report-{today.isoformat()}.{form.code}"
    return file_answer(written, name=name, media_type=form.media_type)


NO_PDF = (
    "This site cannot write PDF yet. Take the report as Word or as a web page instead, "
    "or ask whoever looks after the site to install Pango."
)


def _shown(request: AuthenticatedHttpRequest, membership: Membership, refusal: str = "") -> HttpResponse:
    frame = ProgrammeFrame(membership=membership, current="Report")
    words = held_words(membership.programme, Use.PROJECT_TEAM)
    record, held = record_for_report(membership.programme, words)
    editions = editions_of(membership.programme, Audience.EVALUATORS)
    page = ReportPage(
        frame=frame,
        record=record,
        editions=tuple(editions),
        taken_back=taken_back_since(editions[0]) if editions else 0,
        weakened=tuple(judgements_weakened(membership.programme)),
        held=held,
        refusal=refusal,
    )
    return render(request, "reporting/report.html", {"frame": frame, "page": page})
