"""Opening a case, choosing its readers, and judging a factor."""

from collections.abc import Sequence
from typing import Any

from django import forms

from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole
from doingwith_site.cases.actions.readings import Finding
from doingwith_site.cases.presenters.passages import passage_words
from doingwith_site.common.text import WordsField
from doingwith_site.design.choosing import PagedForm, ticks
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.excerpts.offering import OfferedPassages
from doingwith_site.people.models import User

__all__ = ["BASIS_CHOICES", "CaseForm", "JudgeForm", "ReadersForm", "finding_choices"]

LONGEST_TITLE = 200
LONGEST_WORDS = 5_000
NOT_REPORTED, NOT_LOOKED = "not_reported", "not_looked"
SIGN_WORDS = {
    DomainRole.CONDITION: {
        Sign.ENABLING: "It helped",
        Sign.CONSTRAINING: "It got in the way",
        Sign.BOTH: "It did both",
    },
    DomainRole.RESULT: {
        Sign.ENABLING: "It came about",
        Sign.CONSTRAINING: "It did not come about",
        Sign.BOTH: "It came about in part, or unevenly",
    },
}
BASIS_CHOICES = [
    (Basis.EXPLICIT.value, "The sources state it"),
    (Basis.INFERRED.value, "I concluded it from them"),
]
CONFIDENCE_CHOICES = [
    ("high", "Sure"),
    ("medium", "Fairly sure"),
    ("low", "Not sure"),
    ("", "I would rather not say"),
]


def finding_choices(role: DomainRole) -> list[tuple[str, str]]:
    """The signs in words, and not reported, which is never the same as absent."""
    signs = [(sign.value, f"{words} ({sign.value})") for sign, words in SIGN_WORDS[role].items()]
    return [*signs, (NOT_REPORTED, "Not reported: I looked for it and nothing is said of it")]


class CaseForm(PlainForm):
    """What a project is called as a case."""

    title = WordsField(
        label="What the case is called",
        max_length=LONGEST_TITLE,
        help_text="A few words that say what happened, such as “Young people choose the provider”.",
    )


class ReadersForm(PlainForm):
    """Who reads the case independently."""

    readers = forms.MultipleChoiceField(
        label="Who reads this case?",
        widget=forms.CheckboxSelectMultiple,
        help_text="At least two. Neither sees what the other writes until both readings are in.",
        error_messages={"required": "Choose at least two readers."},
    )

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        field = self.fields["readers"]
        field.choices = [(key, person.name) for key, person in self.people.items()]  # type: ignore[attr-defined]
        field.error_messages["required"] = "Choose at least two readers."

    @property
    def chosen(self) -> list[User]:
        """The people that were ticked."""
        return [self.people[key] for key in self.cleaned_data["readers"]]


class JudgeForm(PagedForm):
    """What a reader says of one factor."""

    all_optional = True
    paged = "excerpts"

    finding = forms.ChoiceField(label="What did you find?", widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label="What does that rest on?", choices=BASIS_CHOICES, widget=forms.RadioSelect, required=False
    )
    reason = WordsField(
        label="Why do you judge so?",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Needed with a sign. Say what in the sources makes you think so.",
    )
    confidence = forms.ChoiceField(
        label="How sure are you?", choices=CONFIDENCE_CHOICES, widget=forms.RadioSelect, required=False
    )
    excerpts = ticks(
        "Which passages does it rest on?",
        "The passages that you marked, of this project and of the whole programme.",
    )

    def __init__(self, *args: Any, role: DomainRole, passages: OfferedPassages, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passages = passages.rows
        choices = [*finding_choices(role), (NOT_LOOKED, "I have not looked for it yet")]
        self.fields["finding"].choices = choices  # type: ignore[attr-defined]
        self.offer(passages.in_words(passage_words))

    def clean(self) -> dict[str, Any]:
        """A sign comes with its basis and a reason."""
        found = super().clean() or self.cleaned_data
        if found.get("finding") in set(Sign):
            if not found.get("basis") and "basis" not in self.errors:
                self.add_error("basis", "Choose an answer to “What does that rest on?”.")
            if not found.get("reason") and "reason" not in self.errors:
                self.add_error("reason", "Fill in “Why do you judge so?”.")
        return found

    @property
    def value(self) -> Finding:
        """What the action takes."""
        found = self.cleaned_data
        told = found["finding"]
        return Finding(
            sign=Sign(told) if told in set(Sign) else None,
            looked_for=told != NOT_LOOKED,
            basis=Basis(found["basis"]) if found["basis"] else None,
            reason=found["reason"],
            confidence=found["confidence"],
            excerpts=[self.passages[key] for key in found.get("excerpts", ())],
        )
