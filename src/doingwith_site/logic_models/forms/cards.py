"""Boxes for cards and for what is noted under a column."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from doingwith.logic_models.columns import Answer, Column, ColumnNotes
from doingwith.logic_models.crib_sheet import prompts
from doingwith.logic_models.nodes import REALISED_COLUMNS, Node, OutcomeStatus, Valence
from doingwith.reporting.wording import word
from doingwith_site.common.text import WordsField
from doingwith_site.design.choosing import NOTHING_OFFERED, Offer
from doingwith_site.design.forms import PlainForm
from doingwith_site.logic_models.forms.sent import NEW_HELP, EvidenceForm, SentForm, why_box
from doingwith_site.projects.forms.boxes import LONGEST_TITLE, box

__all__ = ["LONGEST_CARD", "CardForm", "NewCardForm", "NotesForm", "ProposalForm"]

LONGEST_CARD = 300
COLUMNS = [(column.value, word(column)) for column in Column]


def valence_box(label: str) -> forms.ChoiceField:
    """The box for whether something that nobody had planned was good or bad."""
    choices = [("", "it was planned, or not said"), *((one.value, word(one)) for one in Valence)]
    return forms.ChoiceField(label=label, required=False, choices=choices)


class CardForm(EvidenceForm):
    """A card as it is to stand. Boxes that do not fit its column or its origin are left out."""

    text = box("What it says", 2, longest=LONGEST_CARD)
    column = forms.ChoiceField(label="Column", choices=COLUMNS)
    actor = WordsField(
        label="Who does it",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="The part they play, such as “young people”. It may stay empty.",
    )
    status = forms.ChoiceField(
        label="Has it come about?",
        required=False,
        choices=[(status.value, word(status)) for status in OutcomeStatus],
    )
    status_because = box("What shows it", 2, required=False)
    valence = valence_box("If nobody had planned it: was it good or bad for the people concerned?")
    why = why_box()

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        seen: int,
        node: Node,
        why: str | None = None,
        passages: Offer = NOTHING_OFFERED,
    ) -> None:
        before = {
            "text": node.text,
            "column": node.column.value,
            "actor": node.actor,
            "status": node.status.value,
            "status_because": node.status_because,
            "valence": node.valence.value if node.valence else "",
            "evidence": list(node.evidence),
            "why": why or "",
        }
        super().__init__(data, seen=seen, before=before)
        self.node = node
        self.offer(passages)
        if node.refers_to:
            del self.fields["text"]
        if node.column not in REALISED_COLUMNS:
            for name in ("status", "status_because", "valence"):
                del self.fields[name]
        if why is None:
            del self.fields["why"]

    @property
    def into(self) -> Column:
        """The column it is to stand in."""
        return Column(self.cleaned_data["column"])

    def told(self, node: Node) -> Node:
        """The card as its writer wants it, in the column in which it is now."""
        found = self.cleaned_data
        node = replace(
            node,
            text=found.get("text", node.text),
            actor=found["actor"],
            evidence=self.rests_on(node.evidence),
        )
        if "status" not in found:
            return node
        return replace(
            node,
            status=OutcomeStatus(found["status"] or OutcomeStatus.NOT_KNOWN),
            status_because=found["status_because"],
            valence=Valence(found["valence"]) if found["valence"] else None,
        )


class NewCardForm(SentForm):
    """A new card in a column: in one's own words, or one of the programme's."""

    all_optional = True

    text = box("What it says", 2, "One idea in a few words.", required=False, longest=LONGEST_CARD)
    column = forms.ChoiceField(label="Column", choices=COLUMNS)
    refers_to = forms.ChoiceField(
        label="Or take a card of the programme",
        required=False,
        help_text="Its words stay the programme's. You can propose to change them.",
    )
    column_above = forms.ChoiceField(
        label="Where the programme's card stands",
        required=False,
        choices=[("", "in its own column"), *COLUMNS],
    )
    valence = valence_box(
        "If it is an outcome that nobody had planned: was it good or bad for the people concerned?"
    )
    why = why_box("Why it is new", NEW_HELP)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        seen: int,
        column: str,
        offered: Sequence[Node] = (),
        asks_why: bool = False,
    ) -> None:
        super().__init__(data, seen=seen, before={"column": column})
        self._offered = {node.id: node for node in offered}
        choices = [(node.id, f"{node.text} ({word(node.column)})") for node in offered]
        field = self.fields["refers_to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "no, in our own words"), *choices]
        if not offered:
            del self.fields["refers_to"], self.fields["column_above"]
        if not asks_why:
            del self.fields["why"], self.fields["valence"]

    def clean(self) -> dict[str, Any]:
        """One of the two must be there."""
        found = super().clean() or {}
        if not self.errors and not found.get("text") and not found.get("refers_to"):
            self.add_error("text", "A card needs words: write what it stands for.")
        if found.get("text") and found.get("refers_to"):
            self.add_error("refers_to", "Write your own words or take a card of the programme, not both.")
        if found.get("valence") and not self.errors and self._node("").column not in REALISED_COLUMNS:
            self.add_error(
                "valence", "Only outcomes and impact are good or bad. Choose one of the two columns."
            )
        return found

    def node(self, name: str) -> Node:
        """The new card, under this identifier. One of the programme stands in its own column by default."""
        valence = self.cleaned_data.get("valence")
        return replace(self._node(name), valence=Valence(valence) if valence else None)

    def _node(self, name: str) -> Node:
        found = self.cleaned_data
        above = self._offered.get(found.get("refers_to", ""))
        if above:
            column = Column(found.get("column_above") or above.column)
            return Node(id=name, column=column, text=above.text, refers_to=above.id)
        return Node(id=name, column=Column(found["column"]), text=found.get("text", ""))


class NotesForm(SentForm):
    """The crib sheet's questions to one column, a reflection, and why it is left empty."""

    all_optional = True

    def __init__(self, data: Any = None, *, seen: int, notes: ColumnNotes) -> None:  # noqa: ANN401
        self.column = notes.column
        given = {answer.prompt: answer.text for answer in notes.answers}
        before = {f"answer_{prompt.id}": given.get(prompt.id, "") for prompt in prompts(notes.column)}
        before |= {"reflection": notes.reflection, "empty_because": notes.empty_because}
        super().__init__(data, seen=seen, before=before)
        for prompt in prompts(notes.column):
            self.fields[f"answer_{prompt.id}"] = box(prompt.text, 2, required=False)
        self.fields["reflection"] = box("Looking back on this column, what else?", 3, required=False)
        self.fields["empty_because"] = box("If it is left empty: why?", 2, required=False)

    @property
    def notes(self) -> ColumnNotes:
        """What was written."""
        found = self.cleaned_data
        written = ((prompt.id, found[f"answer_{prompt.id}"]) for prompt in prompts(self.column))
        return ColumnNotes(
            column=self.column,
            answers=tuple(Answer(prompt=name, text=text) for name, text in written if text),
            reflection=found["reflection"],
            empty_because=found["empty_because"],
        )


class ProposalForm(PlainForm):
    """What a project would change in the programme's wording."""

    text = box("How you would word it", 2, longest=LONGEST_CARD)
    reason = box("Why", 3)
