"""How far a result holds when choices are made a little differently: ranges, fit and cases.

After I.-E. Oana and C. Q. Schneider, A Robustness Test Protocol for Applied QCA, Sociological Methods &
Research 53 (2024). Every figure is taken over all models of every setting: the robust core is what all
of them share, so that neither the order of the settings nor the choice of one model among ties decides.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.calibration import calibrate_direct
from doingwith.methods.qca.fit import consistency, coverage
from doingwith.methods.qca.honesty import Range, moved, solver_of
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.solutions import Kind, Solution
from doingwith.methods.qca.table import Cuts, Floats, SetData

__all__ = [
    "ANCHORS",
    "Anchors",
    "CaseRobustness",
    "FitRobustness",
    "Setting",
    "case_robustness",
    "fit_robustness",
    "neighbours",
    "robust_range_of_anchor",
    "settings",
]

ANCHORS = ("full exclusion", "crossover", "full inclusion")
STEPS = 100


@dataclass(frozen=True, kw_only=True)
class Anchors:
    """How a condition was calibrated: its raw figures, case by case, and three thresholds."""

    condition: str
    raw: tuple[float, ...]
    thresholds: tuple[float, float, float]


def robust_range_of_anchor(
    data: SetData,
    anchors: Anchors,
    which: int,
    cuts: Cuts,
    kind: Kind,
    expectations: Sequence[str] = (),
    budget: Budget | None = None,
) -> Range:
    """How far one threshold (0 to 2, as ``ANCHORS``) of a condition can move before any model changes.

    It moves in hundredths of the raw figures' range, and stays between its neighbours.
    """
    budget = budget or Budget(seconds=20)
    solve = solver_of(kind, expectations, budget)

    def at(value: float) -> Solution:
        thresholds = [value if place == which else one for place, one in enumerate(anchors.thresholds)]
        return solve(_recalibrated(data, anchors, thresholds), cuts)

    step, floor, ceiling = _room(anchors, which)
    low, high, finished = moved(at, anchors.thresholds[which], step, floor, ceiling, budget)
    return Range(
        name=f"{ANCHORS[which]} of {anchors.condition}",
        chosen=anchors.thresholds[which],
        lowest=low,
        highest=high,
        finished=finished,
    )


def _room(anchors: Anchors, which: int) -> tuple[float, float, float]:
    """Step, floor and ceiling: the raw figures' own, one step short of the neighbouring thresholds."""
    low, high = min(anchors.raw), max(anchors.raw)
    step = (high - low) / STEPS
    if step == 0:
        raise QcaRefused(f"All raw figures of {anchors.condition} are the same, so nothing can be moved.")
    ordered = sorted(anchors.thresholds)
    place = ordered.index(anchors.thresholds[which])
    floor = ordered[place - 1] + step if place else min(low, ordered[0])
    ceiling = ordered[place + 1] - step if place < 2 else max(high, ordered[2])
    return step, floor, ceiling


def _recalibrated(data: SetData, anchors: Anchors, thresholds: Sequence[float]) -> SetData:
    memberships = data.memberships.copy()
    memberships[:, data.conditions.index(anchors.condition)] = calibrate_direct(anchors.raw, thresholds)
    return replace(data, memberships=memberships)


# --- other settings --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Cut-offs that could have been chosen as well, and every model that comes of them."""

    cuts: Cuts
    found: Solution


def neighbours(cuts: Cuts) -> list[Cuts]:
    """Settings near the chosen one: consistency 0.05 and 0.1 lower and higher, and one case more in a row."""
    first = [round(cuts.incl[0] + change, 6) for change in (-0.1, -0.05, 0.05, 0.1)]
    floor = cuts.incl[1] if len(cuts.incl) == 2 else 0.5
    near = [replace(cuts, incl=(cut, *cuts.incl[1:])) for cut in first if floor <= cut <= 1]
    return [*near, replace(cuts, n=cuts.n + 1)]


def settings(
    data: SetData, others: Sequence[Cuts], solve: Callable[[SetData, Cuts], Solution]
) -> Iterator[Setting]:
    """Every setting with its models."""
    return (Setting(cuts=cuts, found=solve(data, cuts)) for cuts in others)


@dataclass(frozen=True, kw_only=True)
class FitRobustness:
    """How the models' fit changes when only what all settings share is kept. Each figure is 1 at best.

    ``consistency``: consistency of the chosen answer over that of the robust core; ``coverage``: coverage
    of the core over that of the answer; ``least`` and ``most``: how far the answer is the same set as what
    all other settings share, and as what any of them holds (intersection over union). None: not defined.
    """

    consistency: float | None
    coverage: float | None
    least: float | None
    most: float | None


def fit_robustness(data: SetData, chosen: Solution, others: Sequence[Setting]) -> FitRobustness:
    """Fit-oriented robustness of the chosen answer against other settings, over all their models."""
    mine, least, most = _sets(data, chosen, others)
    core = np.minimum(mine, least)
    y = data.outcome
    return FitRobustness(
        consistency=_over(consistency(mine, y), consistency(core, y)),
        coverage=_over(coverage(core, y), coverage(mine, y)),
        least=_alike(mine, least),
        most=_alike(mine, most),
    )


@dataclass(frozen=True, kw_only=True)
class CaseRobustness:
    """Cases by what settings do: ``robust`` in every answer, ``shaky`` lost in some, ``possible`` won.

    ``typical`` and ``deviant``: of all cases with and without the outcome that any answer covers, the share
    that every answer covers, from 0 to 1.
    """

    robust: tuple[str, ...]
    shaky: tuple[str, ...]
    possible: tuple[str, ...]
    typical: float | None
    deviant: float | None


def case_robustness(data: SetData, chosen: Solution, others: Sequence[Setting]) -> CaseRobustness:
    """Case-oriented robustness of the chosen answer against other settings, over all their models."""
    mine, least, most = (one > 0.5 for one in _sets(data, chosen, others))
    has = data.outcome > 0.5
    any_, every = mine | most, mine & least

    def names(chosen_: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> tuple[str, ...]:
        return tuple(case for case, is_in in zip(data.cases, chosen_.tolist(), strict=True) if is_in)

    return CaseRobustness(
        robust=names(every),
        shaky=names(mine & ~least),
        possible=names(~mine & most),
        typical=_over(float((every & has).sum()), float((any_ & has).sum())),
        deviant=_over(float((every & ~has).sum()), float((any_ & ~has).sum())),
    )


def _sets(data: SetData, chosen: Solution, others: Sequence[Setting]) -> tuple[Floats, Floats, Floats]:
    """What every model of the answer holds; what every model of the settings holds; what any of them does."""
    mine = _shared(data, chosen)
    tests = [data.in_model(model) for one in others for model in _models(one.found)] or [mine]
    return mine, np.minimum.reduce(tests), np.maximum.reduce(tests)


def _shared(data: SetData, found: Solution) -> Floats:
    return np.asarray(np.minimum.reduce([data.in_model(model) for model in _models(found)]))


def _models(found: Solution) -> Sequence[tuple[tuple[tuple[int, int], ...], ...]]:
    """The models; none covers no case."""
    return found.models or ((),)


def _over(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole


def _alike(one: Floats, other: Floats) -> float | None:
    return _over(float(np.minimum(one, other).sum()), float(np.maximum(one, other).sum()))
