"""Writing a new version of a brief."""

from typing import Any

from django import forms

from doingwith.projects.briefs import Agreement
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import LONGEST_BRIEF, LONGEST_WORDS, box, day_box, lines_of

__all__ = ["AGREEMENT_WORDS", "BriefForm"]

AGREEMENT_WORDS: dict[Agreement, str] = {
    Agreement.AGREED: "They agreed",
    Agreement.COULD_NOT_AGREE: "They could not agree. That is a valid end, and it is kept",
    Agreement.NOT_REPORTED: "Not known, or not asked yet",
}


class BriefForm(PlainForm):
    """A new version of a brief, and which version its writer had in front of them."""

    all_optional = True  # each box's help says when it is needed

    text = box("The new brief", 6, longest=LONGEST_BRIEF)
    asked_by = WordsField(
        label="Who asked for the change",
        max_length=LONGEST_WORDS,
        help_text="The part they play, such as “commissioner” or “young people”. No names are needed.",
    )
    reason = box("Why", 3, "What made the change necessary.")
    agreement = forms.ChoiceField(
        label="How did asking for agreement end?",
        choices=[(value.value, words) for value, words in AGREEMENT_WORDS.items()],
        widget=forms.RadioSelect,
    )
    agreed_by = box(
        "Who agreed", 3, "One on each line, by the part they play. Needed when they agreed.", required=False
    )
    dated_on = day_box()
    based_on_version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Whoever says that they agreed says who."""
        found = super().clean() or self.cleaned_data
        if found.get("agreement") == Agreement.AGREED and not lines_of(found.get("agreed_by", "")):
            self.add_error("agreed_by", "Write who agreed, one on each line.")
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        found = dict(self.cleaned_data)
        found["agreement"] = Agreement(found["agreement"])
        found["agreed_by"] = lines_of(found["agreed_by"])
        return found
