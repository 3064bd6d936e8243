"""Agreeing on a factor, keeping one's own judgement, asking and answering."""

from typing import Any

from django import forms

from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith_site.cases.forms.reading import BASIS_CHOICES, LONGEST_WORDS, finding_choices
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm

__all__ = ["AnswerForm", "ProposalForm", "QuestionForm", "VoiceForm"]


def words_box(label: str, help_text: str = "") -> WordsField:
    """A box for a few sentences."""
    return WordsField(
        label=label, help_text=help_text, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )


class ProposalForm(PlainForm):
    """What a reader proposes to agree on."""

    all_optional = True

    finding = forms.ChoiceField(label="What should stand in the case?", widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label="What does it rest on?", choices=BASIS_CHOICES, widget=forms.RadioSelect, required=False
    )
    reason = words_box(
        "Why?", "What in the sources, or in what you said to each other, makes you propose this."
    )

    def __init__(self, *args: Any, role: DomainRole, **kwargs: Any) -> None:
        super().__init__(*args, prefix="propose", **kwargs)
        self.fields["finding"].choices = finding_choices(role)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A sign comes with its basis."""
        found = super().clean() or self.cleaned_data
        if found.get("finding") in set(Sign) and not found.get("basis") and "basis" not in self.errors:
            self.add_error("basis", "Choose an answer to “What does it rest on?”.")
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        found = self.cleaned_data
        sign = Sign(found["finding"]) if found["finding"] in set(Sign) else None
        basis = Basis(found["basis"]) if found["basis"] else None
        return {"sign": sign, "basis": basis, "reason": found["reason"]}


class VoiceForm(PlainForm):
    """What another reader says to the proposal."""

    all_optional = True

    agrees = forms.ChoiceField(
        label="Do you agree?",
        choices=[("yes", "I agree"), ("no", "I keep my own judgement, and it stays beside what was agreed")],
        widget=forms.RadioSelect,
    )
    reason = words_box("Why do you say so?")
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="speak", **kwargs)


class QuestionForm(PlainForm):
    """What a reader wants to know from the people of the project."""

    text = words_box("What do you want to know?", "The case cannot be final before it is answered.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="ask", **kwargs)


class AnswerForm(PlainForm):
    """What the people of the project answer."""

    answer = words_box("Your answer", "“We do not know” is an answer too.")
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
