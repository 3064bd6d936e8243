"""Tables as LaTeX, for papers."""

from collections.abc import Sequence

__all__ = ["tabular"]

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
}


def tabular(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a ``tabular``, the first one its head."""
    head, *body = [" & ".join(map(_escaped, row)) + r" \\" for row in rows]
    columns = "l" * len(rows[0])
    lines = [
        rf"\begin{{tabular}}{{{columns}}}",
        r"\hline",
        head,
        r"\hline",
        *body,
        r"\hline",
        r"\end{tabular}",
    ]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)
