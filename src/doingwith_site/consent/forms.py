"""What is asked of the safeguarding lead."""

from django import forms

from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm

__all__ = ["NoteForm"]

LONGEST = 20_000


class NoteForm(PlainForm):
    """What was done about a worry."""

    words = WordsField(
        label="What was done",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Who was told, what was agreed, and what the person themselves wants.",
        error_messages={"max_length": "“What was done” holds at most 20,000 characters. Shorten it, please."},
    )
    closes = forms.BooleanField(
        label="Nothing more is to be done, and the account may be used again", required=False
    )
