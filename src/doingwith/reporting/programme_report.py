"""The programme report: from the record alone, not one figure typed by hand."""

from collections.abc import Callable
from enum import StrEnum

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.chapters.cases import cases
from doingwith.reporting.chapters.configurations import configurations
from doingwith.reporting.chapters.contribution import contribution
from doingwith.reporting.chapters.contribution_annex import contribution_evidence
from doingwith.reporting.chapters.cross_case import cross_case
from doingwith.reporting.chapters.halts import halts
from doingwith.reporting.chapters.limits import limits
from doingwith.reporting.chapters.logic_models import logic_models
from doingwith.reporting.chapters.logic_models_annex import logic_models_in_words
from doingwith.reporting.chapters.method import method
from doingwith.reporting.chapters.projects import projects
from doingwith.reporting.chapters.recommendations import barriers, recommendations
from doingwith.reporting.chapters.stages import stages
from doingwith.reporting.chapters.summary import summary
from doingwith.reporting.chapters.theory import theory
from doingwith.reporting.context import Context
from doingwith.reporting.document import Document, Section

__all__ = ["ANNEXES", "CHAPTERS", "Audience", "programme_report"]


class Audience(StrEnum):
    """For whom a report is written."""

    EVALUATORS = "evaluators"


Chapter = Callable[[Context], Section]
CHAPTERS: dict[Audience, tuple[Chapter, ...]] = {
    Audience.EVALUATORS: (
        summary,
        projects,
        stages,
        method,
        cases,
        cross_case,
        configurations,
        theory,
        logic_models,
        contribution,
        halts,
        barriers,
        recommendations,
        limits,
    ),
}
ANNEXES: dict[Audience, tuple[Chapter, ...]] = {
    Audience.EVALUATORS: (logic_models_in_words, contribution_evidence),
}
"""What only some readers need: the details behind the chapters, after all of them."""


def programme_report(record: ProgrammeRecord, audience: Audience = Audience.EVALUATORS) -> Document:
    """The report of a programme for one audience. The same record gives the same document."""
    context = Context(record)
    subtitle = "For evaluators. Links lead from each statement to the judgements behind it."
    return Document(
        title=f"{record.programme.name}: programme report",
        subtitle=subtitle,
        meta=(("generator", "Doing With"), ("description", f"Programme report of {record.programme.name}")),
        sections=tuple(chapter(context) for chapter in (*CHAPTERS[audience], *ANNEXES[audience])),
    )
