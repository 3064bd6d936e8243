"""The boxes of the page that asks how sets are read, made from what the cases say of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    Condition,
    ConditionKind,
    Meaning,
    Outcome,
)
from doingwith.analysis.configurations.sets import OUTCOME, CalibratedCell, CalibratedSet
from doingwith.analysis.configurations.words import RULES, TOGETHER, WAYS
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.common.text import WordsField

__all__ = ["cases_in_words", "fields_of", "name_of", "silent_cells", "without_decisions", "word_numbers"]

LONGEST_REASON = 1_000
AS_ABOVE = ""
MEANINGS = {
    Meaning.LEAVE_OUT: "These cases stay out of the comparison",
    Meaning.MEMBERSHIP: "They get a membership",
}
EXPECTED = {"": "Nothing is expected", "present": "Being so helps", "absent": "Not being so helps"}


def fields_of(
    part: Outcome | Condition, one: CalibratedSet, record: ProgrammeRecord
) -> Iterator[tuple[str, forms.Field]]:
    """The boxes of one set with their names."""
    prefix = f"set-{name_of(part)}"
    custom = isinstance(part, Condition) and part.kind is ConditionKind.CUSTOM
    if not custom:
        yield f"{prefix}-rule", _choice("From where on does it count?", RULES, part.rule, select=True)
    if isinstance(part, Outcome):
        yield f"{prefix}-absent", _explained(part)
    elif custom:
        yield from _given_fields(prefix, record)
    else:
        yield from _way_fields(prefix, part)
    silent = silent_cells(one)
    if silent:
        yield from _silence_fields(prefix, f"What does silence mean for {cases_in_words(silent)}?", MEANINGS)
    for at, cell in enumerate(silent if len(silent) > 1 else ()):
        choices: dict[Any, str] = {AS_ABOVE: "As decided above", **MEANINGS_OF_ONE}
        yield from _silence_fields(f"{prefix}-case-{at}", f"{cell.case}: what does it mean?", choices)
    if isinstance(part, Condition):
        yield f"{prefix}-expect", _choice(f"Expected of “{one.name.label}”", EXPECTED, "", select=True)


def _explained(part: Outcome) -> forms.Field:
    ways = {"no": "Those in which it came about", "yes": "Those in which it did not"}
    chosen = "yes" if part.absent else "no"
    return _choice("Which cases are to be explained?", ways, chosen, select=True)


def _way_fields(prefix: str, part: Condition) -> Iterator[tuple[str, forms.Field]]:
    yield f"{prefix}-way", _choice("Which way did it work?", WAYS, part.way, select=True)
    if part.kind is ConditionKind.DOMAIN:
        label = "How do its factors count together?"
        yield f"{prefix}-together", _choice(label, TOGETHER, part.together, select=True)


MEANINGS_OF_ONE = {
    Meaning.LEAVE_OUT: "The case stays out of the comparison",
    Meaning.MEMBERSHIP: "It gets a membership",
}


def _silence_fields(
    prefix: str, label: str, meanings: Mapping[Any, str]
) -> Iterator[tuple[str, forms.Field]]:
    select = AS_ABOVE in meanings
    yield f"{prefix}-meaning", _choice(label, meanings, None if not select else AS_ABOVE, select=select)
    yield (
        f"{prefix}-membership",
        forms.FloatField(
            label="Membership", help_text="From 0 (out) to 1 (in).", required=False, min_value=0, max_value=1
        ),
    )
    yield f"{prefix}-reason", _words("Why?")


def _given_fields(prefix: str, record: ProgrammeRecord) -> Iterator[tuple[str, forms.Field]]:
    for at, case in enumerate(record.cases):
        yield (
            f"{prefix}-given-{at}",
            forms.FloatField(label=f"{case.id} {case.title}", required=False, min_value=0, max_value=1),
        )
    yield f"{prefix}-why", _words("How do you know?")


def _words(label: str) -> forms.Field:
    return WordsField(
        label=label,
        required=False,
        max_length=LONGEST_REASON,
        error_messages={"max_length": f"Write at most {LONGEST_REASON:,} characters."},
    )


def _choice(label: str, words: Mapping[Any, str], initial: Any, *, select: bool) -> forms.Field:  # noqa: ANN401
    return forms.ChoiceField(
        label=label,
        choices=[(str(value), text[:1].upper() + text[1:]) for value, text in words.items()],
        initial=str(initial) if initial is not None else None,
        required=False,
        widget=forms.Select if select else forms.RadioSelect,
    )


def name_of(part: Outcome | Condition) -> str:
    """The name under which a set's boxes are known."""
    return OUTCOME if isinstance(part, Outcome) else part.id


def silent_cells(one: CalibratedSet) -> list[CalibratedCell]:
    """The cases about which a person must decide."""
    return [cell for cell in one.cells if cell.gap is not None]


def cases_in_words(cells: Sequence[CalibratedCell]) -> str:
    """The names of the cases."""
    return ", ".join(cell.case for cell in cells)


def without_decisions(version: AnalysisVersion) -> AnalysisVersion:
    """The choices as if nobody had decided what silence means."""
    return replace(
        version,
        outcome=replace(version.outcome, silent=()),
        conditions=tuple(replace(one, silent=()) for one in version.conditions),
    )


def word_numbers(field: forms.Field) -> None:
    """Let a box for a figure take a comma-free number and say what is wrong in our words."""
    if isinstance(field, forms.FloatField):
        field.widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-4"})
        for kind in ("invalid", "min_value", "max_value"):
            field.error_messages[kind] = f"{field.label}: give a number from 0 to 1, such as 0.8."
