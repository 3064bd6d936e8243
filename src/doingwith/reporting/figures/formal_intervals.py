"""The chance of a claim before the evidence, after it, and without each item, as bars on one scale."""

from doingwith.analysis.contribution.estimates import Chance, FormalUpdate
from doingwith.analysis.contribution.formal import UpdateResult
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.palette import ENABLING, INK_SOFT, LINE, LINE_STRONG
from doingwith.reporting.figures.svg import Text, element, picture, text_element
from doingwith.reporting.formal_words import chance_words

__all__ = ["formal_svg"]

_LEFT, _WIDE, _TOP, _ROW = 104.0, 200.0, 12.0, 34.0
_WIDTH = 330.0
_SIZE = 13.0
_THIN = 3.0
"""The least width of a bar: a range of one number is still seen."""


def formal_svg(formal: FormalUpdate, found: UpdateResult) -> Figure | None:
    """The picture with its twin in words; None while nothing was opened."""
    if not found.shares:
        return None
    prior = Chance(low=found.prior.low / 100, high=found.prior.high / 100)
    rows = [("Before", prior), ("With all", found.posterior)]
    rows += [(f"Without {share.name}", share.without) for share in found.shares]
    title = f"The chance of claim {formal.claim}, before, after, and without each item"
    description = " ".join(f"{name}: {chance_words(chance)}." for name, chance in rows)
    svg = picture(
        [*_scale(len(rows)), *(part for at, row in enumerate(rows) for part in _bar(at, *row))],
        size=(_WIDTH, _TOP + len(rows) * _ROW + 26),
        name=f"formal-{formal.claim}",
        title=title,
        description=description,
    )
    return Figure(svg=svg, title=title, description=description)


def _scale(rows: int) -> list[str]:
    bottom = _TOP + rows * _ROW
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _LEFT + share * _WIDE
        colour = LINE_STRONG if share == 0.5 else LINE  # noqa: PLR2004 - the middle of the scale
        parts.append(element("line", x1=x, y1=_TOP, x2=x, y2=bottom, stroke=colour))
        if share in (0.0, 0.5, 1.0):
            parts.append(
                text_element(
                    Text((f"{share * 100:.0f}%",), x, bottom + 18, 12, anchor="middle", colour=INK_SOFT)
                )
            )
    return parts


def _bar(at: int, name: str, chance: Chance) -> list[str]:
    y = _TOP + at * _ROW + 8
    x, width = _LEFT + chance.low * _WIDE, max(_THIN, (chance.high - chance.low) * _WIDE)
    whole = name == "With all"
    fill = {"fill": ENABLING} if whole else {"fill": "#ffffff", "stroke": ENABLING, "stroke_width": 2.0}
    label = Text((name,), _LEFT - 10, y + 14, _SIZE, bold=whole, anchor="end")
    return [text_element(label), element("rect", x=x, y=y, width=width, height=18.0, **fill)]
