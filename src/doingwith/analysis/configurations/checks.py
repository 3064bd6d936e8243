"""What a set of choices must not do, and what whoever makes them must be told."""

from collections.abc import Iterator
from dataclasses import dataclass

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    Condition,
    ConditionKind,
    Meaning,
    Outcome,
    OutcomeKind,
    Silence,
)
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.closest import did_you_mean
from doingwith.common.problems import Place
from doingwith.programmes.factors import DomainRole
from doingwith.programmes.scales import DesignStage

__all__ = [
    "FEWEST_SHUFFLES",
    "MOST_CONDITIONS",
    "MOST_SHUFFLES",
    "ChoiceProblem",
    "ConfigurationsRefused",
    "choice_problems",
]

MOST_CONDITIONS = 12
MOST_SHUFFLES = 2000
FEWEST_SHUFFLES = 20
"""Fewer say nothing, and nobody is to look at an answer without looking at noise."""


@dataclass(frozen=True, kw_only=True)
class ChoiceProblem:
    """One thing wrong with the choices: the way to it inside a version, what is wrong, what to do."""

    place: Place
    wrong: str
    remedy: str

    @property
    def sentence(self) -> str:
        """Both as one text."""
        return f"{self.wrong} {self.remedy}"


class ConfigurationsRefused(Exception):  # noqa: N818 - it reads as a sentence
    """The choices cannot be carried out; ``problems`` say everything that keeps them from it."""

    def __init__(self, problems: tuple[ChoiceProblem, ...]) -> None:
        super().__init__("\n".join(one.sentence for one in problems))
        self.problems = problems


def choice_problems(record: ProgrammeRecord, version: AnalysisVersion) -> tuple[ChoiceProblem, ...]:
    """Everything that refuses the choices, whatever the cases say; empty when they can be carried out."""
    return (
        *_outcome(record, version.outcome),
        *_conditions(record, version),
        *_expectations(version),
        *_figures(version),
    )


def _problem(*place: str | int, wrong: str, remedy: str) -> ChoiceProblem:
    return ChoiceProblem(place=place, wrong=wrong, remedy=remedy)


def _outcome(record: ProgrammeRecord, outcome: Outcome) -> Iterator[ChoiceProblem]:
    if outcome.kind is OutcomeKind.STAGE:
        if outcome.about not in {stage.value for stage in DesignStage}:
            yield _problem(
                "outcome",
                "about",
                wrong=f"There is no design stage “{outcome.about}”.",
                remedy="Use discover, define, develop or deliver.",
            )
    elif outcome.about not in record.factor_list.by_id:
        yield _unknown_factor(record, outcome.about, "outcome", "about")
    elif record.factor_list.role_of(outcome.about) is not DomainRole.RESULT:
        yield _problem(
            "outcome",
            "about",
            wrong=f"“{_label(record, outcome.about)}” is a condition, not a result.",
            remedy="Choose a factor from one of the result domains, or a design stage.",
        )
    yield from _silences(record, outcome.silent, ("outcome",))


def _conditions(record: ProgrammeRecord, version: AnalysisVersion) -> Iterator[ChoiceProblem]:
    if not version.conditions:
        yield _problem("conditions", wrong="There is no condition.", remedy="Choose at least one.")
    if len(version.conditions) > MOST_CONDITIONS:
        yield _problem(
            "conditions",
            wrong=f"There are {len(version.conditions)} conditions; at most {MOST_CONDITIONS} are compared.",
            remedy="Leave some out: no programme has cases enough for so many.",
        )
    seen: set[str] = set()
    for at, condition in enumerate(version.conditions):
        place = ("conditions", at)
        if condition.id in seen:
            yield _problem(
                *place, "id", wrong=f"The condition “{condition.id}” stands there twice.", remedy="Keep one."
            )
        seen.add(condition.id)
        if condition.kind is ConditionKind.CUSTOM:
            yield from _custom(record, condition, at)
        else:
            yield from _listed(record, version.outcome, condition, at)
        yield from _silences(record, condition.silent, place)


def _listed(
    record: ProgrammeRecord, outcome: Outcome, condition: Condition, at: int
) -> Iterator[ChoiceProblem]:
    factors = record.factor_list
    place = ("conditions", at, "id")
    if condition.kind is ConditionKind.DOMAIN:
        domain = factors.domain_by_id.get(condition.id)
        if domain is None:
            yield _problem(
                *place,
                wrong=f"There is no domain “{condition.id}”.",
                remedy=did_you_mean(condition.id, factors.domain_by_id)
                or "Name one that stands in factors.yaml.",
            )
        elif domain.role is DomainRole.RESULT:
            yield _result_as_condition(domain.label, place)
        elif not any(factor.domain == domain.id for factor in factors.factors):
            yield _problem(
                *place,
                wrong=f"The domain “{domain.label}” has no factor.",
                remedy="Choose another condition.",
            )
    elif condition.id not in factors.by_id:
        yield _unknown_factor(record, condition.id, *place)
    elif outcome.kind is OutcomeKind.RESULT and condition.id == outcome.about:
        yield _problem(
            *place,
            wrong=f"“{_label(record, condition.id)}” is the outcome and a condition as well.",
            remedy="It can be only one of them.",
        )
    elif factors.role_of(condition.id) is DomainRole.RESULT:
        yield _result_as_condition(_label(record, condition.id), place)


def _result_as_condition(label: str, place: Place) -> ChoiceProblem:
    return _problem(
        *place,
        wrong=f"“{label}” is among the results, and a result cannot be a condition: "
        "the comparison would go round in a circle.",
        remedy="Choose a condition that was there before the results.",
    )


def _custom(record: ProgrammeRecord, condition: Condition, at: int) -> Iterator[ChoiceProblem]:
    place = ("conditions", at)
    if not condition.label.strip():
        yield _problem(
            *place, "label", wrong="The condition of your own has no name.", remedy="Say what it is."
        )
    if condition.id in record.factor_list.by_id or condition.id in record.factor_list.domain_by_id:
        yield _problem(
            *place,
            "id",
            wrong=f"A condition of your own has the id “{condition.id}”, which a factor or a domain has.",
            remedy="Give it another id.",
        )
    seen: set[str] = set()
    for number, one in enumerate(condition.memberships):
        where = (*place, "memberships", number)
        yield from _case(record, one.case, *where, "case")
        yield from _share(one.membership, "membership", *where, "membership")
        if not one.reason.strip():
            yield _problem(
                *where,
                "reason",
                wrong=f"No reason is given for the membership of “{one.case}”.",
                remedy="Say why the case is in the set, or how far.",
            )
        if one.case in seen:
            yield _problem(
                *where, "case", wrong=f"The case “{one.case}” stands there twice.", remedy="Keep one."
            )
        seen.add(one.case)


def _silences(
    record: ProgrammeRecord, silences: tuple[Silence, ...], place: Place
) -> Iterator[ChoiceProblem]:
    named: set[str] = set()
    for at, one in enumerate(silences):
        where = (*place, "silent", at)
        yield from _meaning(one, where)
        for number, case in enumerate(one.cases):
            yield from _case(record, case, *where, "cases", number)
        cases = one.cases or ("",)
        if named.intersection(cases):
            yield _problem(
                *where,
                wrong="Two decisions say what silence means for the same cases.",
                remedy="Keep one of them.",
            )
        named.update(cases)


def _meaning(one: Silence, where: Place) -> Iterator[ChoiceProblem]:
    if not one.reason.strip():
        yield _problem(
            *where,
            "reason",
            wrong="No reason is given for what silence means here.",
            remedy="Say why; it is kept with the analysis.",
        )
    if one.meaning is Meaning.MEMBERSHIP and one.membership is None:
        yield _problem(
            *where,
            "meaning",
            wrong="Silence is to mean a membership, and none is given.",
            remedy="Give one from 0 to 1, or leave the case out.",
        )
    if one.meaning is Meaning.LEAVE_OUT and one.membership is not None:
        yield _problem(
            *where,
            "membership",
            wrong="The case stays out, and a membership is given as well.",
            remedy="Keep one of the two.",
        )
    if one.membership is not None:
        yield from _share(one.membership, "membership", *where, "membership")


def _case(record: ProgrammeRecord, name: str, *place: str | int) -> Iterator[ChoiceProblem]:
    names = [case.id for case in record.cases]
    if name not in names:
        remedy = did_you_mean(name, names) or "Name one that stands in the folder cases, or add it there."
        yield _problem(*place, wrong=f"There is no case “{name}”.", remedy=remedy)


def _share(value: float, noun: str, *place: str | int) -> Iterator[ChoiceProblem]:
    if not 0 <= value <= 1:
        yield _problem(*place, wrong=f"The {noun} is {value:g}.", remedy="Give a number from 0 to 1.")


def _expectations(version: AnalysisVersion) -> Iterator[ChoiceProblem]:
    names = {one.id for one in version.conditions}
    for at, text in enumerate(version.expectations):
        parts = [part.strip().removeprefix("~").strip() for part in text.split("*")]
        for part in parts:
            if part not in names:
                yield _problem(
                    "expectations",
                    at,
                    wrong=f"“{text}” is expected to help, and “{part}” is no condition here.",
                    remedy=did_you_mean(part, names) or f"The conditions are {', '.join(sorted(names))}.",
                )
        if len(set(parts)) < len(parts):
            yield _problem(
                "expectations", at, wrong=f"“{text}” names a condition twice.", remedy="Name each once."
            )


def _figures(version: AnalysisVersion) -> Iterator[ChoiceProblem]:
    cuts = version.cuts
    yield from _share(cuts.consistency, "consistency cut-off", "cuts", "consistency")
    yield from _share(cuts.pri, "PRI cut-off", "cuts", "pri")
    if cuts.contradictory_from is not None:
        yield from _share(cuts.contradictory_from, "second consistency cut-off", "cuts", "contradictory_from")
        if cuts.contradictory_from > cuts.consistency:
            yield _problem(
                "cuts",
                "contradictory_from",
                wrong="The second consistency cut-off is above the first.",
                remedy="Below the second a combination goes without the outcome: make it the lower one.",
            )
    if cuts.least_cases < 1:
        yield _problem(
            "cuts",
            "least_cases",
            wrong="The least number of cases in a combination is 0.",
            remedy="Give 1 or more.",
        )
    if version.shuffles < FEWEST_SHUFFLES:
        yield _problem(
            "shuffles",
            wrong=f"Only {version.shuffles} shuffles are asked for.",
            remedy=f"Give at least {FEWEST_SHUFFLES}: fewer say nothing about noise.",
        )
    if version.shuffles > MOST_SHUFFLES:
        yield _problem(
            "shuffles",
            wrong=f"{version.shuffles:,} shuffles are asked for.",
            remedy=f"Give at most {MOST_SHUFFLES:,}.",
        )


def _unknown_factor(record: ProgrammeRecord, name: str, *place: str | int) -> ChoiceProblem:
    remedy = did_you_mean(name, record.factor_list.by_id) or "Name one that stands in factors.yaml."
    return _problem(*place, wrong=f"There is no factor “{name}”.", remedy=remedy)


def _label(record: ProgrammeRecord, factor: str) -> str:
    return record.factor_list.by_id[factor].label
