"""What is asked of people who answer by a code, and of whoever asks them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from doingwith.theory.readiness import Rating
from doingwith.theory.theory import Clause
from doingwith_site.common.text import WordsField
from doingwith_site.consent.guests.forms import OwnCodeForm
from doingwith_site.design.forms import PlainForm
from doingwith_site.theory.question_models import ReadinessAnswer
from doingwith_site.theory.readiness.asking.presenters import PLAIN_ANSWERS, Condition, lacking
from doingwith_site.theory.readiness.wording.forms import LONGEST_PLAIN

__all__ = ["AskForm", "OwnAnswerForm", "boxes_of"]

LONGEST_COMMENT = 1_000


class OwnAnswerForm(OwnCodeForm):
    """One person's answer: of each condition whether it is so, as far as they want to say."""

    comment = WordsField(
        label=_("Is there anything you want to add?"),
        help_text=_("Leave out names and anything that shows who somebody is."),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "max_length": _("That is more than this box holds (1,000 letters). Make it shorter.")
        },
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        conditions: Sequence[Condition],
        filled: dict[str, str] | None = None,
    ) -> None:
        self.conditions = conditions
        super().__init__(data, initial=filled)
        alike = lacking(conditions)  # the page says it once for all
        for one in conditions:
            self.fields[one.name] = forms.ChoiceField(
                label=one.text,
                choices=[
                    *((rating.value, words) for rating, words in PLAIN_ANSWERS.items()),
                    ("", _("No answer")),
                ],
                required=False,
                help_text="" if alike else one.lacks,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of the answers on this page.")},
            )

    @property
    def asked(self) -> Iterator[tuple[Condition, BoundField]]:
        """Each condition with its box, in the theory's order."""
        return ((one, self[one.name]) for one in self.conditions)

    def clean(self) -> dict[str, Any]:
        """At least one condition is answered."""
        found = super().clean() or self.cleaned_data
        if not self.errors and not self.ratings:
            first = self.conditions[0].name if self.conditions else None
            self.add_error(first, _("Answer at least one. “I don't know” is an answer too."))
        return found

    @property
    def ratings(self) -> Mapping[str, Rating]:
        """What was answered, by clause; a condition without an answer is left out."""
        sent = self.cleaned_data
        return {one.clause: Rating(sent[one.name]) for one in self.conditions if sent.get(one.name)}


def boxes_of(answer: ReadinessAnswer | None, conditions: Sequence[Condition]) -> dict[str, str]:
    """What stands in the boxes of somebody who changes what they said."""
    if answer is None:
        return {}
    told = {one.name: answer.ratings.get(one.clause, "") for one in conditions}
    return {"comment": answer.comment, **told}


class AskForm(PlainForm):
    """Plain words for each condition, for this question alone; ``words`` are the programme's, by clause."""

    all_optional = True

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        clauses: Sequence[Clause],
        now: Mapping[str, str],
        words: Mapping[str, str],
    ) -> None:
        self.clauses = clauses
        initial = {f"plain_{number}": now.get(one.id, "") for number, one in enumerate(clauses, start=1)}
        super().__init__(data, initial=initial)
        for number, one in enumerate(clauses, start=1):
            self.fields[f"plain_{number}"] = WordsField(
                label=f"{number}. {one.text[:1].upper()}{one.text[1:]}",
                help_text=f"The programme says it so: “{words[one.id]}”" if one.id in words else "",
                required=False,
                max_length=LONGEST_PLAIN,
            )

    @property
    def plain(self) -> Mapping[str, str]:
        """The plain words by clause, where there are some."""
        sent = self.cleaned_data
        found = {one.id: sent.get(f"plain_{number}", "") for number, one in enumerate(self.clauses, start=1)}
        return {clause: words for clause, words in found.items() if words}
