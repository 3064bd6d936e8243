"""The only door through which a report leaves the site."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from doingwith.consent.uses import Use, UseKind
from doingwith.reporting.document import Document
from doingwith.reporting.editions import fingerprint, with_edition
from doingwith.reporting.formats import FORMATS
from doingwith.reporting.held_back import with_held_back
from doingwith.reporting.programme_report import Audience, programme_report
from doingwith.reporting.taken_back import with_taken_back
from doingwith_site.audit.actions import record_event
from doingwith_site.common.reading import at_one_moment
from doingwith_site.consent.actions import record_export
from doingwith_site.consent.held_words import HeldWords, held_words
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.reporting.models import Edition
from doingwith_site.reporting.queries import accounts_rested_on, judgements_weakened, planned_edition, told
from doingwith_site.reporting.records import record_for_report

__all__ = ["take_report"]

AUDIENCE = Audience.EVALUATORS
USE = Use.QUOTE_WITHOUT_NAME


def take_report(*, by: User, programme: Programme, form: str, written_on: date) -> bytes:
    """The programme's report as a file in one of ``FORMATS``, an edition, and a line in the audit log.

    A door out. The record holds no account of a person, but what evaluators wrote of accounts: what rests on
    words whose tellers do not agree that they are quoted is held back, and counted in the file and in the
    log. Whoever's words it rests on sees that it left. Raises PdfUnavailable when this machine cannot write
    PDF: then nothing has left.
    """
    check_can(membership_in(by, programme), Permission.READ_REPORT)
    while True:
        made = _made(programme)
        written = FORMATS[form].write(made.document, written_on=written_on)
        if _left(made, by=by, programme=programme, form=form):
            return written


@dataclass(frozen=True, kw_only=True)
class _Made:
    """A report with its edition, not given out yet. ``says`` is the fingerprint of what it says.

    ``words`` are those that were held back from it, in ``held`` places, and ``withdrawals`` is how many
    people had taken theirs back.
    """

    document: Document
    says: str
    edition: Edition
    held: int
    words: HeldWords
    withdrawals: int
    accounts: list[str]

    def is_as_allowed(self, programme: Programme) -> bool:
        """Whether nobody has said anything else of their words since."""
        now = held_words(programme, USE)
        then = self.words
        same = (now.names, frozenset(now.texts)) == (then.names, frozenset(then.texts))
        return same and programme.withdrawals.count() == self.withdrawals


def _made(programme: Programme) -> _Made:
    """Everything that is read for a report, as it stood at one moment."""
    with at_one_moment():
        words = held_words(programme, USE)
        record, held = record_for_report(programme, words)
        report = with_held_back(programme_report(record, audience=AUDIENCE), held)
        document = with_taken_back(report, judgements_weakened(programme))
        edition = planned_edition(programme, AUDIENCE, fingerprint(document))
        return _Made(
            document=with_edition(document, told(edition)),
            says=edition.fingerprint,
            edition=edition,
            held=held,
            words=words,
            withdrawals=programme.withdrawals.count(),
            accounts=accounts_rested_on(programme, record, words),
        )


@transaction.atomic
def _left(made: _Made, *, by: User, programme: Programme, form: str) -> bool:
    """Writes down that it left; False, and nothing is written, when something changed while it was made."""
    edition = planned_edition(lock(programme), AUDIENCE, made.says)
    same = (edition.number, edition.taken_back) == (made.edition.number, made.edition.taken_back)
    if not same or not made.is_as_allowed(programme):
        return False
    _taken(edition, by)
    record_export(
        by=by,
        programme=programme,
        accounts=made.accounts,
        use=USE,
        kind=UseKind.REPORT,
        place=f"edition {edition.number}",
    )
    record_event(
        by=by,
        verb="take",
        noun="report",
        object_id=programme.pk,
        programme_id=programme.pk,
        detail={
            "format": form,
            "audience": AUDIENCE.value,
            "edition": edition.number,
            "held_back": made.held,
        },
    )
    return True


def _taken(edition: Edition, by: User) -> None:
    edition.last_taken_at = timezone.now()
    if edition.pk is None:
        edition.first_taken_at, edition.first_taken_by = edition.last_taken_at, by
    edition.save()
