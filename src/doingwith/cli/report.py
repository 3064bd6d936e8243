"""``doingwith report``."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.files import write_whole
from doingwith.cli.output import waiting, write_data
from doingwith.reporting.formats import FORMATS

if TYPE_CHECKING:
    from doingwith.reporting.document import Document

__all__ = ["report"]

AUDIENCES = ("evaluators",)


@click.command()
@BUNDLE
@click.option("--for", "audience", type=click.Choice(AUDIENCES), required=True, help="Who will read it.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="If not given: what FILE ends in.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    metavar="FILE",
    required=True,
    help="Where to write it; - for standard output.",
)
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

    form = form or _format_of(target)
    _check_place(target, form)
    record = read(bundle)
    with waiting("Writing the report"):
        leaves, held = without_held_words(record, *held_in(record, Use.QUOTE_WITHOUT_NAME, date.today()))
        document = programme_report(leaves, audience=Audience(audience))
        data = _written(with_held_back(document, held), form)
    if _is_standard_output(target):
        write_data(data)
    else:
        write_whole(target, data)
        click.echo(f"Report for {audience} written to {click.format_filename(target)}.", err=True)


def _written(document: "Document", form: str) -> bytes:
    """The document in one format."""
    from doingwith.reporting.pdf import PdfUnavailable

    try:
        return FORMATS[form].write(document)
    except PdfUnavailable as missing:
        raise click.UsageError(str(missing)) from missing


def _format_of(target: Path) -> str:
    ending = target.suffix.removeprefix(".").lower()
    if ending in FORMATS:
        return ending
    raise click.UsageError(
        f"Say which format: --format {'|'.join(FORMATS)}, or a FILE that ends in one of them."
    )


def _check_place(target: Path, form: str) -> None:
    """Say before the work, not after it, that the result has nowhere to go."""
    if _is_standard_output(target):
        if not FORMATS[form].is_text and sys.stdout.isatty():
            raise click.UsageError(f"A {form} file is not for reading on a terminal. Name a file with -o.")
    elif not target.parent.is_dir():
        raise click.UsageError(f"There is no folder {click.format_filename(target.parent)}. Make it first.")


def _is_standard_output(target: Path) -> bool:
    return str(target) == "-"
