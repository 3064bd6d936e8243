"""What was typed as choices: outcome, conditions, and what silence means."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from doingwith.analysis.configuration_choices import (
    CaseMembership,
    Condition,
    ConditionKind,
    Meaning,
    Outcome,
    OutcomeKind,
    Rule,
    Silence,
    Together,
    Way,
)
from doingwith.cli.endings import DataIsWrong
from doingwith.programmes.scales import DesignStage

if TYPE_CHECKING:
    from doingwith.analysis.programme_record import ProgrammeRecord

__all__ = ["conditions_of", "outcome_of", "with_silences"]

_OUTCOME = "outcome"


def outcome_of(text: str, rule: str) -> Outcome:
    """``deliver`` is a stage, ``U6`` a result; ``~`` before it asks for the cases without it."""
    about = text.removeprefix("~").strip()
    is_stage = about in {stage.value for stage in DesignStage}
    return Outcome(
        kind=OutcomeKind.STAGE if is_stage else OutcomeKind.RESULT,
        about=about,
        rule=Rule(rule),
        absent=text.startswith("~"),
    )


def conditions_of(
    record: "ProgrammeRecord", texts: Sequence[str], given: Sequence[str]
) -> tuple[Condition, ...]:
    """``C13``, ``F8:hindered``, ``leadership:any:by_degrees``; and those that a person gives."""
    return (*(_condition(record, text) for text in texts), *(_given(text) for text in given))


def _condition(record: "ProgrammeRecord", text: str) -> Condition:
    name, *words = (part.strip() for part in text.split(":"))
    is_domain = name in record.factor_list.domain_by_id and name not in record.factor_list.by_id
    found = Condition(kind=ConditionKind.DOMAIN if is_domain else ConditionKind.FACTOR, id=name)
    for word in words:
        found = _with_word(found, word, text)
    return found


def _with_word(found: Condition, word: str, text: str) -> Condition:
    if word in {way.value for way in Way}:
        return replace(found, way=Way(word))
    if word in {rule.value for rule in Rule}:
        return replace(found, rule=Rule(word))
    if word in {one.value for one in Together}:
        return replace(found, together=Together(word))
    known = ", ".join(one.value for kind in (Way, Rule, Together) for one in kind)
    raise DataIsWrong(f"“{word}” in “{text}” says nothing of a condition. Use one of {known}.")


def _given(text: str) -> Condition:
    """``online: CS1=1, CS2=0: why``."""
    name, figures, reason = _three(text, "--given 'online: CS1=1, CS2=0: why'")
    pairs = [pair.split("=") for pair in figures.split(",")]
    if any(len(pair) != 2 for pair in pairs):
        raise DataIsWrong(f"“{figures.strip()}” gives no memberships. Write them as CS1=1, CS2=0.")
    return Condition(
        kind=ConditionKind.CUSTOM,
        id="".join(letter if letter.isalnum() else "-" for letter in name).strip("-") or "given",
        label=name,
        memberships=tuple(
            CaseMembership(case=case.strip(), membership=_figure(value), reason=reason)
            for case, value in pairs
        ),
    )


def _three(text: str, form: str) -> tuple[str, str, str]:
    parts = [part.strip() for part in text.split(":", 2)]
    if len(parts) != 3 or not all(parts):
        raise DataIsWrong(f"“{text}” cannot be read. Write it as {form}.")
    return parts[0], parts[1], parts[2]


def _figure(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise DataIsWrong(f"“{text.strip()}” is no membership. Give a number from 0 to 1.") from None


def with_silences(
    outcome: Outcome, conditions: Sequence[Condition], texts: Sequence[str]
) -> tuple[Outcome, tuple[Condition, ...]]:
    """Outcome and conditions with what was decided: ``C13=0: why``, ``C13@CS1=leave: why``."""
    decided: dict[str, list[Silence]] = {}
    for text in texts:
        name, silence = _silence(text)
        decided.setdefault(name, []).append(silence)
    unknown = decided.keys() - {_OUTCOME, *(one.id for one in conditions)}
    if unknown:
        raise DataIsWrong(
            f"--not-reported names “{min(unknown)}”, which is no condition here. "
            f"Use “{_OUTCOME}” or a condition's id."
        )
    return (
        replace(outcome, silent=tuple(decided.get(_OUTCOME, ()))),
        tuple(replace(one, silent=tuple(decided.get(one.id, ()))) for one in conditions),
    )


def _silence(text: str) -> tuple[str, Silence]:
    form = "--not-reported 'C13=0: why', or 'C13@CS1=leave: why' for one case"
    what, colon, reason = text.partition(":")
    target, equals, value = what.partition("=")
    if not (colon and equals and reason.strip() and target.strip()):
        raise DataIsWrong(f"“{text}” cannot be read. Write it as {form}.")
    name, _, cases = target.strip().partition("@")
    leave = value.strip() == "leave"
    return name, Silence(
        meaning=Meaning.LEAVE_OUT if leave else Meaning.MEMBERSHIP,
        membership=None if leave else _figure(value),
        reason=reason.strip(),
        cases=tuple(case.strip() for case in cases.split(",") if case.strip()),
    )
