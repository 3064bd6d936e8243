"""What a case tells, for looking words up in it."""

from collections.abc import Iterator

from doingwith.cases.case import Case
from doingwith.common.said import Said, said

__all__ = ["said_in_case"]


def said_in_case(case: Case) -> Iterator[Said]:
    """Its title with what happened, then what was told stage by stage, what came of it, and who saw it how.

    What readers judged and what was asked of the project are left out: who may see them is another matter.
    """
    yield said("", case.title, *case.sequence, *case.methods)
    yield said("", *_by_stage(case))
    yield said("", *_steps(case))
    yield said("", *case.outcomes, *case.themes, *case.learning, case.contribution)
    yield said("", *_views(case), *(words for one in case.external_events for words in (one.what, one.when)))


def _by_stage(case: Case) -> Iterator[str]:
    for table in case.stage_tables:
        yield table.title
        yield from (aim.text for aim in table.aims)
        yield from (entry.text for entry in table.entries)
        yield table.note


def _steps(case: Case) -> Iterator[str]:
    for one in case.procurement_steps:
        yield from (one.step, one.detail, *one.options)


def _views(case: Case) -> Iterator[str]:
    for view in case.divergent_views:
        yield from (view.statement, *view.agree, *view.disagree, view.note)
