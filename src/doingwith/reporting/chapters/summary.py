"""In short: what the record shows, each sentence with a way to what it rests on."""

from collections import Counter
from collections.abc import Sequence

from doingwith.analysis.diamond import Outcome, Position
from doingwith.analysis.factor_use import factor_use
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith.reporting.context import MOST_LINKS, Context, case_anchor, named, stage_anchor, trace_to
from doingwith.reporting.contribution_counts import claims_sentence, missing_sentence
from doingwith.reporting.document import BulletList, Link, Section, Spans, Trace, anchor
from doingwith.reporting.wording import count, listed, word

__all__ = ["summary"]

_ENDS: dict[Outcome, tuple[str, str]] = {
    Outcome.GOES_ON: ("goes on", "go on"),
    Outcome.HELD_BACK: ("was held back", "were held back"),
    Outcome.STOPPED: ("stopped", "stopped"),
}


def summary(context: Context) -> Section:
    """The chapter of sentences that stand for the whole."""
    sentences = [
        _work(context),
        _stages(context),
        _readers(context),
        _judgements(context),
        *_widest(context),
        _silence(context),
        _theory(context),
        _contribution(context),
    ]
    return Section("In short", "summary", (BulletList(tuple(each for each in sentences if each)),))


def _work(context: Context) -> Spans:
    programme, projects = context.record.programme, len(context.record.projects)
    if not projects:
        return (f"{programme.name} has no projects yet.",)
    area = f" in {programme.area}" if programme.area else ""
    partners = count(len(programme.partners), "commissioning partner")
    told = f"{programme.name} has {count(projects, 'project')} with {partners}{area}"
    return (told, _to("all projects", "projects"), ".")


def _stages(context: Context) -> Spans:
    placed, unknown = context.positions.placed, len(context.positions.not_reported)
    if not placed:
        return ()
    silent = f" For {count(unknown, 'project')} the stage was not reported." if unknown else ""
    told: Spans = ()
    for end in Outcome:
        at = [each for each in placed if each.outcome is end]
        if at:
            told += ("; " if told else "", f"{len(at):,} {_ENDS[end][len(at) != 1]}", _trace(at))
    return (f"How far they got is reported for {count(len(placed), 'project')}: ", *told, f".{silent}")


def _trace(positions: Sequence[Position]) -> Trace:
    links = [Link(each.project.title, stage_anchor(each.project.id)) for each in positions[:MOST_LINKS]]
    more = len(positions) - len(links)
    return Trace((*links, *((Link(f"{more:,} more", "stages"),) if more else ())))


def _readers(context: Context) -> Spans:
    cases = context.record.cases
    if not cases:
        return ("No project has been read as a case yet.",)
    readers = Counter(case.reader_count for case in cases)
    were = "was read as a case" if len(cases) == 1 else "were read as cases"
    if len(readers) == 1:
        told = f"{'' if len(cases) == 1 else 'each '}by {_readers_words(cases[0].reader_count)}"
    else:
        told = listed([f"{number:,} by {_readers_words(each)}" for each, number in sorted(readers.items())])
    whole = f"{count(len(cases), 'project')} {were}, {told}"
    doubt = ": how far two readers would agree is unknown" if set(readers) == {1} else ""
    return (
        whole,
        _to("who read which", "method"),
        doubt,
        *((_to("limits", "limits"),) if doubt else ()),
        ".",
    )


def _to(words: str, place: str) -> Trace:
    return Trace((Link(words, place),))


def _readers_words(number: int) -> str:
    return {0: "nobody yet", 1: "one reader only", 2: "two readers"}.get(number, f"{number} readers")


def _judgements(context: Context) -> Spans:
    if not context.reported:
        return ()
    conditions, results = (_by_basis(context, role) for role in DomainRole)
    links = [
        Link(case.id, f"{case_anchor(case.id)}-judgements") for case in context.record.cases[:MOST_LINKS]
    ]
    more = len(context.record.cases) - len(links)
    rest = (Link(f"{more:,} more", "cases"),) if more else ()
    return (f"The cases rest on {conditions} and {results}", Trace((*links, *rest)), ".")


def _by_basis(context: Context, role: DomainRole) -> str:
    stated, inferred = (context.matrix.judgement_count(role, basis) for basis in Basis)
    of = f"{count(stated + inferred, 'judgement')} of {word(role)}s"
    return f"{of} ({stated:,} stated in the sources, {inferred:,} inferred)"


def _widest(context: Context) -> list[Spans]:
    """The conditions that most cases report as enabling, and those that most report as constraining."""
    return [told for sign in (Sign.ENABLING, Sign.CONSTRAINING) if (told := _most_reported(context, sign))]


def _most_reported(context: Context, sign: Sign) -> Spans:
    found = [
        (row.factor, context.cases_with(row, sign))
        for row in context.matrix.rows
        if row.domain.role is DomainRole.CONDITION
    ]
    most = max((len(cases) for _, cases in found), default=0)
    if not most:
        return ()
    told: Spans = ()
    for factor, cases in found:
        if len(cases) == most:
            told += ("; " if told else "", named(factor), trace_to(factor.id, cases))
    share = f"in {most:,} of {count(len(context.record.cases), 'case')}"
    return (f"Most often reported as {word(sign)}, {share}: ", *told, ".")


def _silence(context: Context) -> Spans:
    silent, factors = len(context.matrix.factors_in_no_case()), len(context.matrix.rows)
    if not silent or not context.record.cases:
        return ()
    verb = "is" if silent == 1 else "are"
    return (
        f"{silent:,} of {count(factors, 'factor')} {verb} reported in no case, "
        "which is not the same as absent",
        _to("which they are", "no-case"),
        ".",
    )


def _contribution(context: Context) -> Spans:
    """How the claims stand, and always beside it how many projects are in no count."""
    if not context.record.contributions:
        return ()
    found = context.contribution
    return (
        claims_sentence(found).removesuffix("."),
        _to("what each rests on", "contribution"),
        f". {missing_sentence(found)}",
    )


def _theory(context: Context) -> Spans:
    versions = context.record.theory_versions
    if not versions:
        return ("No theory of change has been written yet.",)
    use = factor_use(context.record.factor_list, versions[-1])
    return (
        f"The {versions[-1].label[:1].lower()}{versions[-1].label[1:]} speaks of "
        f"{count(len(use.used), 'factor')} of the list and leaves {len(use.unused):,} out",
        Trace(
            (
                Link("evidence for each clause", anchor("theory", versions[-1].id)),
                Link("left out", "beside-theory"),
            )
        ),
        ".",
    )
