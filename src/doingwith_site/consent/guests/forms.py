"""What people without an account are asked wherever they are: a code, and what worries them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doingwith_site.common.text import WordsField

__all__ = ["GuestCodeForm", "OwnCodeForm", "WorryForm"]

LONGEST_WORRY = 50_000
LONGEST_LINE = 200
AS_CODES_ARE_TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class GuestCodeForm(forms.Form):
    """The code that stands in the room, on a poster or on a letter, or a person's own."""

    all_optional = True

    code = forms.CharField(
        label=_("The code"),
        max_length=100,
        help_text=_("It looks like FERN-27-LAMP. Small letters and spaces are fine."),
        widget=forms.TextInput(attrs=AS_CODES_ARE_TYPED),
        error_messages={
            "required": _("Type the code."),
            "max_length": _("That is too long for a code."),
            "null_characters_not_allowed": _("That is not a code."),
        },
    )


class OwnCodeForm(forms.Form):
    """A form that asks for its person's own code when the phone has forgotten whose it is."""

    all_optional = True

    own_code = forms.CharField(
        label=_("Your own code"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=AS_CODES_ARE_TYPED),
        error_messages={
            "max_length": _("That is too long for a code."),
            "null_characters_not_allowed": _("That is not a code."),
        },
    )
    """Asked for only when the form is of somebody whom the phone has forgotten."""


class WorryForm(forms.Form):
    """What somebody is worried about, for the safeguarding lead."""

    all_optional = True

    words = WordsField(
        label=_("What are you worried about?"),
        max_length=LONGEST_WORRY,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write what you are worried about. A few words are enough."),
            "max_length": _("That is more than this box holds. Write less."),
        },
    )
    contact = WordsField(
        label=_("How can we reach you?"),
        help_text=_("Leave it empty if you do not want to be called or written to."),
        required=False,
        max_length=LONGEST_LINE,
        error_messages={"max_length": _("That is too long. Use at most 200 letters.")},
    )
