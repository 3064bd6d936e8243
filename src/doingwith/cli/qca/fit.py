"""``doingwith qca fit``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.output import say, table, write_json
from doingwith.cli.qca.options import calibrations, form, outcome_options, refused_in_words, rounded, sets

if TYPE_CHECKING:
    from doingwith.methods.qca.expressions import Expression
    from doingwith.methods.qca.table import SetData

__all__ = ["fit"]


@click.command()
@outcome_options
@click.option("--expression", required=True, help="What to hold against the outcome: A*B + ~C, A*(B + C).")
@calibrations
@form("json")
@refused_in_words
def fit(
    data: Path, outcome: str, conditions: str, expression: str, calibrate: tuple[str, ...], form: str | None
) -> None:
    """Hold an expression of your own against the outcome: sufficient, necessary, for which cases.

    \b
    Examples:
      doingwith qca fit cases.csv --outcome Y --expression "A*B + ~C"
      doingwith qca fit cases.csv --outcome ~Y --expression "A*(B + ~C)" --json
    """
    from doingwith.methods.qca.expressions import Not, Or, parse

    sets_ = sets(data, outcome, conditions, calibrate)
    whole = parse(sets_.space, expression)
    parts = whole.parts if isinstance(whole, Or) else ()
    told = [_figures(sets_, one) for one in (*parts, whole)]
    short, other = _forms(sets_, whole), _forms(sets_, Not(whole))
    if form == "json":
        head = {"outcome": sets_.outcome_name, "expression": whole.text(sets_.space)}
        write_json({**head, "fit": told, "shortest": short, "opposite": other})
        return
    _print(told, short, other)


def _figures(data: "SetData", expression: "Expression") -> dict[str, Any]:
    """The figures of one expression, and its cases with the outcome and without it."""
    from doingwith.methods.qca.fit import necessity, sufficiency

    inside = expression.inside(data)
    enough, needed = sufficiency(inside, data.outcome), necessity(inside, data.outcome)
    members = [(case, y) for case, x, y in zip(data.cases, inside, data.outcome, strict=True) if x > 0.5]
    return {
        "expression": expression.text(data.space),
        "sufficient": {"incl": enough.incl, "pri": enough.pri, "cov": enough.cov},
        "necessary": {"incl": needed.incl, "ron": needed.ron, "cov": needed.cov},
        "with_outcome": [case for case, y in members if y > 0.5],
        "without_outcome": [case for case, y in members if y < 0.5],
    }


def _forms(data: "SetData", expression: "Expression") -> list[str] | None:
    """The shortest ways to say it; None when it names too many conditions to look for them."""
    from doingwith.methods.qca.expressions import shortest_forms
    from doingwith.methods.qca.problems import QcaRefused

    try:
        found = shortest_forms(expression, data.space)
    except QcaRefused:
        return None
    return [" + ".join(map(data.space.text, model)) for model in found]


def _print(told: list[dict[str, Any]], short: list[str] | None, other: list[str] | None) -> None:
    for word, keys in (("sufficient", ("incl", "pri", "cov")), ("necessary", ("incl", "ron", "cov"))):
        rows = [(one["expression"], *(rounded(one[word][key]) for key in keys)) for one in told]
        for line in table([(word, *keys), *rows]):
            say(line)
        say()
    say(f"Cases in it with the outcome: {', '.join(told[-1]['with_outcome']) or 'none'}")
    say(f"Cases in it without the outcome: {', '.join(told[-1]['without_outcome']) or 'none'}")
    if short is None or other is None:
        say("It names too many conditions to be written shorter.")
        return
    say(f"Shortest: {' or '.join(short) or 'nothing can be in it'}")
    say(f"Opposite: {' or '.join(other) or 'everything is in it'}")
