"""How a sign tile reads: its glyph, its words, and its twin in plain text."""

from doingwith.common.judgements import NOT_REPORTED, Basis, Sign
from doingwith.reporting.document import SignMark
from doingwith.reporting.figures.palette import GLYPHS
from doingwith.reporting.wording import word

__all__ = ["SIGN_CLASSES", "SIGN_KEY", "mark_class", "mark_glyph", "mark_text", "mark_words"]

SIGN_CLASSES: dict[Sign, str] = {
    Sign.ENABLING: "sign-plus",
    Sign.CONSTRAINING: "sign-minus",
    Sign.BOTH: "sign-both",
}
SIGN_KEY = (
    "+ enabling, \u2212 constraining, \u00b1 both. "
    "For a result: + it came about, \u2212 it did not, \u00b1 mixed. "
    "A frame (square brackets in plain text) marks what the sources state; no frame, what the reader "
    "inferred. An empty dotted tile, or the words \u201cnot reported\u201d, say that no reader reported it: "
    "that is not the same as absent."
)


def mark_class(mark: SignMark) -> str:
    """The classes of a tile, such as ``sign sign-plus sign-framed``: the same as on the site."""
    if mark.sign is None:
        return "sign sign-unreported"
    frame = " sign-framed" if mark.basis is Basis.EXPLICIT else ""
    return f"sign {SIGN_CLASSES[mark.sign]}{frame}"


def mark_glyph(mark: SignMark) -> str:
    """What stands in a tile; nothing in one that is not reported."""
    return GLYPHS[mark.sign] if mark.sign else ""


def mark_words(mark: SignMark) -> str:
    """A tile read out: "enabling, stated in the sources"."""
    if mark.sign is None:
        return NOT_REPORTED
    return ", ".join([word(mark.sign), *([word(mark.basis)] if mark.basis else [])])


def mark_text(mark: SignMark) -> str:
    """A tile in plain text, where brackets stand for the frame: "[+]", "+" or "+ CS1"."""
    glyph = GLYPHS[mark.sign] if mark.sign else NOT_REPORTED
    framed = f"[{glyph}]" if mark.sign and mark.basis is Basis.EXPLICIT else glyph
    return f"{framed} {mark.label}" if mark.label else framed
