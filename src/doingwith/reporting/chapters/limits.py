"""What this report cannot say: readers, silence, slips of the sources, and the evaluation's own limits."""

from doingwith.programmes.evaluation import Inconsistency
from doingwith.reporting.context import Context, capital
from doingwith.reporting.document import (
    Block,
    BulletList,
    Paragraph,
    Row,
    Section,
    Spans,
    Strong,
    Table,
    one_group,
    row,
)
from doingwith.reporting.wording import count, listed, sentence

__all__ = ["limits"]


def limits(context: Context) -> Section:
    """The chapter on limits."""
    said = [
        _readers(context),
        _silent_stages(context),
        _silent_factors(context),
        _scope(context),
        _dates(context),
    ]
    sentences = tuple(each for each in said if each)
    blocks: list[Block] = [BulletList(sentences)] if sentences else []
    blocks += [*_own_limits(context), *_slips(context)]
    return Section("Limits", "limits", tuple(blocks) or (Paragraph(("No limits were reported.",)),))


def _readers(context: Context) -> Spans:
    single = [case.id for case in context.record.cases if case.reader_count == 1]
    if not single:
        return ()
    verb = "was" if len(single) == 1 else "were"
    whole = (
        f"{listed(single)} {verb} read by a single reader; no agreement between readers can be worked out."
    )
    by = context.record.evaluation.transcribed_by
    return (f"{whole} Judged by: {sentence(by)[:1].lower()}{sentence(by)[1:]}" if by else whole,)


def _silent_stages(context: Context) -> Spans:
    unknown = len(context.positions.not_reported)
    return (f"For {count(unknown, 'project')} no stage was reported.",) if unknown else ()


def _silent_factors(context: Context) -> Spans:
    silent = len(context.matrix.factors_in_no_case())
    if not silent or not context.record.cases:
        return ()
    verb = "is" if silent == 1 else "are"
    return (f"{capital(count(silent, 'factor'))} {verb} reported in no case: not reported is not absent.",)


def _scope(context: Context) -> Spans:
    note = context.record.evaluation.scope_note
    return (note,) if note else ()


def _dates(context: Context) -> Spans:
    note = context.record.programme.dates_note
    return (sentence(f"Dates: {note}"),) if note else ()


def _own_limits(context: Context) -> list[Block]:
    held = context.record.evaluation.limits
    if not held:
        return []
    return [
        Paragraph((Strong("What the evaluation says of its own limits"),)),
        BulletList(tuple((sentence(limit),) for limit in held)),
    ]


def _slips(context: Context) -> list[Block]:
    held = context.record.evaluation.inconsistencies
    if not held:
        return []
    caption = "Where the sources contradict themselves"
    return [Table(caption, ("Id", "What", "Lines"), one_group(_slip(each) for each in held))]


def _slip(slip: Inconsistency) -> Row:
    return row(slip.id, slip.what, listed([str(line) for line in slip.lines]) or "not given")
