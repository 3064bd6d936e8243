"""What is asked of somebody who says how ready a project is."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField

from doingwith.reporting.wording import word
from doingwith.theory.condition_words import conditions_of
from doingwith.theory.readiness import ConditionRating, Rating, SideView
from doingwith.theory.theory import Clause, Statement, TheoryVersion
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm, word_errors
from doingwith_site.projects.forms.boxes import LONGEST_TITLE, box, day_box

__all__ = ["RatingForm", "RoundForm"]

ANSWERS = [(rating.value, word(rating)[:1].upper() + word(rating)[1:]) for rating in Rating]


class RoundForm(PlainForm):
    """When a round is held."""

    all_optional = True  # each box's help says when it is needed

    label = WordsField(
        label="When in the life of the project",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Such as “before the start”. It may stay empty.",
    )
    held_on = day_box()


class Asked(NamedTuple):
    """One condition with its two boxes."""

    number: int
    clause: Clause
    rating: BoundField
    reason: BoundField


class AskedStatement(NamedTuple):
    """A statement with the conditions that are asked about."""

    heading: str
    asked: tuple[Asked, ...]


class RatingForm(PlainForm):
    """One view: of each condition whether it is in place, and why, as far as somebody wants to say."""

    all_optional = True

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    given_by = WordsField(
        label="Whose view this is",
        max_length=LONGEST_TITLE,
        help_text="The part they play, such as “young people who use the service”. No names are needed.",
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        theory: TheoryVersion,
        seen: int,
        now: SideView | None = None,
    ) -> None:
        told = now.by_clause if now else {}
        initial: dict[str, Any] = {"seen": seen, "given_by": now.given_by if now else ""}
        self.theory = theory
        self.clauses = conditions_of(theory)
        for number, clause in enumerate(self.clauses, start=1):
            if clause.id in told:
                initial[f"rating_{number}"] = told[clause.id].rating.value
                initial[f"reason_{number}"] = told[clause.id].reason
        super().__init__(data, initial=initial)
        for number, clause in enumerate(self.clauses, start=1):
            self._ask(number, clause)

    def _ask(self, number: int, clause: Clause) -> None:
        text = f"{clause.text[:1].upper()}{clause.text[1:]}"
        self.fields[f"rating_{number}"] = forms.ChoiceField(
            label=f"{number}. {text}", choices=ANSWERS, required=False, widget=forms.RadioSelect
        )
        self.fields[f"reason_{number}"] = box(f"Why, for number {number}", 2, required=False)
        word_errors(self.fields[f"rating_{number}"])

    @property
    def statements(self) -> Iterator[AskedStatement]:
        """The conditions by statement, in the theory's order."""
        number = 0
        for at, statement in enumerate(self.theory.statements, start=1):
            if statement.when:
                asked = tuple(self._asked(statement, number))
                number += len(asked)
                yield AskedStatement(heading=f"Statement {at}: IF {statement.if_}", asked=asked)

    def _asked(self, statement: Statement, before: int) -> Iterator[Asked]:
        for number, clause in enumerate(statement.when, start=before + 1):
            yield Asked(number, clause, self[f"rating_{number}"], self[f"reason_{number}"])

    def clean(self) -> dict[str, Any]:
        """At least one condition is answered, and a reason belongs to an answer."""
        found = super().clean() or self.cleaned_data
        for number, _ in enumerate(self.clauses, start=1):
            if found.get(f"reason_{number}") and not found.get(f"rating_{number}"):
                self.add_error(
                    f"rating_{number}", f"Choose an answer for number {number}: you gave a reason."
                )
        if not self.errors and not self.ratings:
            first = "rating_1" if self.clauses else None
            self.add_error(first, "Answer at least one condition. “Don't know” is an answer too.")
        return found

    @property
    def ratings(self) -> Sequence[ConditionRating]:
        """What was answered; a condition without an answer is left out."""
        found = self.cleaned_data
        return tuple(
            ConditionRating(
                clause=clause.id,
                rating=Rating(found[f"rating_{number}"]),
                reason=found.get(f"reason_{number}", ""),
            )
            for number, clause in enumerate(self.clauses, start=1)
            if found.get(f"rating_{number}")
        )
