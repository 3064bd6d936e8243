"""The projects: one row each, and which came out of which."""

from doingwith.analysis.links import project_links
from doingwith.projects.project import Project
from doingwith.reporting.context import Context, case_anchor, project_anchor
from doingwith.reporting.document import (
    Block,
    BulletList,
    Link,
    Paragraph,
    Row,
    Section,
    Spans,
    Table,
    one_group,
    row,
)
from doingwith.reporting.wording import count, position_words, word

__all__ = ["projects"]


def projects(context: Context) -> Section:
    """The chapter that lists every project."""
    held = context.record.projects
    if not held:
        return Section("The projects", "projects", (Paragraph(("There are no projects yet.",)),))
    table = Table(
        caption=f"{count(len(held), 'project')}, with where each stands",
        columns=("Project", "Partner", "Brief", "Kind", "Stage", "Case"),
        groups=one_group(_row(context, project) for project in held),
        stacks=True,
    )
    return Section("The projects", "projects", (*_basis_of_kinds(context), table, *_successions(context)))


def _row(context: Context, project: Project) -> Row:
    case = context.record.case_of_project.get(project.id)
    case_cell: Spans = (Link(case.id, case_anchor(case.id)),) if case else ("no case",)
    return row(
        project.title,
        context.partner_name(project),
        project.brief.text,
        project.kind or "not reported",
        position_words(context.position_by_project.get(project.id)),
        case_cell,
        anchor=project_anchor(project.id),
    )


def _basis_of_kinds(context: Context) -> tuple[Block, ...]:
    bases = {project.tags_basis for project in context.record.projects if project.kind and project.tags_basis}
    if len(bases) != 1:
        return ()
    return (Paragraph((f"The kind of each project is {word(bases.pop())}.",)),)


def _successions(context: Context) -> tuple[Block, ...]:
    ties: list[Spans] = [
        (
            context.project_link(tie.later),
            " followed ",
            context.project_link(tie.earlier),
            f", {word(tie.basis)}.",
        )
        for tie in project_links(context.record)
    ]
    if not ties:
        return ()
    return (Paragraph(("Some projects came out of others:",)), BulletList(tuple(ties)))
