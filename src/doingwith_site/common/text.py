"""What people type, made fit to be kept."""

import unicodedata

from django import forms

from doingwith.exchange.bundle.yaml_text import UNPRINTABLE

__all__ = ["WordsField", "tidy"]

KEPT_CONTROLS = "\n\t"
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
"""Unicode's names for controls, marks of direction, and spaces."""


def tidy(text: str) -> str:
    """The words as typed, without spaces around them and without characters that no page can show.

    Browsers send line ends in two characters, and a pasted text can hold control characters; a
    bundle with these in it could not be read back. A text in which nothing can be seen is empty.
    """
    lines = UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        letter for letter in lines if letter in KEPT_CONTROLS or unicodedata.category(letter) != "Cc"
    ).strip()
    return kept if any(unicodedata.category(letter) not in UNSEEN for letter in kept) else ""


class WordsField(forms.CharField):
    """A box whose words are tidied before it is asked whether anything stands in it."""

    def to_python(self, value: object) -> str:
        """The tidied words."""
        return tidy(super().to_python(value) or "")
