"""What this report cannot say: readers, silence, slips of the sources, and the evaluation's own limits."""

from doingwith.common.judgements import Basis
from doingwith.programmes.evaluation import Inconsistency
from doingwith.programmes.factors import DomainRole
from doingwith.reporting.context import MOST_LINKS, Context, capital
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
        *_readers(context),
        _inferred(context),
        _silent_stages(context),
        _silent_factors(context),
        _scope(context),
        _dates(context),
    ]
    sentences = tuple(each for each in said if each)
    blocks: list[Block] = [BulletList(sentences)] if sentences else []
    blocks += [*_own_limits(context), *_slips(context)]
    return Section("Limits", "limits", tuple(blocks) or (Paragraph(("No limits were reported.",)),))


def _readers(context: Context) -> list[Spans]:
    """Which cases one person alone has judged, and what that takes from every figure made of them."""
    single = [case.id for case in context.record.cases if case.reader_count == 1]
    if not single:
        return []
    which = listed(single) if len(single) <= MOST_LINKS else count(len(single), "case")
    whole = (
        f"{which} {_were(len(single))} read by one reader only. How far two readers would agree is unknown, "
        "and every count of signs made from such a reading is one person\u2019s judgement."
    )
    by = context.record.evaluation.transcribed_by
    return [(whole,), *([(sentence(f"Judged by: {by}"),)] if by else [])]


def _inferred(context: Context) -> Spans:
    def judged(basis: Basis | None = None) -> int:
        return sum(context.matrix.judgement_count(role, basis) for role in DomainRole)

    inferred = judged(Basis.INFERRED)
    if not inferred:
        return ()
    share = f"{inferred:,} of {count(judged(), 'judgement')}"
    return (f"{share} {_were(inferred)} inferred by a reader: the sources do not state them.",)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _silent_stages(context: Context) -> Spans:
    unknown = len(context.positions.not_reported)
    return (f"For {count(unknown, 'project')} no stage was reported; {_SILENT_STAGE}",) if unknown else ()


_SILENT_STAGE = "that does not say that they stopped, nor that they went on."


def _silent_factors(context: Context) -> Spans:
    silent = len(context.matrix.factors_in_no_case())
    if not silent or not context.record.cases:
        return ()
    verb = "is" if silent == 1 else "are"
    return (f"{capital(count(silent, 'factor'))} {verb} reported in no case; not reported is not absent.",)


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
