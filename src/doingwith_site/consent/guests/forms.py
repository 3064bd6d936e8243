"""The door of people without an account: a code."""

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["GuestCodeForm"]


class GuestCodeForm(forms.Form):
    """The code that stands in the room or on a letter, or a person's own."""

    all_optional = True

    code = forms.CharField(
        label=_("The code"),
        max_length=100,
        help_text=_("It looks like FERN-27-LAMP. Small letters and spaces are fine."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Type the code."),
            "max_length": _("That is too long for a code."),
            "null_characters_not_allowed": _("That is not a code."),
        },
    )
