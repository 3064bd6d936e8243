"""What is asked for a formal update: why it is switched on, what one expects, and what was found."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate, PerCent
from doingwith.analysis.contribution.locks import is_settled
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith_site.analysis.contribution.formal_rules import findable
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import box, line

__all__ = ["EstimateForm", "FindingForm", "PriorForm", "TurnForm"]

AGAIN = "What was locked stays beside it, and what was said after the evidence was opened counts for nothing."


def per_cent(label: str, help_text: str = "") -> forms.IntegerField:
    """A box for a whole number of per cent."""
    wrong = f"“{label}” takes a whole number from 0 to 100."
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=100,
        help_text=help_text,
        error_messages={"min_value": wrong, "max_value": wrong},
    )


class RangesForm(PlainForm):
    """Boxes in pairs, the lowest and the highest that one could defend."""

    all_optional = True
    ranges: Sequence[str] = ()

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The lower number stands first."""
        found = super().clean() or self.cleaned_data
        for name in self.ranges:
            low, high = found.get(f"{name}_low"), found.get(f"{name}_high")
            if low is not None and high is not None and low > high:
                self.add_error(f"{name}_high", "The highest is lower than the lowest. Change one of the two.")
        return found

    def chance(self, name: str) -> PerCent:
        """The range that was typed."""
        return PerCent(low=self.cleaned_data[f"{name}_low"], high=self.cleaned_data[f"{name}_high"])


def opened(**ranges: PerCent | None) -> dict[str, int]:
    """Ranges as what stands in their boxes."""
    return {
        f"{name}_{end}": getattr(value, end)
        for name, value in ranges.items()
        if value is not None
        for end in ("low", "high")
    }


class TurnForm(PlainForm):
    """Why the formal update is switched on, or off."""

    reason = box("Why", 3, "Everybody who reads the record reads the reason.")
    turns_on = forms.BooleanField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PriorForm(RangesForm):
    """How likely a claim is before any of the evidence."""

    ranges = ("prior",)
    prior_low = per_cent(
        "Lowest, in per cent",
        "50 per cent is even odds, 1 to 1. 20 per cent is odds of 1 to 4: one time that it holds, against "
        "four that it does not.",
    )
    prior_high = per_cent("Highest, in per cent", "Give the lowest and the highest that you could defend.")
    again = box("Why do you change it?", 2, AGAIN)

    def __init__(self, data: Any = None, *, formal: FormalUpdate | None, seen: int) -> None:  # noqa: ANN401
        prior = formal.prior if formal else None
        super().__init__(data, initial={**opened(prior=prior), "seen": seen})
        if formal is None or formal.prior_locked_on is None:
            del self.fields["again"]


class EstimateForm(RangesForm):
    """What one expects to see, and how likely that is if the claim holds, and if it does not."""

    ranges = ("sensitivity", "type_one")
    expects = box("What do you expect to see?", 3, "One thing that can be found or not, such as “the minutes "
                  "say that young people scored the bids”. Do not look yet.")  # fmt: skip
    group = line("From which source would it come?")
    sensitivity_low = per_cent("If the claim is true, how likely is it that we see this? Lowest, in per cent")
    sensitivity_high = per_cent("If the claim is true: highest, in per cent")
    type_one_low = per_cent(
        "If the claim is not true, how likely is it that we see this all the same? Lowest, in per cent"
    )
    type_one_high = per_cent("If the claim is not true: highest, in per cent")
    reason = box("Why these numbers?", 3, "So that others can see how you reason.", required=False)
    again = box("Why do you change it?", 2, AGAIN)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        record: ContributionRecord,
        formal: FormalUpdate,
        seen: int,
        now: Estimate | None = None,
    ) -> None:
        before: dict[str, Any] = {"seen": seen}
        if now:
            before |= {"expects": now.expects, "group": now.group, "reason": now.reason}
            before |= opened(sensitivity=now.sensitivity, type_one=now.type_one)
        super().__init__(data, initial=before)
        self.now = now
        self.fields["group"].help_text = sources_help(record, formal)
        if now is None or not is_settled(now):
            del self.fields["again"]

    @property
    def estimate(self) -> Estimate:
        """The estimate as it was typed."""
        told: Mapping[str, Any] = self.cleaned_data
        return Estimate(
            id=self.now.id if self.now else "",
            evidence=self.now.evidence if self.now else "",
            expects=told["expects"],
            group=told["group"],
            sensitivity=self.chance("sensitivity"),
            type_one=self.chance("type_one"),
            reason=told["reason"],
        )


def sources_help(record: ContributionRecord, formal: FormalUpdate) -> str:
    """That items of one source count once, and which sources have a word already."""
    told = [*(item.group for item in record.evidence), *(one.group for one in formal.estimates)]
    named = [f"“{name}”" for name in dict.fromkeys(told) if name]
    there = f" Sources that have a word by now: {', '.join(named)}." if named else ""
    return (
        "Items of one source count once. Give them the same word; leave it empty for a source of its own."
        f"{there}"
    )


class FindingForm(PlainForm):
    """Whether what was expected was found."""

    all_optional = True

    found = forms.ChoiceField(
        label="Was it found?",
        choices=[("yes", "Yes"), ("no", "No: we looked for it, and it is not there")],
        widget=forms.RadioSelect,
    )
    evidence = forms.ChoiceField(
        label="As which item of evidence?",
        required=False,
        error_messages={"invalid_choice": "This item is not here any more. Choose another one."},
    )
    again = box("Why do you change it?", 2, "What was said before stays, with this reason.")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        record: ContributionRecord,
        one: Estimate,
        seen: int,
    ) -> None:
        found = None if one.found is None else "yes" if one.found else "no"
        super().__init__(data, initial={"seen": seen, "found": found, "evidence": one.evidence})
        names = findable(record, one)
        field = self.fields["evidence"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "None"),
            *((name, f"{name}: {record.evidence_by_id[name].text}") for name in names),
        ]
        field.help_text = (
            "Needed when it was found. Only items that came into the record after the estimate was locked "
            "are here."
            if names
            else "Nothing came into the record since the estimate was locked. Add the item of evidence "
            "first, then say here that it was found."
        )
        if one.found is None:
            del self.fields["again"]

    def clean(self) -> dict[str, Any]:
        """Found is found as an item; not found is found as none."""
        told = super().clean() or self.cleaned_data
        if told.get("found") == "yes" and "evidence" in told and not told["evidence"]:
            self.add_error("evidence", "Choose the item of evidence that it was found as.")
        if told.get("found") == "no":
            told["evidence"] = ""
        return told
