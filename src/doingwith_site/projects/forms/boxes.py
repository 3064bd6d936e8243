"""Boxes that several of these forms have, and what is done with what was written in them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from doingwith_site.common.text import WordsField

__all__ = [
    "LONGEST_BRIEF",
    "LONGEST_TITLE",
    "LONGEST_WORDS",
    "box",
    "day_box",
    "line",
    "lines_of",
    "show_again",
]

LONGEST_BRIEF = 20_000
LONGEST_WORDS = 2_000
LONGEST_TITLE = 200


def show_again(form: forms.Form, sent: QueryDict, **now: int) -> None:
    """Let the form speak of what the person now has in front of them, with the words they sent."""
    again = sent.copy()
    for name, value in now.items():
        again[name] = str(value)
    form.data = again


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a box in which each line is one item, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def box(
    label: str, rows: int, help_text: str = "", *, required: bool = True, longest: int = LONGEST_WORDS
) -> Any:  # noqa: ANN401
    """A box for more than a line of words."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"“{label}” holds at most {longest:,} characters. Shorten it, please."},
    )


def line(label: str, help_text: str = "", *, required: bool = False) -> WordsField:
    """A box for a line."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_TITLE,
        error_messages={
            "max_length": f"“{label}” holds at most {LONGEST_TITLE} characters. Shorten it, please."
        },
    )


def day_box() -> forms.DateField:
    """The day on which something happened."""
    return forms.DateField(
        label="On which day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Leave it open for today.",
        validators=[check_has_come],
    )


def check_has_come(value: date) -> None:
    """Refuses a day in the future, and says so."""
    if value > timezone.localdate():
        raise ValidationError("That day has not come yet. Choose today or a day before.")
