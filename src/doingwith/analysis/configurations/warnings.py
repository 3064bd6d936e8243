"""What whoever reads an answer must know before believing it, each as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doingwith.analysis.configuration_choices import AnalysisVersion, Condition, ConditionKind, OutcomeKind
from doingwith.analysis.configurations.sets import CalibratedCell, CalibratedTable
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis

__all__ = ["Warned", "WarningKind", "bearing", "most_conditions", "warnings_about"]


class WarningKind(StrEnum):
    """What a warning is about."""

    CASES = "cases"
    CIRCULAR = "circular"
    SILENCE = "silence"
    READERS = "readers"
    INFERRED = "inferred"
    LEFT_OUT = "left_out"
    NOWHERE = "nowhere"
    SKEWED = "skewed"


@dataclass(frozen=True, kw_only=True)
class Warned:
    """One warning."""

    kind: WarningKind
    sentence: str


def most_conditions(cases: int) -> int:
    """How many conditions so many cases bear: their combinations are to be no more than the cases.

    A plain rule of thumb, because tables of cases by conditions are disputed (A. Marx and A. Dusa, 2011,
    against A. Thiem and L. Mkrtchyan, 2023). It warns and never refuses.
    """
    return max(1, cases.bit_length() - 1)


def bearing(cases: int, conditions: int) -> str:
    """How many conditions the cases bear, and whether these are more, in plain words."""
    most = most_conditions(cases)
    bear = {1: "one condition is", 2: "one or two conditions are"}.get(most, f"up to {most} conditions are")
    opening = f"{cases:,} case{'s' if cases != 1 else ''}: {bear} the most they bear."
    if conditions <= most:
        return opening
    return (
        f"{opening} You chose {conditions}, which make {2**conditions:,} combinations, more than there are "
        "cases. Almost any answer would fit, so this one tells next to nothing. Take some out."
    )


def warnings_about(
    record: ProgrammeRecord, version: AnalysisVersion, table: CalibratedTable
) -> tuple[Warned, ...]:
    """Every warning that the choices and the cases give, whatever the answer is."""
    return (
        Warned(kind=WarningKind.CASES, sentence=bearing(len(table.kept), len(version.conditions))),
        *_circular(record, version),
        *_silence(table),
        *_readers(table),
        *_inferred(table),
        *_left_out(table),
    )


def _circular(record: ProgrammeRecord, version: AnalysisVersion) -> Iterator[Warned]:
    for sentence in (*_beside_its_parts(record, version), *_part_of_outcome(record, version)):
        yield Warned(kind=WarningKind.CIRCULAR, sentence=sentence)


def _members(record: ProgrammeRecord, condition: Condition) -> frozenset[str]:
    """The factors that a condition is made of."""
    if condition.kind is ConditionKind.FACTOR:
        return frozenset({condition.id})
    if condition.kind is ConditionKind.DOMAIN:
        return frozenset(one.id for one in record.factor_list.factors if one.domain == condition.id)
    return frozenset()


def _label(record: ProgrammeRecord, condition: Condition) -> str:
    if condition.kind is ConditionKind.FACTOR:
        return record.factor_list.by_id[condition.id].label
    return record.factor_list.domain_by_id[condition.id].label


def _beside_its_parts(record: ProgrammeRecord, version: AnalysisVersion) -> Iterator[str]:
    """Conditions of which one sums the other up, or holds it."""
    listed = [one for one in version.conditions if one.kind is not ConditionKind.CUSTOM]
    for whole in listed:
        parts = frozenset(
            part
            for name in _members(record, whole)
            for part in (name, *record.factor_list.by_id[name].derived_from)
        )
        for other in listed:
            if other is not whole and other.kind is ConditionKind.FACTOR and other.id in parts:
                yield (
                    f"“{_label(record, whole)}” is partly made of “{_label(record, other)}”, and the two "
                    "stand here as if they were independent. Take one of them out."
                )


def _part_of_outcome(record: ProgrammeRecord, version: AnalysisVersion) -> Iterator[str]:
    outcome = version.outcome
    result = record.factor_list.by_id.get(outcome.about) if outcome.kind is OutcomeKind.RESULT else None
    sums_up = frozenset(result.derived_from) if result else frozenset()
    name = result.label if result else outcome.about.capitalize()
    for condition in version.conditions:
        for factor in sorted(_members(record, condition)):
            found = record.factor_list.by_id[factor]
            if outcome.about in found.overlaps or factor in sums_up:
                yield (
                    f"“{found.label}” is partly the same as the outcome, “{name}”: explaining the one by the "
                    "other goes round in a circle. Take it out, or choose another outcome."
                )


def _cells(table: CalibratedTable) -> Iterator[CalibratedCell]:
    return (cell for one in table.sets for cell in one.cells if cell.case not in table.left_out)


def _silence(table: CalibratedTable) -> Iterator[Warned]:
    cells = list(_cells(table))
    decided = sum(cell.decided is not None for cell in cells)
    if decided:
        yield Warned(
            kind=WarningKind.SILENCE,
            sentence=(
                f"{decided:,} of {len(cells):,} memberships do not come from the record: a person decided "
                "them. The reasons are given below."
            ),
        )


def _readers(table: CalibratedTable) -> Iterator[Warned]:
    single = sorted(
        {cell.case for cell in _cells(table) for told in cell.signs if told.single and told.signs},
        key=table.cases.index,
    )
    if single:
        were = "was" if len(single) == 1 else "were"
        which = _named(single)
        yield Warned(
            kind=WarningKind.READERS,
            sentence=f"{which} {were} read by one person only: nobody knows whether another would agree.",
        )


def _inferred(table: CalibratedTable) -> Iterator[Warned]:
    bases = [
        basis
        for cell in _cells(table)
        if cell.membership is not None and cell.gap is None
        for basis in (*(told.basis for told in cell.signs if told.signs), cell.stage and cell.stage.basis)
        if basis is not None
    ]
    inferred = sum(basis is Basis.INFERRED for basis in bases)
    if inferred:
        yield Warned(
            kind=WarningKind.INFERRED,
            sentence=f"{inferred:,} of {len(bases):,} judgements behind it were inferred by a reader: "
            "the sources do not state them.",
        )


def _left_out(table: CalibratedTable) -> Iterator[Warned]:
    if table.left_out:
        verb = "stays" if len(table.left_out) == 1 else "stay"
        yield Warned(
            kind=WarningKind.LEFT_OUT,
            sentence=f"{_named(list(table.left_out))} {verb} out of the comparison.",
        )


def _named(cases: list[str]) -> str:
    if len(cases) > 12:
        return f"{len(cases):,} cases"
    return cases[0] if len(cases) == 1 else f"{', '.join(cases[:-1])} and {cases[-1]}"
