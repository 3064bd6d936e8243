"""What is asked of somebody who works on the next version of a theory."""

from collections.abc import Sequence
from typing import Any

from django import forms

from doingwith.programmes.factors import FactorList
from doingwith.reporting.wording import word
from doingwith.theory.drafting import CLAUSE_PARTS, statement_of
from doingwith.theory.theory import Advice, Clause, Part, Statement, TheoryVersion
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
    stands = forms.ChoiceField(
        label="Where it stands",
        required=False,
        help_text="Choose another statement or part to move it there. It comes last in that list.",
    )
    factors = forms.MultipleChoiceField(
        label="Factors it speaks of",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The cases are asked about these factors. Without one, "
        "no case can speak for the clause or against it.",
    )
    keeps = forms.MultipleChoiceField(
        label="Carries on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Clauses of the version before whose idea this one carries on. Choose several when it "
        "joins them. Two clauses can carry on one when an idea is split.",
    )
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        seen: int,
        factors: FactorList,
        draft: TheoryVersion,
        before: TheoryVersion | None,
        clause: Clause | None = None,
    ) -> None:
        now = _as_it_is(draft, clause) if clause else {}
        super().__init__(data, initial={"seen": seen, "asked": "keeps", **now})
        offered = [(factor.id, f"{factor.label} ({factor.id})") for factor in factors.factors]
        self._offer("factors", offered, "Choose factors from the list.")
        chosen = clause.keeps if clause else ()
        earlier = sorted(carried_choices(draft, before), key=lambda choice: choice[0] not in chosen)
        self._offer("keeps", earlier, "Choose clauses from the list.")
        self.fields["factors"].folded = folded_words(offered, now.get("factors", ()))  # type: ignore[attr-defined]
        self.fields["keeps"].folded = folded_words(earlier, chosen)  # type: ignore[attr-defined]
        self._offer("stands", place_choices(draft), "Choose a statement and part from the list.")
        if clause is None:
            del self.fields["stands"]
        if before is None:
            del self.fields["keeps"]

    def _offer(self, name: str, choices: Sequence[tuple[str, str]], otherwise: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        field.error_messages["invalid_choice"] = otherwise

    @property
    def words(self) -> dict[str, Any]:
        """What ``add_clause`` and ``edit_clause`` take.

        What the clause carries on is left alone when the page that was sent had not asked for it.
        """
        found = self.cleaned_data
        kept = {"keeps": found["keeps"]} if found.get("asked") and "keeps" in self.fields else {}
        return {"text": found["text"], "factors": found["factors"], **kept}

    @property
    def place(self) -> tuple[str, Part] | None:
        """The statement and part chosen; None when nothing was."""
        statement, _, part = self.cleaned_data.get("stands", "").rpartition(" ")
        return (statement, Part(part)) if statement else None


def folded_words(offered: Sequence[tuple[str, str]], chosen: Sequence[str]) -> str:
    """Under which words a long list opens, so that the form stays short on a phone."""
    by_now = sum(value in chosen for value, _ in offered)
    return f"Choose from {len(offered):,}" + (f" ({by_now:,} chosen by now)" if by_now else "")


def _as_it_is(draft: TheoryVersion, clause: Clause) -> dict[str, Any]:
    home, part = statement_of(draft, clause.id)
    return {
        "text": clause.text,
        "factors": list(clause.factors),
        "keeps": list(clause.keeps),
        "stands": f"{home.id} {part}",
    }


def place_choices(draft: TheoryVersion) -> list[tuple[str, str]]:
    """Every part of every statement of the draft in which a clause can stand."""
    return [
        (f"{statement.id} {part}", f"Statement {number}, {word(part)}")
        for number, statement in enumerate(draft.statements, start=1)
        for part in CLAUSE_PARTS
    ]


def carried_choices(draft: TheoryVersion, before: TheoryVersion | None) -> list[tuple[str, str]]:
    """Every clause of the version before and where it stood, those first that nothing carries on yet."""
    carried = {name for one in draft.statements for _, clause in one.all_clauses() for name in clause.keeps}
    found = [
        (clause.id, f"{clause.text} (statement {number}, {word(part)})")
        for number, statement in enumerate(before.statements if before else (), start=1)
        for part, clause in statement.all_clauses()
    ]
    waiting = [(name, f"{told}: nothing carries it on yet") for name, told in found if name not in carried]
    return [*waiting, *(one for one in found if one[0] in carried)]


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
