"""Pictures beside what a command prints."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.files import write_whole
from doingwith.cli.leaving import note_held, told_leaving
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
    from doingwith.reporting.figures.beside import beside_figure

    drawn, places = told_leaving(record, told)
    write_whole(target, beside_figure(drawn, name=name).svg.encode())
    note_held(places)
    note(f"Drawn in {click.format_filename(target)}.")
