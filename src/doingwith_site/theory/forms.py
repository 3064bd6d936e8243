"""What is asked of somebody who works on the next version of a theory."""

from collections.abc import Sequence
from typing import Any

from django import forms

from doingwith.programmes.factors import FactorList
from doingwith.theory.theory import Advice, Clause, Statement
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import LONGEST_TITLE, box, lines_of

__all__ = ["AdviceForm", "AgreeForm", "AnswerForm", "ClauseForm", "LeaveForm", "StatementForm"]

LONGEST_CLAUSE = 500
ROOM_HELP = "One on each line, by the part they play, such as “young people”. No names are needed."


class DraftForm(PlainForm):
    """A form that knows which step of the draft its writer had in front of them."""

    all_optional = True  # each box's help says when it is needed

    seen = forms.IntegerField(widget=forms.HiddenInput)


class StatementForm(DraftForm):
    """IF, and what its lists of WHEN and THEN clauses are called."""

    if_text = box("IF: what the programme does", 3, longest=LONGEST_CLAUSE)
    when_frame = WordsField(
        label="Name of the WHEN list",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Such as “readiness”. It may stay empty.",
    )
    then_frame = WordsField(
        label="Name of the THEN list",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="It may stay empty.",
    )

    def __init__(self, data: Any = None, *, seen: int, statement: Statement | None = None) -> None:  # noqa: ANN401
        before = (
            {
                "if_text": statement.if_,
                "when_frame": statement.when_frame,
                "then_frame": statement.then_frame,
            }
            if statement
            else {}
        )
        super().__init__(data, initial={"seen": seen, **before})

    @property
    def words(self) -> dict[str, str]:
        """What ``edit_statement`` takes."""
        found = self.cleaned_data
        return {"if_": found["if_text"], "when_frame": found["when_frame"], "then_frame": found["then_frame"]}


class ClauseForm(DraftForm):
    """One clause and the factors it speaks of."""

    text = box("The clause", 3, longest=LONGEST_CLAUSE)
    factors = forms.MultipleChoiceField(
        label="Factors it speaks of",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The cases are asked about these factors. Without one, "
        "no case can speak for the clause or against it.",
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        seen: int,
        factors: FactorList,
        clause: Clause | None = None,
    ) -> None:
        before = {"text": clause.text, "factors": list(clause.factors)} if clause else {}
        super().__init__(data, initial={"seen": seen, **before})
        field = self.fields["factors"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(factor.id, f"{factor.label} ({factor.id})") for factor in factors.factors]
        field.error_messages["invalid_choice"] = "Choose factors from the list."


class AdviceForm(PlainForm):
    """What somebody advises on the theory."""

    text = box("The advice", 4)
    by = WordsField(
        label="Who gives it",
        max_length=LONGEST_TITLE,
        help_text="The part they play, such as “advisory group”. No names are needed.",
    )


class AnswerForm(DraftForm):
    """What became of a piece of advice."""

    became = box("What became of it", 3, "What was changed because of it, or why nothing was.")

    def __init__(self, data: Any = None, *, seen: int, advice: Advice) -> None:  # noqa: ANN401
        super().__init__(data, initial={"seen": seen, "became": advice.became})


class AgreeForm(DraftForm):
    """What the new version is called, who agreed on it, and why it was needed."""

    label = WordsField(
        label="Name of this version",
        max_length=LONGEST_TITLE,
        help_text="Such as “Theory of change after the second year”.",
    )
    authors = box("Who agreed on it", 3, ROOM_HELP)
    reason = box("Why the version before no longer did", 3)

    @property
    def who(self) -> Sequence[str]:
        """Those who agreed, one by one."""
        return lines_of(self.cleaned_data["authors"])


class LeaveForm(PlainForm):
    """Why a revision is closed without a version."""

    reason = box("Why it is closed", 2, "Whoever gave advice on it reads it, in the report as well.")
