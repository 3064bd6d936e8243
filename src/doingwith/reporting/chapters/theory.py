"""The theory of change: each version with its evidence, what changed, and what it leaves out."""

from collections.abc import Iterator, Sequence

from doingwith.analysis.clause_bearings import ClauseBearings, ClauseStanding, clause_bearings
from doingwith.analysis.factor_use import factor_use
from doingwith.reporting.bearing_words import standing_figures, standing_head, standing_words
from doingwith.reporting.chapters.theory_change import changes
from doingwith.reporting.chapters.theory_cmo import contexts_mechanisms_outcomes
from doingwith.reporting.chapters.theory_readiness import readiness
from doingwith.reporting.context import MOST_LINKS, Context, judgement_anchor, named, trace_to
from doingwith.reporting.document import (
    Block,
    BulletList,
    Inline,
    Link,
    Note,
    Paragraph,
    Row,
    RowGroup,
    Section,
    SignMark,
    Spans,
    Strong,
    Table,
    anchor,
    one_group,
    row,
)
from doingwith.reporting.theory_making import (
    advice_answer,
    advice_given,
    closed_advice_answer,
    closed_draft_sentence,
    decisions_in_words,
    origin_words,
)
from doingwith.reporting.wording import count, word
from doingwith.theory.theory import Statement, TheoryVersion

__all__ = ["theory"]


def theory(context: Context) -> Section:
    """The chapter on the theory of change."""
    versions = context.record.theory_versions
    if not versions:
        nothing = Paragraph(("No theory of change has been written yet.",))
        return Section("The theory of change", "theory", (nothing,))
    sections = [_version(context, version) for version in versions]
    sections += changes(context)
    sections += contexts_mechanisms_outcomes(context, versions[-1])
    sections += readiness(context)
    sections += [_unsupported(context, versions[-1]), _left_out(context, versions[-1])]
    return Section("The theory of change", "theory", sections=tuple(sections))


def _version(context: Context, version: TheoryVersion) -> Section:
    support = clause_bearings(context.record, version)
    blocks: list[Block] = [Paragraph((origin_words(version),))]
    for number, statement in enumerate(version.statements, start=1):
        blocks += _statement(number, statement, [each for each in support if each.statement == statement])
    if support and all(each.standing is ClauseStanding.NO_FACTOR_LINKED for each in support):
        blocks.append(Note(("No clause of this version names a factor, so the cases cannot be asked.",)))
    blocks += _making(version)
    if version.observations:
        blocks += [
            Paragraph((Strong("What was observed of this version"),)),
            BulletList(tuple((each,) for each in version.observations)),
        ]
    return Section(version.label, anchor("theory", version.id), tuple(blocks))


def _making(version: TheoryVersion) -> list[Block]:
    """What people decided about proposed clauses, and what became of the advice they were given."""
    decided = tuple((one,) for one in decisions_in_words(version))
    advised = tuple(
        (f"“{one.text}” ({advice_given(one)}). ", Strong("What became of it:"), f" {advice_answer(one)}")
        for one in version.advice
    )
    told = (
        ("What was decided about proposals", decided),
        ("Advice, and what became of it", advised),
        ("Revisions of it that came to nothing", tuple(_closed(version))),
    )
    return [
        block
        for heading, items in told
        if items
        for block in (Paragraph((Strong(heading),)), BulletList(items))
    ]


def _closed(version: TheoryVersion) -> Iterator[Spans]:
    """Each draft that was closed without a version, then the advice on it."""
    for closed in version.closed_drafts:
        yield (closed_draft_sentence(closed),)
        for one in closed.advice:
            became = closed_advice_answer(closed, one)
            yield (f"“{one.text}” ({advice_given(one)}). ", Strong("What became of it:"), f" {became}")


def _statement(number: int, statement: Statement, support: Sequence[ClauseBearings]) -> list[Block]:
    frames = [frame for frame in (statement.when_frame, statement.then_frame) if frame]
    framed = f" ({'; '.join(frames)})" if frames else ""
    opening = Paragraph((Strong(f"Statement {number}{framed}. IF"), f" {statement.if_}"))
    if all(each.standing is ClauseStanding.NO_FACTOR_LINKED for each in support):
        items = tuple((Strong(word(each.part)), f" {each.clause.text}") for each in support)
        return [opening, *([BulletList(items)] if items else [])]
    table = Table(
        caption=f"Statement {number}: its clauses and the cases behind them",
        columns=("Part", "Clause", "Factors", "Cases that report it", "Standing"),
        groups=one_group(_clause(each) for each in support),
        row_header=1,
    )
    return [opening, table]


def _clause(support: ClauseBearings) -> Row:
    return row(
        word(support.part),
        support.clause.text,
        ", ".join(support.clause.factors) or "none named",
        _evidence(support) or "none",
        _standing(support),
    )


def _standing(support: ClauseBearings) -> str:
    return standing_words(support.standing, support.part, support.counts, support.judgement_count)


def _evidence(support: ClauseBearings) -> Spans:
    """Each judgement on a factor of the clause as a mark that leads to its row, the first of many."""
    told: list[Inline] = []
    for one in support.bearings[:MOST_LINKS]:
        to = judgement_anchor(one.case.id, one.factor.id)
        label = f"{one.case.id} {one.factor.id}"
        told += [", "] if told else []
        told.append(SignMark(one.held.sign, one.held.basis, to, label))
    more = len(support.bearings) - MOST_LINKS
    return (*told, *((" and ", Link(f"{more:,} more", "case-by-factor")) if more > 0 else ()))


def _unsupported(context: Context, version: TheoryVersion) -> Section:
    support = clause_bearings(context.record, version)
    blocks: list[Block] = []
    for head, clauses in _by_standing(support):
        words = f"{count(len(clauses), 'clause')}: {head}."
        blocks.append(Paragraph((Strong(words[:1].upper() + words[1:]),)))
        blocks.append(BulletList(tuple((_told(each),) for each in clauses)))
    nothing = Paragraph(("Every case that reports a clause bears it out.",))
    heading = "Clauses that not every case bears out"
    return Section(heading, "unsupported", tuple(blocks) or (nothing,))


def _by_standing(support: Sequence[ClauseBearings]) -> Iterator[tuple[str, list[ClauseBearings]]]:
    """The clauses that not every case supports, under how they stand."""
    for standing in (each for each in ClauseStanding if each is not ClauseStanding.SUPPORTED):
        alike: dict[str, list[ClauseBearings]] = {}
        for each in support:
            if each.standing is standing:
                alike.setdefault(standing_head(standing, each.part), []).append(each)
        yield from alike.items()


def _told(support: ClauseBearings) -> str:
    clause = f"{word(support.part)} {support.clause.text}"
    if support.standing is not ClauseStanding.FOR_AND_AGAINST:
        return clause
    return f"{clause}: {standing_figures(support.part, support.counts, support.judgement_count)}"


def _left_out(context: Context, version: TheoryVersion) -> Section:
    use = factor_use(context.record.factor_list, version)
    if not use.unused:
        return Section(
            "Factors beside the theory", "beside-theory", (Paragraph(("The theory uses every factor.",)),)
        )
    groups = []
    for domain in context.record.factor_list.domains:
        rows = tuple(
            row(named(factor), factor.pole.value, _reported_in(context, factor.id) or "no case")
            for factor in use.unused
            if factor.domain == domain.id
        )
        groups += [RowGroup(rows, domain.label)] if rows else []
    used = count(len(use.used), "factor")
    words = f"{used} of the list {_is(len(use.used))} in the theory; {len(use.unused):,} not."
    columns = ("Factor", "How the list words it", "Cases that report it")
    table = Table("Factors that the theory does not use", columns, tuple(groups))
    return Section(
        "Factors beside the theory", "beside-theory", (Paragraph((words[:1].upper() + words[1:],)), table)
    )


def _reported_in(context: Context, factor_id: str) -> Spans:
    cases = [case for case in context.record.cases if (case.id, factor_id) in context.reported]
    return (count(len(cases), "case"), trace_to(factor_id, cases)) if cases else ()


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
