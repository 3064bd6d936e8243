"""Sets in words, so that a solution reads as a sentence and nobody takes a hindrance for its absence."""

from dataclasses import dataclass

from doingwith.analysis.configuration_choices import (
    Condition,
    ConditionKind,
    Outcome,
    OutcomeKind,
    Rule,
    Together,
    Way,
)
from doingwith.analysis.programme_record import ProgrammeRecord

__all__ = ["SetName", "name_of_condition", "name_of_outcome"]

_VERBS = {Way.HELPED: ("helped", "help"), Way.HINDERED: ("hindered", "hinder")}


@dataclass(frozen=True, kw_only=True)
class SetName:
    """What a set is called, and how a case in it and a case out of it are told of."""

    label: str
    present: str
    absent: str


def name_of_outcome(record: ProgrammeRecord, outcome: Outcome) -> SetName:
    """The outcome in words, turned round when it is asked why it did not come about."""
    wholly = "wholly " if outcome.rule is Rule.WHOLLY else ""
    if outcome.kind is OutcomeKind.STAGE:
        label = outcome.about.capitalize()
        present, absent = f"{label} was {wholly}reached", f"{label} was not {wholly}reached"
    else:
        factor = record.factor_list.by_id.get(outcome.about)
        label = factor.label if factor else outcome.about
        present, absent = f"“{label}” {wholly}came about", f"“{label}” did not {wholly}come about"
    if outcome.absent:
        present, absent = absent, present
    return SetName(label=label, present=present, absent=absent)


def name_of_condition(record: ProgrammeRecord, condition: Condition) -> SetName:
    """A condition in words."""
    if condition.kind is ConditionKind.CUSTOM:
        label = condition.label or condition.id
        return SetName(label=label, present=f"“{label}”", absent=f"not “{label}”")
    label = _label(record, condition)
    did, do = _VERBS[condition.way]
    clearly = "clearly " if condition.rule is Rule.WHOLLY else ""
    did, do = f"{clearly}{did}", f"{clearly}{do}"
    if condition.kind is ConditionKind.FACTOR:
        return SetName(label=label, present=f"“{label}” {did}", absent=f"“{label}” did not {do}")
    present, absent = {
        Together.ANY: (f"something in “{label}” {did}", f"nothing in “{label}” {did}"),
        Together.ALL: (
            f"all that was reported of “{label}” {did}",
            f"not all that was reported of “{label}” {did}",
        ),
        Together.MEAN: (f"“{label}” {did} on the whole", f"“{label}” did not {do} on the whole"),
    }[condition.together]
    return SetName(label=label, present=present, absent=absent)


def _label(record: ProgrammeRecord, condition: Condition) -> str:
    if condition.kind is ConditionKind.FACTOR:
        factor = record.factor_list.by_id.get(condition.id)
        return factor.label if factor else condition.id
    domain = record.factor_list.domain_by_id.get(condition.id)
    return domain.label if domain else condition.id
