"""What is asked of whoever writes down a yes that was said or signed."""

from typing import Any

from django import forms

from doingwith.consent.uses import GuardianKind, Use
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.forms.yes import USES, WAYS, fitting
from doingwith_site.projects.forms.boxes import box

__all__ = ["CompetenceForm", "GuardianYesForm", "TellerYesForm"]

GUARDIANS = [
    (GuardianKind.PARENT, "A parent"),
    (GuardianKind.COUNCIL, "A social worker or somebody from the council"),
    (GuardianKind.OTHER, "Somebody else who looks after them"),
]


class CompetenceForm(PlainForm):
    """Whether a young person understands what they agree to."""

    understands = forms.ChoiceField(
        label="Do they understand what they say yes to?",
        choices=[("yes", "Yes, they decide for themselves"), ("no", "Not yet, a guardian must say yes too")],
        widget=forms.RadioSelect,
    )
    how = box("How did you find out?", 3, "Such as: “They told me in their own words what a report is.”")


class GuardianYesForm(PlainForm):
    """What a guardian said, on paper or by word of mouth."""

    guardian = forms.ChoiceField(label="Who is it?", choices=GUARDIANS, widget=forms.RadioSelect)
    way = forms.ChoiceField(label="How did they say it?", choices=WAYS, widget=forms.RadioSelect)
    yes_to = forms.MultipleChoiceField(
        label="What do they say yes to?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, uses: list[Use]) -> None:
        super().__init__(data)
        field = self.fields["yes_to"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(use, words) for use, words in USES if use in uses]


class TellerYesForm(PlainForm):
    """What a teller without a code of their own says yes to, on paper or by word of mouth."""

    teller_way = forms.ChoiceField(label="How did they say it?", choices=WAYS, widget=forms.RadioSelect)
    teller_yes = forms.MultipleChoiceField(
        label="What do they say yes to?", required=False, widget=forms.CheckboxSelectMultiple, choices=USES,
        help_text="Read each one out. What they do not answer is a no.",
    )  # fmt: skip

    def clean_teller_yes(self) -> frozenset[Use]:
        """The uses, when they go together."""
        return fitting(self.cleaned_data["teller_yes"])
