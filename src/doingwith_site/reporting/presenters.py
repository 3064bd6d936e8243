"""The words around a report."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.formats import FORMATS, ReportFormat
from doingwith.reporting.held_back import with_held_back
from doingwith.reporting.html import to_html_fragment
from doingwith.reporting.programme_report import Audience, programme_report
from doingwith.reporting.taken_back import Weakened, with_taken_back
from doingwith.reporting.wording import count, day
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.reporting.models import Edition

__all__ = ["ReportPage"]

TAKE_AWAY = ("docx", "pdf", "html")


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """The report on the page, and the forms in which it can be taken away.

    ``editions`` are those that left, the newest first, and ``taken_back`` says how many people have taken
    their words back since the newest was last taken; ``weakened`` are the judgements that rested on such
    words. ``held`` is in how many places words are held back. ``refusal`` says why a form that was asked
    for cannot be had; empty when none was refused.
    """

    frame: ProgrammeFrame
    record: ProgrammeRecord
    editions: tuple[Edition, ...] = ()
    taken_back: int = 0
    weakened: tuple[Weakened, ...] = ()
    held: int = 0
    refusal: str = ""

    @property
    def editions_lead(self) -> str:
        """What has left so far."""
        if not self.editions:
            return "No edition has left yet. The first one that you take is edition 1."
        newest = self.editions[0]
        return (
            f"Edition {newest.number} is the newest. It was last taken on "
            f"{day(timezone.localdate(newest.last_taken_at))}."
        )

    @property
    def warning(self) -> str:
        """That the newest edition may rest on words that are taken back; empty when it does not."""
        if not self.taken_back:
            return ""
        people = "1 person has" if self.taken_back == 1 else f"{self.taken_back:,} people have"
        return (
            f"Since edition {self.editions[0].number} was last taken, {people} taken their words back, and "
            "it may rest on them. Take a new one, and ask whoever has an earlier one to use the new one."
        )

    @property
    def earlier(self) -> list[str]:
        """The last editions, the newest first."""
        return [edition_line(one) for one in self.editions]

    @property
    def lead(self) -> str:
        """What the report is made of."""
        if not self.record.projects:
            return "There is nothing to report yet: the programme has no projects."
        return (
            f"Written for evaluators from {count(len(self.record.projects), 'project')} "
            f"and {count(len(self.record.cases), 'case')}, every figure counted afresh as you open it."
        )

    @property
    def has_report(self) -> bool:
        """Whether there is anything to report."""
        return bool(self.record.projects)

    @property
    def formats(self) -> list[ReportFormat]:
        """The forms in which the report can be taken away."""
        return [FORMATS[code] for code in TAKE_AWAY]

    @property
    def body(self) -> SafeString:
        """The report itself."""
        report = with_held_back(programme_report(self.record, audience=Audience.EVALUATORS), self.held)
        document = with_taken_back(report, self.weakened)
        return mark_safe(to_html_fragment(document))  # noqa: S308  # the library's writer escapes every word


def edition_line(edition: Edition) -> str:
    """One edition in the list of all."""
    line = f"Edition {edition.number}: first taken on {day(timezone.localdate(edition.first_taken_at))}"
    if not edition.taken_back:
        return line
    return f"{line}, after {count(edition.taken_back, 'person', 'people')} took their words back"
