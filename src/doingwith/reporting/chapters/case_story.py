"""A case told: its project, its brief in versions, how it went, and with which methods."""

from collections.abc import Iterable

from doingwith.cases.case import Case
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Project
from doingwith.projects.stages import Movement, StageMove
from doingwith.reporting.context import Context, capital, case_anchor
from doingwith.reporting.document import (
    Block,
    BulletList,
    DefinitionList,
    Paragraph,
    Row,
    Section,
    Spans,
    Strong,
    Table,
    lines,
    one_group,
    row,
)
from doingwith.reporting.wording import day, listed, short_basis, word, words_or

__all__ = ["story"]

_NOT_REPORTED = "not reported"


def story(context: Context, case: Case) -> Section:
    """The section that tells what the project was and how it went."""
    project = context.record.project_by_id.get(case.project)
    blocks: list[Block] = []
    if project:
        blocks += [_facts(context, case, project), _briefs(project), *_path(project)]
    blocks += _list("What happened, in order", case.sequence, ordered=True)
    blocks += _list("Methods used", case.methods)
    blocks += _procurement(case)
    return Section(f"What was done in {case.id}", f"{case_anchor(case.id)}-story", tuple(blocks))


def _facts(context: Context, case: Case, project: Project) -> DefinitionList:
    items: list[tuple[str, Spans]] = [
        ("Project", (context.project_link(project.id),)),
        ("Partner", (context.partner_name(project),)),
        ("Mode of participation", (_mode(project),)),
        ("Brief renegotiated", (word(case.brief_renegotiated),)),
    ]
    if case.plans_revised_by_commissioners is not None:
        basis = f", {word(case.plans_revised_basis)}" if case.plans_revised_basis else ""
        items.append(
            ("Plans revised by commissioners", (f"{_yes_no(case.plans_revised_by_commissioners)}{basis}",))
        )
    if project.entry:
        words = f"{word(project.entry.stage)}, {word(project.entry.basis)}: {project.entry.why}"
        items.append(("Came in at", (words,)))
    if case.related_projects:
        items.append(("Related projects", _linked(context, case.related_projects)))
    return DefinitionList(tuple(items))


def _mode(project: Project) -> str:
    mode = project.participation
    if mode is None:
        return _NOT_REPORTED
    asked, offered = words_or(mode.asked, _NOT_REPORTED), words_or(mode.offered, _NOT_REPORTED)
    return f"asked: {asked}; offered: {offered} ({word(mode.basis)})"


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _linked(context: Context, project_ids: Iterable[str]) -> Spans:
    return lines((context.project_link(project),) for project in project_ids)


def _briefs(project: Project) -> Table:
    return Table(
        caption="The brief and its versions",
        columns=("Version", "Brief", "Asked by", "Why", "Agreement"),
        groups=one_group(_brief(brief) for brief in project.briefs),
    )


def _brief(brief: Brief) -> Row:
    agreed_by = f" ({listed(brief.agreed_by)})" if brief.agreed_by else ""
    dated = f", {day(brief.dated_on)}" if brief.dated_on else ""
    return row(
        f"{brief.version}{dated}",
        capital(brief.text),
        brief.asked_by or _NOT_REPORTED,
        capital(brief.reason) or _NOT_REPORTED,
        f"{word(brief.agreement)}{agreed_by}",
    )


def _path(project: Project) -> list[Block]:
    if not project.path:
        return []
    return [
        Table(
            caption="The path through the stages",
            columns=("Stage", "How far", "Step", "Why", "Basis"),
            groups=one_group(_step(step) for step in project.path),
        )
    ]


def _step(step: StageMove) -> Row:
    dated = f", {day(step.recorded_on)}" if step.recorded_on else ""
    needs_reason = step.movement in (Movement.STOP, Movement.HELD_BACK, Movement.BACK)
    reasons = lines((capital(reason),) for reason in step.reasons)
    return row(
        word(step.stage),
        word(step.status),
        f"{word(step.movement)}{dated}",
        reasons or (_NOT_REPORTED if needs_reason else ""),
        short_basis(step.basis),
    )


def _list(heading: str, items: tuple[str, ...], *, ordered: bool = False) -> list[Block]:
    if not items:
        return []
    return [Paragraph((Strong(heading),)), BulletList(tuple((capital(item),) for item in items), ordered)]


def _procurement(case: Case) -> list[Block]:
    if not case.procurement_steps:
        return []
    rows = (
        row(
            capital(step.step),
            capital(step.detail) or _NOT_REPORTED,
            listed(step.options) or _NOT_REPORTED,
            step.chosen or _NOT_REPORTED,
        )
        for step in case.procurement_steps
    )
    columns = ("Step", "What was done", "Options", "Chosen")
    return [Table(caption="Steps of the procurement", columns=columns, groups=one_group(rows))]
