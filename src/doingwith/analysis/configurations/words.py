"""The words for the choices and what was told, the same in the command, on the page and in the report."""

from doingwith.analysis.configuration_choices import OutcomeKind, Rule, SolutionKind, Together, Way
from doingwith.analysis.configurations.calibration import MEMBERSHIPS, SIGN_EXTENTS, STAGE_EXTENTS, Extent
from doingwith.analysis.configurations.sets import CalibratedCell
from doingwith.analysis.configurations.told import Gap
from doingwith.projects.stages import StageStatus

__all__ = ["GAPS", "RULES", "SOLUTIONS", "TOGETHER", "WAYS", "rule_in_full", "told_in_words"]

RULES: dict[Rule, str] = {
    Rule.AT_LEAST_PARTLY: "at least partly",
    Rule.WHOLLY: "wholly",
    Rule.BY_DEGREES: "by degrees",
}
WAYS: dict[Way, str] = {Way.HELPED: "it helped", Way.HINDERED: "it hindered"}
TOGETHER: dict[Together, str] = {
    Together.ANY: "the strongest of its factors",
    Together.ALL: "the weakest of its factors",
    Together.MEAN: "the mean of its factors",
}
SOLUTIONS: dict[SolutionKind, str] = {
    SolutionKind.CONSERVATIVE: "conservative: only combinations that were observed",
    SolutionKind.INTERMEDIATE: "intermediate: also unobserved ones that are expected to help",
    SolutionKind.PARSIMONIOUS: "parsimonious: any unobserved combination that makes it shorter",
}
GAPS: dict[Gap, str] = {
    Gap.NOT_REPORTED: "not reported",
    Gap.READERS_DIFFER: "readers differ",
    Gap.NOT_CLEAR: "not clear",
    Gap.NOT_GIVEN: "not given",
}
_STATUSES: dict[StageStatus, str] = {
    StageStatus.ENTERED: "entered",
    StageStatus.REACHED: "reached",
    StageStatus.PARTLY: "reached in part",
    StageStatus.LIMITED: "limited",
    StageStatus.BLOCKED: "blocked",
    StageStatus.UNCLEAR: "unclear",
    StageStatus.NOT_REACHED: "not reached",
}


def rule_in_full(rule: Rule, *, kind: OutcomeKind | None = None, way: Way = Way.HELPED) -> str:
    """A rule as it is applied: every sign, or every status of a stage, with its membership."""
    if kind is OutcomeKind.STAGE:
        pairs = [
            (_STATUSES[status], _figure(rule, extent))
            for status, extent in STAGE_EXTENTS.items()
            if extent is not None
        ]
        silent = [_STATUSES[status] for status, extent in STAGE_EXTENTS.items() if extent is None]
        open_ = f"; {', '.join(silent)} or not reported: a person decides"
    else:
        pairs = [(sign.value, _figure(rule, extent)) for sign, extent in SIGN_EXTENTS[way].items()]
        open_ = "; not reported: a person decides"
    return ", ".join(f"{told} is {figure}" for told, figure in pairs) + open_


def _figure(rule: Rule, extent: Extent) -> str:
    return f"{MEMBERSHIPS[rule][extent]:g}"


def told_in_words(cell: CalibratedCell) -> str:
    """What the record says of a case, before any rule: signs, a status, or why nothing follows from it."""
    if cell.stage is not None:
        return _STATUSES[cell.stage.status] if cell.stage.status else GAPS[Gap.NOT_REPORTED]
    reported = [one for one in cell.signs if one.signs]
    if not reported:
        return GAPS[cell.gap] if cell.gap else "given by a person"
    if len(cell.signs) == 1:
        return " | ".join(reported[0].signs)
    return ", ".join(f"{one.factor} {' | '.join(one.signs)}" for one in reported)
