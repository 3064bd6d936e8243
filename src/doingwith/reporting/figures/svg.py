"""Small pieces of SVG: presentation attributes only, so that a strict page policy lets them through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from doingwith.reporting.figures.palette import INK, SHEET

__all__ = ["Box", "Text", "element", "fit", "picture", "text_element", "text_width", "wrapped"]

FONT = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Verdana, sans-serif"
# Em widths at the wide end of the fallback letters, so that a label which fits here fits everywhere.
_REGULAR, _BOLD = 0.58, 0.64
_LINE_HEIGHT = 1.25


@dataclass(frozen=True)
class Box:
    """A rectangle of the picture."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class Text:
    """Lines of text. ``x`` is the anchor's side and ``y`` the first baseline."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    bold: bool = False
    anchor: str = "start"
    colour: str = INK

    @property
    def box(self) -> Box:
        """The room the text takes, estimated generously."""
        width = max((text_width(line, self.size, bold=self.bold) for line in self.lines), default=0)
        left = {"start": self.x, "middle": self.x - width / 2, "end": self.x - width}[self.anchor]
        return Box(
            left,
            self.y - self.size,
            width,
            (len(self.lines) - 1) * self.size * _LINE_HEIGHT + self.size * 1.25,
        )


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line is, in the units of the picture."""
    return len(text) * size * (_BOLD if bold else _REGULAR)


def fit(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis if it would be wider than ``width``."""
    room = max(1, int(width / (size * (_BOLD if bold else _REGULAR))))
    return text if len(text) <= room else text[: room - 1].rstrip() + "\u2026"


def wrapped(text: str, width: float, size: float, *, bold: bool = False, most: int = 2) -> tuple[str, ...]:
    """The text over at most ``most`` lines, the last one cut if need be. Never empty."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size, bold=bold) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(fit(line, width, size, bold=bold))
    if words:
        lines.append(fit(" ".join(words), width, size, bold=bold))
    return tuple(lines) or ("",)


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """One element. Underscores in names become hyphens and values are escaped; content is not."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text_element(text: Text) -> str:
    """Text as an element with one part per line."""
    spans = "".join(
        element("tspan", escape(line), x=text.x, y=round(text.y + index * text.size * _LINE_HEIGHT, 1))
        for index, line in enumerate(text.lines)
    )
    weight = {"font_weight": "700"} if text.bold else {}
    return element("text", spans, font_size=text.size, text_anchor=text.anchor, fill=text.colour, **weight)


def picture(
    parts: Iterable[str],
    *,
    size: Sequence[float],
    name: str,
    title: str,
    description: str,
    linked: bool = False,
    scale: float = 1,
) -> str:
    """A whole picture with its title and description.

    A picture with links is a group, because what is inside an image cannot be reached by
    those who listen to a page. ``name`` makes the identifiers unique on a page. ``scale`` is how large it
    is shown: 2 is twice as wide and high.
    """
    width, height = size
    labels = element("title", escape(title), id=f"{name}-title") + element(
        "desc", escape(description), id=f"{name}-desc"
    )
    # White behind all: the dark letters stay readable where a person's own colours make the page dark.
    sheet = element("rect", width=width, height=height, fill=SHEET)
    return element(
        "svg",
        labels + sheet + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width * scale,
        height=height * scale,
        class_="figure-svg",
        role="group" if linked else "img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FONT,
    )


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.1f}".removesuffix(".0")
