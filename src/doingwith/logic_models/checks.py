"""The three questions to a drawing, and what a machine can see of each.

Is it coherent, are there gaps, can it be traced (after the Co:Create report, 2019, Box 2)? What is
found here is beside what people answer, never instead of it: a drawing with nothing found can still
tell a story that nobody believes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from doingwith.common.circles import circles
from doingwith.logic_models.columns import Column
from doingwith.logic_models.crib_sheet import CHECK_QUESTIONS
from doingwith.logic_models.links import LinkKind
from doingwith.logic_models.model import CheckAnswer, ModelCheck, ModelVersion
from doingwith.logic_models.nodes import REALISED_COLUMNS
from doingwith.logic_models.paths import CARRYING, arrows, reached_from

__all__ = ["CheckResult", "Finding", "FindingKind", "check_version", "findings"]


class FindingKind(StrEnum):
    """What can be seen to be wrong or missing in a drawing."""

    ORPHAN = "orphan"
    CIRCLE = "circle"
    EMPTY_COLUMN = "empty_column"
    NO_BECAUSE = "no_because"
    GOOD_OR_BAD_UNSAID = "good_or_bad_unsaid"
    UNREACHED_OUTCOME = "unreached_outcome"
    ACTIVITY_LEADS_NOWHERE = "activity_leads_nowhere"


QUESTION_OF: Mapping[FindingKind, ModelCheck] = {
    FindingKind.ORPHAN: ModelCheck.COHERENT,
    FindingKind.CIRCLE: ModelCheck.COHERENT,
    FindingKind.EMPTY_COLUMN: ModelCheck.GAPS,
    FindingKind.NO_BECAUSE: ModelCheck.GAPS,
    FindingKind.GOOD_OR_BAD_UNSAID: ModelCheck.GAPS,
    FindingKind.UNREACHED_OUTCOME: ModelCheck.TRACEABLE,
    FindingKind.ACTIVITY_LEADS_NOWHERE: ModelCheck.TRACEABLE,
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing seen: a sentence, what to do about it, and which nodes, links or column it is about."""

    kind: FindingKind
    about: tuple[str, ...]
    sentence: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """One of the three questions: what a machine found, and what people answered."""

    check: ModelCheck
    question: str
    findings: tuple[Finding, ...]
    answers: tuple[CheckAnswer, ...]


def check_version(version: ModelVersion, before: ModelVersion | None = None) -> tuple[CheckResult, ...]:
    """The three questions with findings and answers, in the crib sheet's order.

    With ``before``, the version that it was drawn from, outcomes that came since are looked at, too.
    """
    found = findings(version, before)
    return tuple(
        CheckResult(
            check=check,
            question=CHECK_QUESTIONS[check],
            findings=tuple(finding for finding in found if QUESTION_OF[finding.kind] is check),
            answers=tuple(answer for answer in version.answers if answer.check is check),
        )
        for check in ModelCheck
    )


def findings(version: ModelVersion, before: ModelVersion | None = None) -> tuple[Finding, ...]:
    """Everything that can be seen, question by question; empty when nothing can. ``before`` as above."""
    gaps, ways = (_orphans, _circles, _empty_columns, _without_because), (_unreached, _leading_nowhere)
    found = [finding for look in gaps for finding in look(version)]
    found += _good_or_bad_unsaid(version, before) if before else ()
    return (*found, *(finding for look in ways for finding in look(version)))


def _orphans(version: ModelVersion) -> Iterator[Finding]:
    """Nodes without a link. Context is around everything, so it may stand alone."""
    linked = {name for link in version.links for name in (link.from_, link.to)}
    for node in version.nodes:
        if node.id not in linked and node.column is not Column.CONTEXT:
            yield Finding(
                kind=FindingKind.ORPHAN,
                about=(node.id,),
                sentence=f"“{node.text}” stands alone: no link leads to it or from it.",
                remedy="Link it to what it brings about or what brings it about, or take it out.",
            )


def _circles(version: ModelVersion) -> Iterator[Finding]:
    led = arrows(version, tuple(kind for kind in LinkKind if kind is not LinkKind.FEEDBACK))
    for circle in circles(led):
        names = [f"“{version.node_by_id[name].text}”" for name in (*circle, circle[0])]
        yield Finding(
            kind=FindingKind.CIRCLE,
            about=circle,
            sentence=f"This leads round in a circle: {', then '.join(names)}.",
            remedy="If one of these links is feedback, say so; if not, take out the one that does not hold.",
        )


def _empty_columns(version: ModelVersion) -> Iterator[Finding]:
    for column in Column:
        if not version.in_column(column) and not version.notes(column).empty_because.strip():
            yield Finding(
                kind=FindingKind.EMPTY_COLUMN,
                about=(column.value,),
                sentence=f"Nothing stands under {column.value}, and nobody has said why.",
                remedy="Add what belongs there, or explain why it is left empty.",
            )


def _without_because(version: ModelVersion) -> Iterator[Finding]:
    for link in version.links:
        start, end = (version.node_by_id[name].text for name in (link.from_, link.to))
        if not link.because.strip():
            yield Finding(
                kind=FindingKind.NO_BECAUSE,
                about=(link.id,),
                sentence=f"Nothing says why “{start}” {_VERBS[link.kind]} “{end}”.",
                remedy="Write the because: what makes the one bring about the other?",
            )


def _good_or_bad_unsaid(version: ModelVersion, before: ModelVersion) -> Iterator[Finding]:
    """Outcomes that came since the version before, of which nobody has said whether they were good or bad."""
    for node in version.nodes:
        is_new = not {node.id, *node.came_from} & before.node_by_id.keys()
        if node.column in REALISED_COLUMNS and is_new and node.valence is None:
            yield Finding(
                kind=FindingKind.GOOD_OR_BAD_UNSAID,
                about=(node.id,),
                sentence=f"“{node.text}” is new since the version before, and nobody has said whether it was "
                "good or bad.",
                remedy="If nobody had planned it, say so on its card; if it is a new hope, leave it open.",
            )


_VERBS: Mapping[LinkKind, str] = {
    LinkKind.LEADS_TO: "leads to",
    LinkKind.HINDERS: "hinders",
    LinkKind.CONDITION_OF: "is a condition of",
    LinkKind.FEEDBACK: "feeds back to",
}


def _unreached(version: ModelVersion) -> Iterator[Finding]:
    reached = _along(version, (Column.ACTIVITIES,))
    for node in version.nodes:
        if node.column in REALISED_COLUMNS and node.id not in reached:
            yield Finding(
                kind=FindingKind.UNREACHED_OUTCOME,
                about=(node.id,),
                sentence=f"No way leads from any activity to “{node.text}”.",
                remedy="Link it to what is done for it, or ask whether it comes from somewhere else.",
            )


def _leading_nowhere(version: ModelVersion) -> Iterator[Finding]:
    leading = _along(version, REALISED_COLUMNS, backwards=True)
    for node in version.in_column(Column.ACTIVITIES):
        if node.id not in leading:
            yield Finding(
                kind=FindingKind.ACTIVITY_LEADS_NOWHERE,
                about=(node.id,),
                sentence=f"“{node.text}” leads to no outcome.",
                remedy="Link it to what it is done for, or ask why it is done.",
            )


def _along(version: ModelVersion, columns: tuple[Column, ...], *, backwards: bool = False) -> frozenset[str]:
    starts = (node.id for node in version.nodes if node.column in columns)
    carrying = (link for link in version.links if link.kind in CARRYING)
    return reached_from(starts, carrying, backwards=backwards)
