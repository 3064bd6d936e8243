"""The choices and the record put together: each case's membership in the outcome and in every condition."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    Condition,
    ConditionKind,
    Meaning,
    Outcome,
    OutcomeKind,
    Rule,
    Silence,
    Way,
)
from doingwith.analysis.configurations.calibration import (
    SIGN_EXTENTS,
    STAGE_EXTENTS,
    membership,
    put_together,
)
from doingwith.analysis.configurations.phrases import SetName, name_of_condition, name_of_outcome
from doingwith.analysis.configurations.told import Gap, ToldSign, ToldStage, told_sign, told_stage
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.programmes.scales import DesignStage

__all__ = ["OUTCOME", "CalibratedCell", "CalibratedSet", "CalibratedTable", "calibrate"]

OUTCOME = "outcome"
"""The name under which decisions and problems know the outcome."""


@dataclass(frozen=True, kw_only=True)
class CalibratedCell:
    """One case in one set: what was told, why nothing follows from it if so, and the membership.

    The membership is None while a person has not decided, and where the case stays out. ``decided`` is
    the decision used; ``reason`` is why a person gave the membership.
    """

    case: str
    membership: float | None = None
    signs: tuple[ToldSign, ...] = ()
    stage: ToldStage | None = None
    gap: Gap | None = None
    decided: Silence | None = None
    reason: str = ""

    @property
    def is_left_out(self) -> bool:
        """Whether a person decided that the case stays out because of this set."""
        return self.decided is not None and self.decided.meaning is Meaning.LEAVE_OUT

    @property
    def is_open(self) -> bool:
        """Whether a person must decide before anything can be worked out."""
        return self.gap is not None and self.decided is None


@dataclass(frozen=True, kw_only=True)
class CalibratedSet:
    """The outcome or a condition, with every case in the record's order."""

    id: str
    name: SetName
    cells: tuple[CalibratedCell, ...]


@dataclass(frozen=True, kw_only=True)
class CalibratedTable:
    """All cases against outcome and conditions. ``left_out`` gives each case that stays out its reasons."""

    outcome: CalibratedSet
    conditions: tuple[CalibratedSet, ...]
    cases: tuple[str, ...]
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sets(self) -> tuple[CalibratedSet, ...]:
        """The outcome, then the conditions."""
        return (self.outcome, *self.conditions)

    @property
    def kept(self) -> tuple[str, ...]:
        """The cases that are compared."""
        return tuple(case for case in self.cases if case not in self.left_out)

    @cached_property
    def open_cells(self) -> tuple[tuple[CalibratedSet, tuple[CalibratedCell, ...]], ...]:
        """The sets about which a person must still decide, with the cases. Who stays out is settled."""
        found = (
            (one, tuple(cell for cell in one.cells if cell.is_open and cell.case not in self.left_out))
            for one in self.sets
        )
        return tuple((one, cells) for one, cells in found if cells)


def calibrate(record: ProgrammeRecord, version: AnalysisVersion) -> CalibratedTable:
    """Each case's membership in each set. The choices must be sound (see ``checks``)."""
    outcome = _outcome(record, version.outcome)
    conditions = tuple(_condition(record, one) for one in version.conditions)
    left_out: dict[str, list[str]] = {}
    for one in (outcome, *conditions):
        for cell in one.cells:
            if cell.is_left_out and cell.decided:
                left_out.setdefault(cell.case, []).append(f"{one.name.label}: {cell.decided.reason}")
    return CalibratedTable(
        outcome=outcome,
        conditions=conditions,
        cases=tuple(case.id for case in record.cases),
        left_out={case: tuple(left_out[case]) for case in sorted(left_out)},
    )


def _outcome(record: ProgrammeRecord, outcome: Outcome) -> CalibratedSet:
    cells = (
        _stage_cells(record, outcome) if outcome.kind is OutcomeKind.STAGE else _result_cells(record, outcome)
    )
    found = tuple(_turned(cell) if outcome.absent else cell for cell in cells)
    return CalibratedSet(
        id=OUTCOME,
        name=name_of_outcome(record, outcome),
        cells=tuple(_decided(cell, outcome.silent) for cell in found),
    )


def _stage_cells(record: ProgrammeRecord, outcome: Outcome) -> Iterator[CalibratedCell]:
    stage = DesignStage(outcome.about)
    for case in record.cases:
        told = told_stage(record, case, stage)
        extent = STAGE_EXTENTS[told.status] if told.status else None
        yield CalibratedCell(
            case=case.id,
            stage=told,
            membership=membership(outcome.rule, extent) if extent else None,
            gap=None if extent else Gap.NOT_CLEAR if told.status else Gap.NOT_REPORTED,
        )


def _result_cells(record: ProgrammeRecord, outcome: Outcome) -> Iterator[CalibratedCell]:
    return (_signed(case, (outcome.about,), outcome.rule, Way.HELPED, max) for case in record.cases)


def _turned(cell: CalibratedCell) -> CalibratedCell:
    """The cell of the set turned round: the outcome did not come about."""
    if cell.membership is None:
        return cell
    # To four places: 1 - 0.3 is to be 0.7, as a person would write it.
    value = round(1 - cell.membership, 4)
    return CalibratedCell(case=cell.case, membership=value, signs=cell.signs, stage=cell.stage)


def _condition(record: ProgrammeRecord, condition: Condition) -> CalibratedSet:
    if condition.kind is ConditionKind.CUSTOM:
        cells = [_given(case, condition) for case in record.cases]
    else:
        factors = _factors(record, condition)
        cells = [
            _signed(
                case,
                factors,
                condition.rule,
                condition.way,
                lambda found: put_together(condition.together, found),
            )
            for case in record.cases
        ]
    return CalibratedSet(
        id=condition.id,
        name=name_of_condition(record, condition),
        cells=tuple(_decided(cell, condition.silent) for cell in cells),
    )


def _factors(record: ProgrammeRecord, condition: Condition) -> tuple[str, ...]:
    if condition.kind is ConditionKind.FACTOR:
        return (condition.id,)
    return tuple(factor.id for factor in record.factor_list.factors if factor.domain == condition.id)


def _given(case: Case, condition: Condition) -> CalibratedCell:
    for one in condition.memberships:
        if one.case == case.id:
            return CalibratedCell(case=case.id, membership=one.membership, reason=one.reason)
    return CalibratedCell(case=case.id, gap=Gap.NOT_GIVEN)


def _signed(
    case: Case,
    factors: Sequence[str],
    rule: Rule,
    way: Way,
    together: Callable[[Sequence[float]], float],
) -> CalibratedCell:
    """The factors' signs as one membership. Readers who differ leave a gap where it makes a difference."""
    told = tuple(told_sign(case, factor) for factor in factors)
    figures = [{membership(rule, SIGN_EXTENTS[way][sign]) for sign in one.signs} for one in told]
    reported = [found for found in figures if found]
    if not reported:
        return CalibratedCell(case=case.id, signs=told, gap=Gap.NOT_REPORTED)
    if any(len(found) > 1 for found in reported):
        return CalibratedCell(case=case.id, signs=told, gap=Gap.READERS_DIFFER)
    return CalibratedCell(case=case.id, signs=told, membership=together([min(one) for one in reported]))


def _decided(cell: CalibratedCell, silent: Sequence[Silence]) -> CalibratedCell:
    """The cell with what a person decided about it; one that names the case goes before one for all."""
    if cell.gap is None:
        return cell
    own = [one for one in silent if cell.case in one.cases] or [one for one in silent if not one.cases]
    if not own:
        return cell
    return CalibratedCell(
        case=cell.case,
        membership=own[0].membership if own[0].meaning is Meaning.MEMBERSHIP else None,
        signs=cell.signs,
        stage=cell.stage,
        gap=cell.gap,
        decided=own[0],
        reason=own[0].reason,
    )
