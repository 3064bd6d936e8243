"""Where the projects got to: the picture, and its twin as a table with every reason."""

from dataclasses import replace

from doingwith.analysis.diamond import Position
from doingwith.reporting.context import Context, capital, stage_anchor
from doingwith.reporting.document import Figure, Paragraph, Row, Section, Table, lines, one_group, row
from doingwith.reporting.figures.diamond import LINE_KEY, diamond_svg
from doingwith.reporting.wording import count, position_words, short_basis, word

__all__ = ["stages"]


def stages(context: Context) -> Section:
    """The chapter on the Double Diamond."""
    placed, unknown = context.positions.placed, len(context.positions.not_reported)
    heading = "Where the projects got to"
    if not placed:
        return Section(heading, "stages", (Paragraph(("No project\u2019s stage has been reported yet.",)),))
    table = Table(
        caption=f"{count(len(placed), 'project')} on the Double Diamond",
        columns=("Project", "Came in at", "Stands at", "Why it was stopped or held back", "Basis"),
        groups=one_group(_row(context, position) for position in placed),
    )
    silent = (
        f"For {count(unknown, 'other project')} no stage was reported; they are not drawn."
        if unknown
        else "The stage of every project is reported."
    )
    told = Paragraph((f"{LINE_KEY} {silent}",))
    return Section(heading, "stages", (told, _figure(context), table))


def _figure(context: Context) -> Figure:
    return replace(diamond_svg(context.positions), narrow_svg=diamond_svg(context.positions, narrow=True).svg)


def _row(context: Context, position: Position) -> Row:
    return row(
        (context.project_link(position.project.id),),
        word(position.start),
        position_words(position),
        lines((capital(reason),) for reason in position.reasons) or "goes on",
        short_basis(position.end.basis),
        anchor=stage_anchor(position.project.id),
    )
