"""What people type, made fit to be kept."""

import unicodedata

__all__ = ["tidy"]

KEPT_CONTROLS = "\n\t"


def tidy(text: str) -> str:
    """The words as typed, without spaces around them and without characters that no page can show.

    Browsers send line ends in two characters, and a pasted text can hold control characters; a
    bundle with these in it could not be read back.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter for letter in lines if letter in KEPT_CONTROLS or unicodedata.category(letter) != "Cc"
    ).strip()
