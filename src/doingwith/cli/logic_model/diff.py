"""``doingwith logic-model diff``: what changed between two drawings."""

from pathlib import Path

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.leaving import note_held
from doingwith.cli.logic_model.leaving import difference_leaving
from doingwith.cli.logic_model.named import MODEL, SAME, pairs_named, to_compare
from doingwith.cli.output import say, write_json

__all__ = ["diff"]


@click.command()
@BUNDLE
@MODEL
@click.option(
    "--from", "earlier", metavar="VERSION", help="Its number, or MODEL:NUMBER. If not given: the first."
)
@click.option("--to", "later", metavar="VERSION", help="Its number, or MODEL:NUMBER. If not given: the last.")
@SAME
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def diff(
    bundle: Path,
    name: str | None,
    earlier: str | None,
    later: str | None,
    pairs: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show what changed between two versions of a logic model, and what came of what was hoped for.

    Nodes are matched by their identifiers, by what they came from, by the node of the programme that they
    refer to, by what people confirmed in the bundle, and by --same; through versions between, they are
    followed step by step. For models that were drawn apart, pairs that may be the same are suggested and
    count for nothing until you name them with --same. Whose confirmation counted is said.

    What tells what somebody said who does not agree to be quoted is held back, and counted.

    \b
    Examples:
      doingwith logic-model diff data/cocreate --model LM-P15
      doingwith logic-model diff data/cocreate --model LM-P20 --from 1 --to 2 --json
    """
    from doingwith.cli.logic_model.lines import confirmed_lines, difference_lines
    from doingwith.logic_models.data import confirmed_as_data, difference_as_data

    record = read(bundle)
    compared = to_compare(record, name, earlier, later)
    settled = pairs_named(pairs, compared)
    found = [difference_leaving(record, *two, settled) for two in compared]
    places = sum(one.places for one in found)
    if as_json:
        differences = [
            {**difference_as_data(*one.models, one.difference), "confirmed": confirmed_as_data(one.confirmed)}
            for one in found
        ]
        write_json({"differences": differences, "held_back": places})
    else:
        names = {factor.id: factor.label for factor in record.factor_list.factors}
        for one in found:
            title, *lines = difference_lines(one.models, one.difference, names)
            say(title, strong=True)
            for line in (*lines, *confirmed_lines(one.difference, one.confirmed)):
                say(line)
            say()
    note_held(places)
