"""What is asked of somebody who decides about a clause that the cases propose."""

from typing import Any

from django import forms

from doingwith.theory.theory import Fate
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import box

__all__ = ["DecisionForm"]

LONGEST_CLAUSE = 500
CHOICES: dict[Fate, str] = {
    Fate.ACCEPTED: "Put it in, in these words",
    Fate.REWORDED: "Put it in, in other words",
    Fate.REJECTED: "Leave it out",
}


class DecisionForm(PlainForm):
    """Accept, reword or reject a proposed clause, with a reason."""

    all_optional = True  # each box's help says when it is needed

    fate = forms.ChoiceField(
        label="What do you decide?",
        choices=[(fate.value, words) for fate, words in CHOICES.items()],
        widget=forms.RadioSelect,
    )
    words = box(
        "The clause in your words", 3, "Needed when you put it in.", required=False, longest=LONGEST_CLAUSE
    )
    reason = box("Why", 3, "It is kept with the decision, whatever you decide.")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, seen: int, proposed: str) -> None:  # noqa: ANN401
        super().__init__(data, initial={"seen": seen, "words": proposed})
        self.proposed = proposed

    def clean(self) -> dict[str, Any]:
        """Other words are other words, and a clause that is put in has some."""
        found = super().clean() or self.cleaned_data
        fate, words = found.get("fate"), found.get("words", "")
        if fate == Fate.REWORDED and words in ("", self.proposed):
            self.add_error("words", "Write the clause in other words, or put it in as it is.")
        if fate == Fate.ACCEPTED and words not in ("", self.proposed):
            self.add_error("fate", "You changed the words: choose “Put it in, in other words”.")
        return found

    @property
    def decision(self) -> dict[str, Any]:
        """What the decision says."""
        found = self.cleaned_data
        fate = Fate(found["fate"])
        words = found["words"] if fate is Fate.REWORDED else self.proposed
        return {"fate": fate, "words": words, "reason": found["reason"]}
