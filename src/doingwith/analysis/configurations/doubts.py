"""What would change the answer: noise, cut-offs, rules, decisions about silence, and single cases.

Shown before the answer and not after it: a pattern in a few cases is easily found in noise as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    Condition,
    ConditionKind,
    Meaning,
    Outcome,
    Rule,
)
from doingwith.analysis.configurations.answer import Answer, cuts_of, solved
from doingwith.analysis.configurations.checks import ConfigurationsRefused
from doingwith.analysis.configurations.sets import OUTCOME, calibrate
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.methods.qca import Solution
from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.honesty import (
    Diversity,
    LeftOut,
    Noise,
    Range,
    diversity,
    leave_one_out,
    noise,
    robust_range_of_consistency,
    robust_range_of_frequency,
)
from doingwith.methods.qca.solutions import Kind

__all__ = ["Doubts", "Variation", "VariedBy", "doubts"]

NOISE_SECONDS = 5.0


class VariedBy(StrEnum):
    """What was chosen otherwise."""

    RULE = "rule"
    SILENCE = "silence"


@dataclass(frozen=True, kw_only=True)
class Variation:
    """One choice made otherwise, the rest as it is: whether the answer stays the same.

    ``rule`` is the other rule; None: the silence of the set was taken the other way round.
    """

    by: VariedBy
    label: str
    same: bool
    rule: Rule | None = None


@dataclass(frozen=True, kw_only=True)
class Doubts:
    """All that was asked of an answer before believing it."""

    noise: Noise
    ranges: tuple[Range, ...]
    variations: tuple[Variation, ...]
    without: tuple[LeftOut, ...]
    diversity: Diversity
    has_answer: bool

    @property
    def changing_cases(self) -> tuple[str, ...]:
        """The cases without which the answer would be another."""
        return tuple(one.case for one in self.without if not one.same)


def doubts(record: ProgrammeRecord, found: Answer) -> Doubts:
    """Ask the answer everything that could unsettle it."""
    version, data, cuts = found.version, found.data, cuts_of(found.version)
    kind, expected = Kind(version.solution.value), version.expectations
    return Doubts(
        noise=noise(
            data,
            cuts,
            kind,
            expected,
            shuffles=version.shuffles,
            seed=version.seed,
            budget=Budget(seconds=NOISE_SECONDS),
        ),
        ranges=(
            robust_range_of_consistency(data, cuts, kind, expected, Budget(seconds=1)),
            robust_range_of_frequency(data, cuts, kind, expected, Budget(seconds=1)),
        ),
        variations=tuple(_variations(record, found)),
        without=tuple(leave_one_out(data, cuts, kind, expected, Budget(seconds=NOISE_SECONDS))),
        diversity=diversity(data),
        has_answer=bool(found.models),
    )


def _variations(record: ProgrammeRecord, found: Answer) -> Iterator[Variation]:
    for one in found.calibrated.sets:
        now = _part(found.version, one.id)
        given = isinstance(now, Condition) and now.kind is ConditionKind.CUSTOM
        for rule in Rule if not given else ():
            if rule is not now.rule:
                other = _with_part(found.version, one.id, replace(now, rule=rule))
                same = _same(record, found, other)
                yield Variation(by=VariedBy.RULE, label=one.name.label, rule=rule, same=same)
        if any(cell.decided and not cell.is_left_out for cell in one.cells):
            other = _with_part(found.version, one.id, _turned_silence(now))
            yield Variation(by=VariedBy.SILENCE, label=one.name.label, same=_same(record, found, other))


def _part(version: AnalysisVersion, name: str) -> Outcome | Condition:
    if name == OUTCOME:
        return version.outcome
    return next(one for one in version.conditions if one.id == name)


def _with_part(version: AnalysisVersion, name: str, part: Outcome | Condition) -> AnalysisVersion:
    if isinstance(part, Outcome):
        return replace(version, outcome=part)
    conditions = tuple(part if one.id == name else one for one in version.conditions)
    return replace(version, conditions=conditions)


def _turned_silence(part: Outcome | Condition) -> Outcome | Condition:
    """The same part with each membership that was given to silence turned round."""
    silent = tuple(
        replace(one, membership=round(1 - one.membership, 4))
        if one.meaning is Meaning.MEMBERSHIP and one.membership is not None
        else one
        for one in part.silent
    )
    return replace(part, silent=silent)


def _same(record: ProgrammeRecord, found: Answer, version: AnalysisVersion) -> bool:
    """Whether other choices give the same set of models. Where they give none at all, they do not."""
    try:
        _, _, other = solved(version, calibrate(record, version))
    except ConfigurationsRefused:
        return False
    return _models(other) == _models(found.solution)


def _models(found: Solution) -> tuple[int, frozenset[frozenset[tuple[tuple[int, int], ...]]]]:
    return found.n_models, frozenset(frozenset(model) for model in found.models)
