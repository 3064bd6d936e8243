"""Marking a passage, a part of a picture or a stretch of a recording, and giving it a code."""

import re
from typing import Any, ClassVar

from django import forms

from doingwith_site.cases.code_choices import CodeChoices
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen

__all__ = ["AreaForm", "CodeForm", "PageForm", "SoundForm", "TextForm", "WordsForm"]

LONGEST_CODE = 100
LONGEST_MEMO = 2_000
LARGEST = 2**31 - 1
TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5}(?:\.\d{1,3})?)", re.ASCII)
"""Hours, minutes and seconds; only seconds need be there."""


class CodeForm(PlainForm):
    """What the passage is marked with. Both boxes may stay open: then it is only marked."""

    all_optional = True

    code = forms.ChoiceField(label="What does it speak of?", required=False)
    own = WordsField(
        label="Or a code of your own",
        required=False,
        max_length=LONGEST_CODE,
        help_text="A word or two. Only you see it until all readings of the case are in.",
    )
    memo = WordsField(
        label="A note on it",
        required=False,
        max_length=LONGEST_MEMO,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, codes: CodeChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = codes
        self.fields["code"].choices = codes.choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[CodeChosen]:
        """The codes that were chosen or written."""
        found = self.cleaned_data
        codes = [self.codes.chosen(found["code"])] if found["code"] else []
        return [*codes, CodeChosen(kind=CodeKind.FREE, key=found["own"])] if found["own"] else codes


class TextForm(CodeForm):
    """A passage of a text, in code points, as a script fills it in. ``quote`` is what the person saw."""

    begins = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST)
    ends = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST)
    quote = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    @property
    def place(self) -> dict[str, Any]:
        """What the action takes."""
        found = self.cleaned_data
        return {"begins": found["begins"], "ends": found["ends"], "quote": found["quote"] or None}


class WordsForm(CodeForm):
    """A passage by its first and last word: no script, mouse or touch is needed."""

    field_order = ["begins", "ends", "code", "own", "memo"]

    begins = forms.TypedChoiceField(label="From the word", coerce=int)
    ends = forms.TypedChoiceField(label="Up to and with the word", coerce=int)

    def __init__(self, *args: Any, words: list[tuple[int, int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        firsts = [(begins, f"{at}. {word}") for at, (begins, _, word) in enumerate(words, start=1)]
        lasts = [(ends, f"{at}. {word}") for at, (_, ends, word) in enumerate(words, start=1)]
        self.fields["begins"].choices = firsts  # type: ignore[attr-defined]
        self.fields["ends"].choices = lasts  # type: ignore[attr-defined]
        if words:
            self.initial.setdefault("ends", words[-1][1])

    def clean(self) -> dict[str, Any]:
        """The last word does not come before the first."""
        found = super().clean() or self.cleaned_data
        if (
            found.get("begins") is not None
            and (found.get("ends") or 0) <= found["begins"]
            and not self.errors
        ):
            self.add_error("ends", "The last word comes before the first. Choose them the other way round.")
        return found

    @property
    def place(self) -> dict[str, Any]:
        """What the action takes."""
        return {"begins": self.cleaned_data["begins"], "ends": self.cleaned_data["ends"]}


class AreaForm(CodeForm):
    """A part of a picture, in dots from its upper left corner."""

    field_order = ["left", "top", "right", "bottom", "code", "own", "memo"]

    left = forms.IntegerField(label="From the left, in dots", min_value=0, max_value=LARGEST)
    top = forms.IntegerField(label="From the top, in dots", min_value=0, max_value=LARGEST)
    right = forms.IntegerField(label="Up to, from the left", min_value=1, max_value=LARGEST)
    bottom = forms.IntegerField(label="Up to, from the top", min_value=1, max_value=LARGEST)

    @property
    def place(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in ("left", "top", "right", "bottom")}


class PageForm(AreaForm):
    """A part of a page, in points from its upper left corner."""

    left = forms.IntegerField(label="From the left, in points", min_value=0, max_value=LARGEST)
    top = forms.IntegerField(label="From the top, in points", min_value=0, max_value=LARGEST)


class TimeField(forms.CharField):
    """A moment of a recording, as its player shows it or in seconds; its value is milliseconds."""

    default_error_messages: ClassVar = {
        "time": "Write a time such as 1:05, which is one minute and five seconds, or 65, which is the same."
    }

    def clean(self, value: object) -> int:
        """The milliseconds."""
        found = TIME.fullmatch(super().clean(value).replace(",", "."))
        if found is None:
            raise forms.ValidationError(self.error_messages["time"], code="time")
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return round(((hours * 60 + minutes) * 60 + seconds) * 1000)


class SoundForm(CodeForm):
    """A stretch of a recording."""

    field_order = ["begins", "ends", "code", "own", "memo"]

    begins = TimeField(label="From", max_length=12, help_text="As the player shows it, such as 1:05.")
    ends = TimeField(label="Up to", max_length=12)

    @property
    def place(self) -> dict[str, Any]:
        """What the action takes: milliseconds."""
        return {"begins": self.cleaned_data["begins"], "ends": self.cleaned_data["ends"]}
