"""``doingwith report``."""

from datetime import date
from pathlib import Path

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.output import waiting
from doingwith.cli.target import TARGET, check_place, format_of, in_format, put
from doingwith.reporting.formats import FORMATS

__all__ = ["report"]

AUDIENCES = ("evaluators",)


@click.command()
@BUNDLE
@click.option("--for", "audience", type=click.Choice(AUDIENCES), required=True, help="Who will read it.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="If not given: what FILE ends in.")
@TARGET
def report(bundle: Path, audience: str, form: str | None, target: Path) -> None:
    """Write the programme's report from its data.

    Every figure is counted afresh. What was typed about words of an account whose teller does not agree to be
    quoted is held back, and the report says in how many places. A file of that name is replaced, whole or not
    at all.

    \b
    Examples:
      doingwith report data/cocreate --for evaluators -o report.docx
      doingwith report data/cocreate --for evaluators --format md -o -
    """
    from doingwith.consent.uses import Use
    from doingwith.exchange.quoting import held_in, without_held_words
    from doingwith.reporting.held_back import with_held_back
    from doingwith.reporting.programme_report import Audience, programme_report

    form = form or format_of(target, FORMATS)
    check_place(target, form, is_text=FORMATS[form].is_text)
    record = read(bundle)
    with waiting("Writing the report"):
        leaves, held = without_held_words(record, *held_in(record, Use.QUOTE_WITHOUT_NAME, date.today()))
        document = programme_report(leaves, audience=Audience(audience))
        data = in_format(with_held_back(document, held), form)
    put(target, data, f"Report for {audience} written to")
