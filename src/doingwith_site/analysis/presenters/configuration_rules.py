"""How an answer was come by: the rule by which each set was read, and what was assumed."""

from doingwith.analysis.configuration_choices import AnalysisVersion, Condition, ConditionKind, OutcomeKind
from doingwith.analysis.configurations.answer import Answer
from doingwith.analysis.configurations.words import RULES, SOLUTIONS, TOGETHER, rule_in_full
from doingwith.reporting.context import capital
from doingwith.reporting.wording import count

__all__ = ["assumed", "rule_words", "rules_of"]


def rules_of(answer: Answer) -> list[tuple[str, str]]:
    """Each set with the rule by which it was read."""
    version, sets = answer.version, answer.calibrated
    rows = [(sets.outcome.name.present, rule_words(version, None))]
    return rows + [
        (capital(one.name.present), rule_words(version, condition))
        for one, condition in zip(sets.conditions, version.conditions, strict=True)
    ]


def assumed(answer: Answer) -> str:
    """What was assumed of combinations that nobody observed, and the cut-offs."""
    cuts, solution = answer.version.cuts, SOLUTIONS[answer.version.solution]
    second = f", contradictory from {cuts.contradictory_from:g}" if cuts.contradictory_from else ""
    return (
        f"{solution.capitalize()}. Consistency cut-off {cuts.consistency:g}{second}, "
        f"PRI cut-off {cuts.pri:g}, at least {count(cuts.least_cases, 'case')} in a combination. "
        f"Fingerprint {answer.fingerprint}."
    )


def rule_words(version: AnalysisVersion, condition: Condition | None) -> str:
    """The rule by which a condition is read; None: the outcome."""
    if condition is None:
        outcome = version.outcome
        full = rule_in_full(outcome.rule, kind=OutcomeKind(outcome.kind))
        turned = " Then it is turned round: 1 becomes 0." if outcome.absent else ""
        return f"{RULES[outcome.rule].capitalize()}: {full}.{turned}"
    if condition.kind is ConditionKind.CUSTOM:
        return "Given for each case by a person."
    is_domain = condition.kind is ConditionKind.DOMAIN
    together = f" Of a domain, {TOGETHER[condition.together]} counts." if is_domain else ""
    return (
        f"{RULES[condition.rule].capitalize()}: {rule_in_full(condition.rule, way=condition.way)}.{together}"
    )
