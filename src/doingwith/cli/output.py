"""What commands print: data for programs as exact bytes, text for people as lines and tables."""

import contextlib
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence

import click

__all__ = ["counted", "note", "say", "table", "waiting", "write_data", "write_json"]


def say(line: str = "", *, strong: bool = False) -> None:
    """One line for people, bold on a terminal. Control characters from the data are left out."""
    with _any_letter_printable():
        click.echo(click.style(_clean(line), bold=True) if strong else _clean(line))


def note(line: str) -> None:
    """One line for people beside the answer, on standard error: data on standard output stay data."""
    click.echo(_clean(line), err=True)


def _clean(line: str) -> str:
    return "".join(letter for letter in line if unicodedata.category(letter) != "Cc")


def write_data(data: str | bytes) -> None:
    """Data to standard output, in UTF-8 whatever the machine's language settings are."""
    click.echo(data.encode("utf-8", "replace") if isinstance(data, str) else data, nl=False)


def write_json(value: object) -> None:
    """A value as indented JSON."""
    write_data(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a table: columns two spaces apart, each as wide as its widest cell, the last one open."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 case", "5 cases", "13 partner entries"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@contextlib.contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show on a terminal that work goes on; elsewhere say nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # only a terminal waits for it

    with Console(stderr=True).status(what):
        yield


def _width(text: str) -> int:
    """How many columns a text takes: wide letters two, marks that sit on others none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


@contextlib.contextmanager
def _any_letter_printable() -> Iterator[None]:
    """Where the terminal cannot show a letter, a question mark stands for it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    yield
