"""Boxes for splitting a card and for joining two."""

from collections.abc import Sequence
from typing import Any

from django import forms

from doingwith.logic_models.nodes import Node
from doingwith_site.logic_models.forms.cards import LONGEST_CARD
from doingwith_site.logic_models.forms.sent import SentForm, why_box
from doingwith_site.projects.forms.boxes import box

__all__ = ["JoinForm", "SplitForm"]


class SplitForm(SentForm):
    """What each of the cards is to say that one card becomes."""

    first = box("The first card", 2, "It keeps the links, and what is known of it.", longest=LONGEST_CARD)
    second = box("The second card", 2, longest=LONGEST_CARD)
    third = box("A third card", 2, required=False, longest=LONGEST_CARD)
    why = why_box("Why it is split")

    def __init__(self, data: Any = None, *, seen: int, node: Node, asks_why: bool = False) -> None:  # noqa: ANN401
        super().__init__(data, seen=seen, before={"first": node.text})
        if not asks_why:
            del self.fields["why"]

    @property
    def texts(self) -> list[str]:
        """The words of each card that is to be made."""
        return [text for name in ("first", "second", "third") if (text := self.cleaned_data[name])]


class JoinForm(SentForm):
    """Which card another one is joined with, and what both are to say together."""

    other = forms.ChoiceField(label="Join it with")
    text = box("What the one card says", 2, "One idea in a few words.", longest=LONGEST_CARD)
    why = why_box("Why they are joined")

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        seen: int,
        node: Node,
        others: Sequence[Node],
        asks_why: bool = False,
    ) -> None:
        super().__init__(data, seen=seen, before={"text": node.text})
        if not asks_why:
            del self.fields["why"]
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.id, one.text) for one in others]
        field.error_messages["invalid_choice"] = "This is not here any more. Choose another one."
