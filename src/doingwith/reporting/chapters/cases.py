"""The case studies, one section each."""

from doingwith.cases.case import Case
from doingwith.reporting.chapters.case_findings import findings
from doingwith.reporting.chapters.case_judgements import judgements
from doingwith.reporting.chapters.case_stages import stage_tables
from doingwith.reporting.chapters.case_story import story
from doingwith.reporting.context import Context, case_anchor
from doingwith.reporting.document import Block, Note, Paragraph, Section
from doingwith.reporting.signs import SIGN_KEY

__all__ = ["cases"]


def cases(context: Context) -> Section:
    """The chapter of case studies."""
    held = context.record.cases
    opening: Block = (
        Paragraph((SIGN_KEY,)) if held else Paragraph(("No project has been read as a case yet.",))
    )
    return Section("The case studies", "cases", (opening,), tuple(_case(context, case) for case in held))


def _case(context: Context, case: Case) -> Section:
    parts = (
        story(context, case),
        stage_tables(context, case),
        judgements(context, case),
        findings(context, case),
    )
    return Section(
        f"{case.id}: {case.title}",
        case_anchor(case.id),
        (_read_by(context, case), *_source(case)),
        tuple(part for part in parts if part.blocks),
    )


def _read_by(context: Context, case: Case) -> Block:
    if not case.readings:
        return Note(("Nobody has read this case yet.",))
    if case.reader_count == 1:
        only = f"Read by one reader only ({case.readings[0].reader}); no second person has judged this case."
        return Note((only,))
    readers = [context.reader_name(reading.reader) for reading in case.readings]
    return Paragraph((f"Read by {case.reader_count} readers: {'; '.join(readers)}.",))


def _source(case: Case) -> tuple[Block, ...]:
    if not case.source:
        return ()
    where = f", lines {case.lines[0]} to {case.lines[-1]}" if len(case.lines) > 1 else ""
    return (Paragraph((f"Source: {case.source}{where}.",)),)
