"""What is asked of people in a meeting, and of whoever sets a suggestion aside."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingwith.logic_models.columns import Column
from doingwith.reporting.wording import word
from doingwith_site.common.text import WordsField
from doingwith_site.consent.guests.forms import OwnCodeForm
from doingwith_site.design.forms import PlainForm
from doingwith_site.logic_models.meetings.presenters import PLAIN_COLUMNS
from doingwith_site.projects.forms.boxes import box

__all__ = ["AsideForm", "PlaceForm", "SuggestForm"]

LONGEST_CARD = 300
LONGEST_NAME = 60
LONGEST_REASON = 300
UNSURE = "unsure"
"""What is sent by somebody who does not know where their card belongs."""


class SuggestForm(OwnCodeForm):
    """One card. ``key`` is made with the page, so that a form sent twice makes one card."""

    column = forms.ChoiceField(
        label=_("Where does it belong?"),
        choices=[
            *((column.value, words) for column, words in PLAIN_COLUMNS.items()),
            (UNSURE, _("I am not sure")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose where your card belongs."),
            "invalid_choice": _("Choose one of the places on this page."),
        },
    )
    text = WordsField(
        label=_("What should the card say?"),
        help_text=_("One idea in a few words. Leave out names and anything that shows who somebody is."),
        max_length=LONGEST_CARD,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write what the card should say."),
            "max_length": _("A card holds at most 300 letters. Make it shorter, or make two."),
        },
    )
    name = WordsField(
        label=_("A name to show on your card"),
        help_text=_("Leave it empty if you want no name. It need not be your real one."),
        required=False,
        max_length=LONGEST_NAME,
        error_messages={"max_length": _("That name is too long. Use at most 60 letters.")},
    )
    key = forms.CharField(
        widget=forms.HiddenInput,
        max_length=64,
        error_messages={"required": _("Send the card again, please.")},
    )

    @property
    def into(self) -> Column | None:
        """Where the card belongs; None where its writer is not sure. To be read once the form is valid."""
        chosen = self.cleaned_data["column"]
        return None if chosen == UNSURE else Column(chosen)

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401
        super().__init__(data, initial={"key": secrets.token_urlsafe(18)})


class PlaceForm(forms.Form):
    """The column in which a suggested card is to stand: whoever leads the meeting chooses it."""

    column = forms.ChoiceField(choices=[(column.value, word(column)) for column in Column], required=False)

    @property
    def into(self) -> Column | None:
        """The column; None where nobody chose one. To be read once the form is valid."""
        chosen = self.cleaned_data["column"]
        return Column(chosen) if chosen else None


class AsideForm(PlainForm):
    """Why a suggestion is not taken up: whoever made it reads this."""

    reason = box(
        "Why it is set aside",
        2,
        "Whoever suggested the card reads this. Thank them, and say what speaks against it.",
        longest=LONGEST_REASON,
    )
