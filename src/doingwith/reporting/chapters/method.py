"""How the evaluation was done: its steps, what it read, and who read which case."""

from doingwith.cases.case import Case
from doingwith.reporting.context import Context, capital, case_anchor
from doingwith.reporting.document import (
    Block,
    BulletList,
    DefinitionList,
    Link,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    one_group,
    row,
)
from doingwith.reporting.wording import count, listed, sentence

__all__ = ["method"]


def method(context: Context) -> Section:
    """The chapter on method."""
    blocks: list[Block] = [*_steps(context), *_kinds(context), *_readers(context)]
    return Section("Method", "method", tuple(blocks) or (Paragraph(("The method was not reported.",)),))


def _steps(context: Context) -> list[Block]:
    steps = context.record.evaluation.steps
    if not steps:
        return []
    items = tuple((sentence(step.what),) for step in steps)
    return [
        Paragraph((f"The evaluation took {count(len(steps), 'step')}.",)),
        BulletList(items, ordered=True),
    ]


def _kinds(context: Context) -> list[Block]:
    evaluation = context.record.evaluation
    pairs = (
        ("Kept in project files", evaluation.project_file_kinds),
        ("Accounts of people", evaluation.account_kinds),
    )
    items = tuple((name, (sentence(listed(kinds)),)) for name, kinds in pairs if kinds)
    return [DefinitionList(items)] if items else []


def _readers(context: Context) -> list[Block]:
    cases = context.record.cases
    if not cases:
        return []
    who = tuple(
        (f"Reader: {each.id}", (sentence(each.description),)) for each in context.record.programme.readers
    )
    return [*([DefinitionList(who)] if who else []), *_read_table(context)]


def _read_table(context: Context) -> list[Block]:
    cases = context.record.cases
    table = Table(
        caption="Who read which case",
        columns=("Case", "Readers", "How many", "Conditions", "Results"),
        groups=one_group(_row(case) for case in cases),
    )
    single = sum(case.reader_count == 1 for case in cases)
    if not single:
        return [table]
    which = "All cases were" if single == len(cases) else f"{capital(count(single, 'case'))} {_was(single)}"
    return [
        table,
        Note((f"{which} read by one reader only. ", Link("What that limits", "limits"), ".")),
    ]


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _row(case: Case) -> Row:
    readers = dict.fromkeys(reading.reader for reading in case.readings)
    return row(
        (Link(f"{case.id} {case.title}", case_anchor(case.id)),),
        listed(list(readers)) or "not read yet",
        "one reader only" if case.reader_count == 1 else count(case.reader_count, "reader"),
        f"{sum(len(reading.conditions) for reading in case.readings):,}",
        f"{sum(len(reading.results) for reading in case.readings):,}",
    )
