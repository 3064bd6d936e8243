"""The one file that a command was asked for: where it goes, in which format, and how it is written."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.files import write_whole
from doingwith.cli.output import note, write_data

if TYPE_CHECKING:
    from doingwith.reporting.document import Document

__all__ = ["TARGET", "check_place", "format_of", "in_format", "put"]

TARGET = click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    help="Where to write it; - for standard output.",
)


def format_of(target: Path, formats: Iterable[str]) -> str:
    """The format that the file's name ends in; a wrong call when it ends in none of these."""
    known = tuple(formats)
    ending = target.suffix.removeprefix(".").lower()
    if ending in known:
        return ending
    raise click.UsageError(
        f"Say which format: --format {'|'.join(known)}, or a FILE that ends in one of them."
    )


def check_place(target: Path, form: str, *, is_text: bool) -> None:
    """Say before the work, not after it, that the result has nowhere to go."""
    if _is_standard_output(target):
        if not is_text and sys.stdout.isatty():
            raise click.UsageError(f"A {form} file is not for reading on a terminal. Name a file with -o.")
    elif not target.parent.is_dir():
        raise click.UsageError(f"There is no folder {click.format_filename(target.parent)}. Make it first.")


def in_format(document: "Document", form: str) -> bytes:
    """The document in one of the report's formats; a wrong call where this machine cannot write it."""
    from doingwith.reporting.formats import FORMATS
    from doingwith.reporting.pdf import PdfUnavailable

    try:
        return FORMATS[form].write(document)
    except PdfUnavailable as missing:
        raise click.UsageError(str(missing)) from missing


def put(target: Path, data: bytes, what: str) -> None:
    """The bytes where they were asked for; of a file it is said what is in it now: “Report written to”."""
    if _is_standard_output(target):
        write_data(data)
        return
    write_whole(target, data)
    note(f"{what} {click.format_filename(target)}.")


def _is_standard_output(target: Path) -> bool:
    return str(target) == "-"
