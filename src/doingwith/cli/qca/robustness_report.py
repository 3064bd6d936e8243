"""What ``doingwith qca robustness`` tells: noise first, then ranges, other settings, single cases."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from doingwith.methods.qca import honesty, retention, robustness
from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.solutions import Kind
from doingwith.methods.qca.table import Cuts, SetData, truth_table

__all__ = ["Asked", "Report", "report_of"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The choices whose robustness is asked for. ``seconds``: what all of it may take together, at most."""

    cuts: Cuts
    kind: Kind
    expectations: tuple[str, ...]
    shuffles: int
    seed: int
    seconds: float
    anchors: tuple[robustness.Anchors, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """Every figure. ``left_out`` may lack the last of ``cases`` when time was short.

    ``staying``: for each change of one case the share of the cases with which the truth table stays, 0 to
    1; nothing for fuzzy sets.
    """

    noise: honesty.Noise
    asked_shuffles: int
    ranges: tuple[honesty.Range, ...]
    fit: robustness.FitRobustness
    cases_: robustness.CaseRobustness
    settings: tuple[robustness.Setting, ...]
    skews: tuple[honesty.Skew, ...]
    diversity: honesty.Diversity
    left_out: tuple[honesty.LeftOut, ...]
    staying: dict[retention.Change, float]
    cases: int

    def as_data(self) -> dict[str, Any]:
        """The report for JSON, each part with its sentence."""
        return {
            "noise": {**asdict(self.noise), "asked": self.asked_shuffles, "sentence": self.noise.sentence},
            "ranges": [{**asdict(one), "sentence": one.sentence} for one in self.ranges],
            "fit_oriented": asdict(self.fit),
            "case_oriented": asdict(self.cases_),
            "settings": [
                {"incl": list(one.cuts.incl), "n": one.cuts.n, "n_models": one.found.n_models}
                for one in self.settings
            ],
            "skewness": [{**asdict(one), "skewed": one.is_skewed} for one in self.skews],
            "diversity": {**asdict(self.diversity), "sentence": self.diversity.sentence},
            "leave_one_out": [
                {"case": one.case, "same": one.same, "n_models": one.models} for one in self.left_out
            ],
            "retention": {change.name.lower(): share for change, share in self.staying.items()},
            "finished": self.is_finished,
        }

    @property
    def is_finished(self) -> bool:
        """Whether all of it was done in the time given."""
        return (
            (self.noise.all_ways or self.noise.shuffles in (0, self.asked_shuffles))
            and all(one.finished for one in self.ranges)
            and (len(self.left_out) == self.cases or self.cases == 1)
        )

    def sentences(self) -> Iterator[str]:
        """The report for people."""
        yield self.noise.sentence
        yield from (one.sentence for one in self.ranges)
        yield self._settings()
        yield f"Robust cases, in every answer: {_listed(self.cases_.robust)}"
        yield f"Shaky cases, lost in some answer: {_listed(self.cases_.shaky)}"
        yield f"Possible cases, won in some answer: {_listed(self.cases_.possible)}"
        yield self.diversity.sentence
        skewed = [f"{one.name} ({one.inside} of {one.cases})" for one in self.skews if one.is_skewed]
        yield f"Skewed sets: {_listed(skewed)}"
        changed = [one.case for one in self.left_out if not one.same]
        yield f"Leaving out one of these cases changes the answer: {_listed(changed)}"
        yield from (
            f"The truth table stays with {share:.0%} of the cases {change.value}, one at a time"
            for change, share in self.staying.items()
        )
        if not self.is_finished:
            yield "Not all of it was finished in the time given. Give more with --budget."

    def _settings(self) -> str:
        figures = (
            ("consistency", self.fit.consistency),
            ("coverage", self.fit.coverage),
            ("what all share", self.fit.least),
            ("what any holds", self.fit.most),
        )
        told = ", ".join(f"{name} {'-' if one is None else f'{one:.3f}'}" for name, one in figures)
        return f"Against {len(self.settings)} settings nearby (1 is no change): {told}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def report_of(data: SetData, asked: Asked) -> Report:
    """All about how far an answer can be trusted. Each of four parts may take a quarter of the time."""

    def part() -> Budget:
        return Budget(seconds=asked.seconds / 4)

    solve = honesty.solver_of(asked.kind, asked.expectations, part())
    others = tuple(robustness.settings(data, robustness.neighbours(asked.cuts), solve))
    chosen = solve(data, asked.cuts)
    return Report(
        noise=honesty.noise(
            data,
            asked.cuts,
            asked.kind,
            asked.expectations,
            shuffles=asked.shuffles,
            seed=asked.seed,
            budget=part(),
        ),
        asked_shuffles=asked.shuffles,
        ranges=tuple(_ranges(data, asked, part())),
        fit=robustness.fit_robustness(data, chosen, others),
        cases_=robustness.case_robustness(data, chosen, others),
        settings=others,
        skews=tuple(honesty.skewness(data)),
        diversity=honesty.diversity(data),
        left_out=tuple(
            honesty.leave_one_out(data, asked.cuts, asked.kind, asked.expectations, budget=part())
        ),
        staying=_staying(data, asked.cuts),
        cases=len(data.cases),
    )


def _staying(data: SetData, cuts: Cuts) -> dict[retention.Change, float]:
    table = truth_table(data, cuts)
    if not retention.is_told(table):
        return {}
    return {change: retention.retention_of_number(table, change, 1) for change in retention.Change}


def _ranges(data: SetData, asked: Asked, budget: Budget) -> Iterator[honesty.Range]:
    choice = (asked.cuts, asked.kind, asked.expectations, budget)
    yield honesty.robust_range_of_consistency(data, *choice)
    yield honesty.robust_range_of_frequency(data, *choice)
    for anchors in asked.anchors:
        for which in range(3):
            yield robustness.robust_range_of_anchor(data, anchors, which, *choice)
