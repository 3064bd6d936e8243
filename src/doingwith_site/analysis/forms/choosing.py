"""What is asked first of a comparison: the outcome and the conditions. Nothing is preferred."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    Condition,
    ConditionKind,
    Outcome,
    OutcomeKind,
    Way,
)
from doingwith.analysis.matrix import case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.schema import IDENTIFIER
from doingwith.programmes.factors import DomainRole, Pole
from doingwith.programmes.scales import DesignStage
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.programmes.identifiers import identifier_from
from doingwith_site.programmes.models import IDENTIFIER_LENGTH

__all__ = ["MOST_ON_PAGE", "ChooseForm", "chosen_data"]

MOST_ON_PAGE = 5
"""As many conditions as the page offers; the command takes more. No programme's cases bear more."""
LONGEST_NAME = 120
SAVED_NAME = re.compile(IDENTIFIER)
Choices = Sequence[tuple[str, Any]]


class ChooseForm(PlainForm):
    """Outcome and conditions, each as its kind and its identifier, such as ``factor:C13``."""

    outcome = forms.ChoiceField(
        label="What do you want to explain?",
        help_text="A stage of the Double Diamond that projects reached, or one of the results.",
    )
    own = WordsField(
        label="A condition of your own",
        help_text="Something the factor list does not have. You say for each case how far it was so.",
        required=False,
        max_length=LONGEST_NAME,
        error_messages={"max_length": f"The name holds at most {LONGEST_NAME} characters. Shorten it."},
    )

    def __init__(self, data: Any = None, *, record: ProgrammeRecord, initial: Any = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=initial)
        self.record = record
        reported = {row.factor.id: sum(cell.is_reported for cell in row.cells) for row in _rows(record)}
        self.fields["outcome"].choices = list(_outcomes(record, reported))  # type: ignore[attr-defined]
        conditions = list(_conditions(record, reported))
        for number in range(1, MOST_ON_PAGE + 1):
            self.fields[f"condition_{number}"] = forms.ChoiceField(
                label=f"Condition {number}", required=False, choices=conditions
            )

    def clean(self) -> dict[str, Any]:
        """At least one condition, and each once."""
        found = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for number in range(1, MOST_ON_PAGE + 1):
            name = found.get(f"condition_{number}")
            if name and name in seen:
                self.add_error(f"condition_{number}", "This condition is chosen above. Choose another.")
            seen.add(name or "")
        if not (seen - {""} or found.get("own")) and not self.errors:
            self.add_error("condition_1", "Choose at least one condition.")
        return found

    @property
    def chosen(self) -> AnalysisVersion:
        """The choices, each read as the factor list words it until somebody says otherwise."""
        kind, about = self.cleaned_data["outcome"].split(":", 1)
        return AnalysisVersion(
            number=1,
            outcome=Outcome(kind=OutcomeKind(kind), about=about),
            conditions=tuple(self._chosen_conditions()),
            reason="being looked at",
        )

    def _chosen_conditions(self) -> Iterator[Condition]:
        factors = self.record.factor_list
        for number in range(1, MOST_ON_PAGE + 1):
            if self.cleaned_data[f"condition_{number}"]:
                kind, name = self.cleaned_data[f"condition_{number}"].split(":", 1)
                factor = factors.by_id.get(name) if kind == ConditionKind.FACTOR else None
                constrains = factor is not None and factor.pole is Pole.CONSTRAINING
                yield Condition(
                    kind=ConditionKind(kind), id=name, way=Way.HINDERED if constrains else Way.HELPED
                )
        if self.cleaned_data["own"]:
            name = self._own_name({*factors.by_id, *factors.domain_by_id, "outcome"})
            yield Condition(kind=ConditionKind.CUSTOM, id=name, label=self.cleaned_data["own"])

    def _own_name(self, taken: set[str]) -> str:
        """The identifier that a saved condition of one's own has; a new one gets its own from its name."""
        saved = str(self.data.get("own_id", ""))
        if saved not in taken and len(saved) <= IDENTIFIER_LENGTH and SAVED_NAME.fullmatch(saved):
            return saved
        return identifier_from(self.cleaned_data["own"], taken)


def _rows(record: ProgrammeRecord) -> Any:  # noqa: ANN401
    return case_factor_matrix(record).rows


def _outcomes(record: ProgrammeRecord, reported: dict[str, int]) -> Iterator[tuple[str, Any]]:
    yield "", "Choose one"
    stages = [(f"{OutcomeKind.STAGE}:{stage}", f"{stage.capitalize()} was reached") for stage in DesignStage]
    yield "A design stage", stages
    for domain, factors in record.factor_list.in_domains():
        if domain.role is DomainRole.RESULT and factors:
            yield (
                domain.label,
                [
                    (f"{OutcomeKind.RESULT}:{factor.id}", _told(record, factor.label, reported[factor.id]))
                    for factor in factors
                ],
            )


def _conditions(record: ProgrammeRecord, reported: dict[str, int]) -> Iterator[tuple[str, Any]]:
    yield "", "None"
    domains = [
        (domain, factors)
        for domain, factors in record.factor_list.in_domains()
        if domain.role is DomainRole.CONDITION and factors
    ]
    for domain, factors in domains:
        yield (
            domain.label,
            [
                (f"{ConditionKind.FACTOR}:{factor.id}", _told(record, factor.label, reported[factor.id]))
                for factor in factors
            ],
        )
    yield (
        "All factors of a domain together",
        [(f"{ConditionKind.DOMAIN}:{domain.id}", domain.label) for domain, _ in domains],
    )


def _told(record: ProgrammeRecord, label: str, number: int) -> str:
    return f"{label} (reported in {number} of {len(record.cases)})"


def chosen_data(version: AnalysisVersion) -> dict[str, str] | None:
    """What would have been sent for these choices; None when they are more than the page has boxes for."""
    listed = [one for one in version.conditions if one.kind is not ConditionKind.CUSTOM]
    own = [one for one in version.conditions if one.kind is ConditionKind.CUSTOM]
    if len(listed) > MOST_ON_PAGE or len(own) > 1:
        return None
    sent = {"outcome": f"{version.outcome.kind}:{version.outcome.about}", "own": own[0].label if own else ""}
    sent |= {"own_id": own[0].id} if own else {}
    return sent | {f"condition_{at}": f"{one.kind}:{one.id}" for at, one in enumerate(listed, start=1)}
