"""Colours and measures of the figures. SVG attributes cannot read the style sheet's tokens."""

from doingwith.common.judgements import Sign

__all__ = [
    "CONSTRAINING",
    "ENABLING",
    "GLYPHS",
    "INK",
    "INK_SOFT",
    "LINE",
    "LINE_STRONG",
    "SHEET",
    "SIGN_COLOURS",
]

SHEET = "#ffffff"
LINE = "#ddd5c8"
LINE_STRONG = "#8a8072"
INK = "#1d2733"
INK_SOFT = "#4b5563"
ENABLING = "#0b5d57"
CONSTRAINING = "#9a3412"

SIGN_COLOURS: dict[Sign, tuple[str, str]] = {
    Sign.ENABLING: (ENABLING, "#d5ebe7"),
    Sign.CONSTRAINING: (CONSTRAINING, "#fbe3d6"),
    Sign.BOTH: ("#5b3a82", "#ebe2f5"),
}
"""Ink and tint of each sign's tile."""

GLYPHS: dict[Sign, str] = {Sign.ENABLING: "+", Sign.CONSTRAINING: "\u2212", Sign.BOTH: "\u00b1"}
