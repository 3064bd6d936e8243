"""``doingwith logic-model check``: three questions to a drawing."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.leaving import held_in_data, note_held
from doingwith.cli.logic_model.leaving import drawing_leaving
from doingwith.cli.logic_model.named import MODEL, drawing_named, model_named
from doingwith.cli.output import say, write_json

if TYPE_CHECKING:
    from doingwith.logic_models.checks import CheckResult

__all__ = ["check"]


@click.command()
@BUNDLE
@MODEL
@click.option("--version", "number", metavar="VERSION", help="Its number. If not given: the last one.")
@click.option("--json", "as_json", is_flag=True, help="Print the questions, answers and findings as JSON.")
def check(bundle: Path, name: str | None, number: str | None, as_json: bool) -> None:
    """Ask whether a model holds together, what is missing, and whether it can be traced.

    What can be seen by a machine stands beside what people answered. Finding something is no error,
    so the exit code is 0. Words that may not be quoted are held back, and counted.

    \b
    Examples:
      doingwith logic-model check data/cocreate
      doingwith logic-model check data/cocreate --model LM-P20 --json
    """
    from doingwith.logic_models.checks import check_version
    from doingwith.logic_models.data import check_as_data

    record = read(bundle)
    models = (
        [model_named(record, name)] if name else [model for model in record.logic_models if model.versions]
    )
    left = [drawing_leaving(record, drawing_named(record, model, number, at=-1)) for model in models]
    drawn, data = [one for one, _ in left], [check_as_data(*one) for one, _ in left]
    places = held_in_data(data)
    note_held(places)
    if as_json:
        write_json({"models": data, "held_back": places})
        return
    if not drawn:
        say("This programme has no logic model.")
    for model, version in drawn:
        say(f"{model.title} ({model.id}, version {version.number})", strong=True)
        for result in check_version(version):
            for line in _lines(result):
                say(line)


def _lines(result: "CheckResult") -> Iterator[str]:
    from doingwith.reporting.wording import word

    yield f"  {result.question}"
    for answer in result.answers:
        who = f"{answer.by}: " if answer.by else ""
        yield f"    answered: {who}{word(answer.verdict)}. {answer.text}".rstrip()
    for finding in result.findings:
        yield f"    {finding.sentence} {finding.remedy}"
    if not result.findings:
        yield "    nothing found"
