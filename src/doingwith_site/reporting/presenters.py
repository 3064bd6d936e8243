"""The words around a report."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.formats import FORMATS, ReportFormat
from doingwith.reporting.held_back import with_held_back
from doingwith.reporting.html import to_html_fragment
from doingwith.reporting.programme_report import Audience, programme_report
from doingwith.reporting.wording import count
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["ReportPage"]

TAKE_AWAY = ("docx", "pdf", "html")


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """The report on the page, and the forms in which it can be taken away.

    ``held`` is in how many places words are held back. ``refusal`` says why a form that was asked for cannot
    be had; empty when none was refused.
    """

    frame: ProgrammeFrame
    record: ProgrammeRecord
    held: int = 0
    refusal: str = ""

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
        document = with_held_back(programme_report(self.record, audience=Audience.EVALUATORS), self.held)
        return mark_safe(to_html_fragment(document))  # noqa: S308  # the library's writer escapes every word
