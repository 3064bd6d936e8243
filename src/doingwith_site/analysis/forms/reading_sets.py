"""What is asked next: how the outcome and each condition are read, and what silence means.

Nothing is filled in where the record is silent: whoever compares decides, and says why.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    CaseMembership,
    Condition,
    ConditionKind,
    Cuts,
    Meaning,
    Outcome,
    Rule,
    Silence,
    SolutionKind,
    Together,
    Way,
)
from doingwith.analysis.configurations.sets import (
    OUTCOME,
    CalibratedCell,
    CalibratedSet,
    calibrate,
)
from doingwith.analysis.configurations.words import SOLUTIONS
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.analysis.forms.set_fields import (
    cases_in_words,
    fields_of,
    name_of,
    silent_cells,
    without_decisions,
    word_numbers,
)
from doingwith_site.design.forms import PlainForm

__all__ = ["PartFields", "ReadForm"]

READING = ("rule", "absent", "way", "together")
SILENCE = ("meaning", "membership", "reason")


@dataclass(frozen=True, kw_only=True)
class PartFields:
    """The boxes of one set, for the page to place: its reading, its silence, and silence case by case."""

    one: CalibratedSet
    is_custom: bool
    reading: Sequence[forms.BoundField]
    silence: Sequence[forms.BoundField]
    by_case: Sequence[forms.BoundField]
    silent: Sequence[CalibratedCell]


class ReadForm(PlainForm):
    """How the sets of ``base`` are read. Its boxes depend on what the cases say of them."""

    all_optional = True

    consistency = forms.FloatField(
        label="Consistency cut-off",
        help_text="From where on a combination goes with the outcome: usually 0.8 or more.",
        initial=0.8,
        min_value=0,
        max_value=1,
    )
    contradictory_from = forms.FloatField(
        label="Second, lower cut-off",
        help_text="Between the two a combination contradicts itself. Leave it empty to have only one.",
        required=False,
        min_value=0,
        max_value=1,
    )
    pri = forms.FloatField(
        label="PRI cut-off",
        help_text="Keeps out combinations that fit the outcome and its absence alike.",
        initial=0,
        min_value=0,
        max_value=1,
    )
    least_cases = forms.IntegerField(
        label="Least number of cases in a combination", initial=1, min_value=1, max_value=1000
    )
    solution = forms.ChoiceField(
        label="What may be assumed of combinations that nobody observed",
        choices=[(kind.value, words.capitalize()) for kind, words in SOLUTIONS.items()],
        initial=SolutionKind.CONSERVATIVE.value,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        record: ProgrammeRecord,
        base: AnalysisVersion,
    ) -> None:
        super().__init__(data)
        self.record = record
        # Which cases are silent can depend on the rule, so the rules that were sent are looked at first.
        self.base = _with_rules(base, data or {}, [case.id for case in record.cases])
        self.table = calibrate(record, without_decisions(self.base))
        for part in self._parts():
            for name, field in fields_of(part, self.set_of(part), record):
                self.fields[name] = field
        for field in self.fields.values():
            word_numbers(field)

    def _parts(self) -> tuple[Outcome | Condition, ...]:
        return (self.base.outcome, *self.base.conditions)

    def without_complaints(self) -> "ReadForm":
        """The form with what was answered so far, when nobody has said yet that this is all."""
        self._errors = ErrorDict()
        return self

    def set_of(self, part: Outcome | Condition) -> CalibratedSet:
        """What the cases say of the outcome or of a condition."""
        name = name_of(part)
        return next(one for one in self.table.sets if one.id == name)

    def clean(self) -> dict[str, Any]:
        """Every silence needs a meaning and a reason, every membership a figure."""
        found = super().clean() or self.cleaned_data
        for part in self._parts():
            prefix, silent = self.prefix_of(part), silent_cells(self.set_of(part))
            if isinstance(part, Condition) and part.kind is ConditionKind.CUSTOM:
                self._check_given(prefix)
            if not silent:
                continue
            general = found.get(f"{prefix}-meaning")
            cases = [found.get(f"{prefix}-case-{at}-meaning") for at in range(len(silent))]
            if not general and not (len(silent) > 1 and all(cases)):
                self.add_error(f"{prefix}-meaning", f"Say what silence means for {cases_in_words(silent)}.")
            if general == Meaning.MEMBERSHIP and found.get(f"{prefix}-membership") is None:
                self._need(f"{prefix}-membership", "Give the membership, from 0 (out) to 1 (in).")
            if general and not found.get(f"{prefix}-reason"):
                self._need(f"{prefix}-reason", "Say why. It is kept with the analysis.")
            for at, meaning in enumerate(cases):
                self._check_case(f"{prefix}-case-{at}", meaning)
        return found

    def _check_case(self, prefix: str, meaning: str | None) -> None:
        found = self.cleaned_data
        if meaning == Meaning.MEMBERSHIP and found.get(f"{prefix}-membership") is None:
            self._need(f"{prefix}-membership", "Give the membership, from 0 (out) to 1 (in).")
        if meaning and not found.get(f"{prefix}-reason"):
            self._need(f"{prefix}-reason", "Say why. It is kept with the analysis.")

    def _check_given(self, prefix: str) -> None:
        given = any(
            self.cleaned_data.get(f"{prefix}-given-{at}") is not None for at in range(len(self.record.cases))
        )
        if given and not self.cleaned_data.get(f"{prefix}-why"):
            self._need(f"{prefix}-why", "Say how you know. It is kept with the analysis.")

    def _need(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def prefix_of(self, part: Outcome | Condition) -> str:
        """What the names of a set's boxes begin with."""
        return f"set-{name_of(part)}"

    def parts(self) -> Iterator[PartFields]:
        """The outcome's boxes, then those of each condition."""
        for part in self._parts():
            prefix, one = self.prefix_of(part), self.set_of(part)
            silent = silent_cells(one)
            yield PartFields(
                one=one,
                is_custom=isinstance(part, Condition) and part.kind is ConditionKind.CUSTOM,
                reading=[self[name] for name in self._names(prefix, READING)]
                + [self[name] for name in self.fields if name.startswith(f"{prefix}-given-")]
                + [self[name] for name in self._names(prefix, ("why",))],
                silence=[self[name] for name in self._names(prefix, SILENCE)],
                by_case=[self[name] for name in self.fields if name.startswith(f"{prefix}-case-")],
                silent=silent,
            )

    def _names(self, prefix: str, ends: Sequence[str]) -> list[str]:
        return [f"{prefix}-{end}" for end in ends if f"{prefix}-{end}" in self.fields]

    @property
    def assumptions(self) -> list[forms.BoundField]:
        """The boxes about cut-offs and what may be assumed."""
        names = ["consistency", "contradictory_from", "pri", "least_cases", "solution"]
        return [self[name] for name in names] + [
            self[name] for name in self.fields if name.endswith("-expect")
        ]

    @property
    def assumptions_are_wrong(self) -> bool:
        """Whether something about cut-offs must be mended."""
        return any(box.errors for box in self.assumptions)

    @property
    def version(self) -> AnalysisVersion:
        """The choices as they were sent."""
        found = self.cleaned_data
        return replace(
            self.base,
            outcome=replace(self.base.outcome, silent=self._silences(self.base.outcome)),
            conditions=tuple(self._condition(one) for one in self.base.conditions),
            solution=SolutionKind(found["solution"]),
            expectations=tuple(self._expectations())
            if found["solution"] == SolutionKind.INTERMEDIATE
            else (),
            cuts=Cuts(
                consistency=found["consistency"],
                contradictory_from=found["contradictory_from"],
                pri=found["pri"],
                least_cases=found["least_cases"],
            ),
        )

    def _condition(self, one: Condition) -> Condition:
        if one.kind is not ConditionKind.CUSTOM:
            return replace(one, silent=self._silences(one))
        prefix, why = self.prefix_of(one), self.cleaned_data.get(f"{self.prefix_of(one)}-why", "")
        given = tuple(
            CaseMembership(case=case.id, membership=value, reason=why)
            for at, case in enumerate(self.record.cases)
            if (value := self.cleaned_data.get(f"{prefix}-given-{at}")) is not None
        )
        silent = self._silences(one)
        return replace(one, memberships=given, silent=silent)

    def _silences(self, part: Outcome | Condition) -> tuple[Silence, ...]:
        prefix, silent = self.prefix_of(part), silent_cells(self.set_of(part))
        named = [
            replace(decided, cases=(cell.case,))
            for at, cell in enumerate(silent)
            if (decided := self._silence(f"{prefix}-case-{at}"))
        ]
        general = self._silence(prefix)
        return (*((general,) if general and len(named) < len(silent) else ()), *named)

    def _silence(self, prefix: str) -> Silence | None:
        found = self.cleaned_data
        if not found.get(f"{prefix}-meaning"):
            return None
        meaning = Meaning(found[f"{prefix}-meaning"])
        gives = meaning is Meaning.MEMBERSHIP
        return Silence(
            meaning=meaning,
            reason=found[f"{prefix}-reason"],
            membership=found[f"{prefix}-membership"] if gives else None,
        )

    def _expectations(self) -> Iterator[str]:
        for one in self.base.conditions:
            expected = self.cleaned_data.get(f"{self.prefix_of(one)}-expect")
            if expected:
                yield one.id if expected == "present" else f"~{one.id}"


def _with_rules(version: AnalysisVersion, data: Mapping[str, str], cases: Sequence[str]) -> AnalysisVersion:
    """The version with the rules that were sent, where they are such."""

    def sent(part: Outcome | Condition, end: str, kind: Any) -> Any:  # noqa: ANN401
        value = data.get(f"set-{name_of(part)}-{end}", "")
        return kind(value) if value in {one.value for one in kind} else getattr(part, end)

    outcome = version.outcome
    absent = data.get(f"set-{OUTCOME}-absent")
    return replace(
        version,
        outcome=replace(
            outcome,
            rule=sent(outcome, "rule", Rule),
            absent=outcome.absent if absent is None else absent == "yes",
        ),
        conditions=tuple(
            replace(
                one,
                rule=sent(one, "rule", Rule),
                way=sent(one, "way", Way),
                together=sent(one, "together", Together),
                memberships=_given(one, data, cases) if one.kind is ConditionKind.CUSTOM else (),
            )
            for one in version.conditions
        ),
    )


def _given(condition: Condition, data: Mapping[str, str], cases: Sequence[str]) -> tuple[CaseMembership, ...]:
    """The memberships that were sent, as far as they are figures; the form says what is wrong with others."""
    sent = ((case, data.get(f"set-{condition.id}-given-{at}", "").strip()) for at, case in enumerate(cases))
    return tuple(
        CaseMembership(case=case, membership=1.0, reason="being looked at") for case, text in sent if text
    )
