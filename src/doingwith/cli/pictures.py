"""Pictures beside what a command prints."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.files import write_whole
from doingwith.cli.output import note

if TYPE_CHECKING:
    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.reporting.figures.beside import Beside

__all__ = ["SVG", "write_picture"]

SVG = click.option(
    "--svg",
    "picture",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also draw it in this file, as SVG with its words in it.",
)


def write_picture(record: "ProgrammeRecord", told: "Beside", target: Path, name: str) -> None:
    """Draws it in a file, without words of tellers who do not agree to be quoted, and says how often."""
    from datetime import date

    from doingwith.consent.uses import Use
    from doingwith.exchange.quoting import held_in, without_words
    from doingwith.reporting.figures.beside import beside_figure
    from doingwith.reporting.held_back import held_back_words

    _, texts = held_in(record, Use.QUOTE_WITHOUT_NAME, date.today())
    leaving, places = without_words(told, texts)
    write_whole(target, beside_figure(leaving, name=name).svg.encode())
    if places:
        note(held_back_words(places))
    note(f"Drawn in {click.format_filename(target)}.")
