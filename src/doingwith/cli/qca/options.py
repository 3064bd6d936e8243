"""What the commands have in common: the table, the outcome, the conditions and the cut-offs."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from doingwith.cli.endings import DataIsWrong
from doingwith.cli.output import note

if TYPE_CHECKING:
    from doingwith.methods.qca.reading import Table
    from doingwith.methods.qca.table import Cuts, SetData

__all__ = [
    "budget",
    "calibrations",
    "cuts",
    "form",
    "names",
    "outcome_options",
    "refused_in_words",
    "rounded",
    "sets",
    "table_of",
    "text_of",
    "thresholds_of",
]

Function = TypeVar("Function", bound=Callable[..., Any])
LARGEST = 50_000_000

budget = click.option(
    "--budget", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds it may take."
)


def form(*kinds: str) -> Callable[[Function], Function]:
    """The options ``--json``, ``--csv``, ``--latex``, those that are asked for."""

    def decorate(function: Function) -> Function:
        for kind in reversed(kinds):
            function = click.option(
                f"--{kind}", "form", flag_value=kind, help=f"Print the answer as {_NAMES[kind]}."
            )(function)
        return function

    return decorate


_NAMES = {"json": "JSON", "csv": "CSV", "latex": "LaTeX"}


def outcome_options(function: Function) -> Function:
    """DATA, ``--outcome``, ``--conditions`` and the cut-offs."""
    for option in reversed(
        (
            click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
            click.option(
                "--outcome", required=True, help="The outcome's column; “~” before it turns it round."
            ),
            click.option(
                "--conditions", default="", help="Columns, with commas between; all others when left out."
            ),
        )
    ):
        function = option(function)
    return function


def cuts(function: Function) -> Function:
    """``--incl-cut``, ``--pri-cut`` and ``--n-cut``."""
    for option in reversed(
        (
            click.option(
                "--incl-cut", default="0.8", show_default=True, help="Consistency cut-off, or two: 0.8,0.5."
            ),
            click.option(
                "--pri-cut", type=float, default=0.0, show_default=True, help="Least PRI of a positive row."
            ),
            click.option(
                "--n-cut", type=int, default=1, show_default=True, help="Least number of cases in a row."
            ),
        )
    ):
        function = option(function)
    return function


def names(text: str) -> list[str]:
    """Names with commas between."""
    return [name.strip() for name in text.split(",") if name.strip()]


def text_of(path: Path) -> str:
    """The text in a file; ends the command with a sentence when it is none."""
    if path.stat().st_size > LARGEST:
        raise DataIsWrong(f"{path}: The file is larger than 50 MB. Take out what does not belong in it.")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataIsWrong(f"{path}: This is not text in UTF-8. Save the table as CSV in UTF-8.") from None


def table_of(path: Path) -> "Table":
    """The table in a file; ends the command with a sentence when it cannot be read."""
    from doingwith.methods.qca.reading import read_table

    return read_table(text_of(path))


def sets(path: Path, outcome: str, conditions: str, calibrate: Sequence[str] = ()) -> "SetData":
    """The sets in a file; ends the command with a sentence when they cannot be compared.

    ``calibrate``: texts such as ``A=10,20,40``, columns of raw figures with their thresholds. A dash in
    another condition is read as R's QCA package reads it, and said.
    """
    from doingwith.methods.qca.reading import sets_of

    table, raw = table_of(path), thresholds_of(calibrate)
    compared = [
        one for one in names(conditions) or table.columns if one not in raw and one != outcome.lstrip("~")
    ]
    _tell_of_dashes(table, compared)
    table = table.with_dashes_not_asked(compared)
    for column, thresholds in raw.items():
        table = table.calibrated(column, thresholds)
    return sets_of(table, outcome, names(conditions))


def _tell_of_dashes(table: "Table", columns: Sequence[str]) -> None:
    for column in columns:
        if cases := table.dashes(column):
            note(
                f"“{column}” holds “-” for {', '.join(cases[:5])}{' and others' if len(cases) > 5 else ''}: "
                "read, as R's QCA package does, as not asked of them (dc). Leave the cell empty where the "
                "value is missing."
            )


def thresholds_of(texts: Sequence[str]) -> dict[str, list[float]]:
    """Columns with their thresholds, from texts such as ``A=10,20,40``."""
    from doingwith.methods.qca.problems import QcaRefused

    found: dict[str, list[float]] = {}
    for text in texts:
        column, _, numbers = text.partition("=")
        try:
            found[column.strip()] = [float(one) for one in names(numbers)]
        except ValueError:
            raise QcaRefused(f"“{text}” is no calibration. Write a column and numbers: A=10,20,40.") from None
    return found


calibrations = click.option(
    "--calibrate",
    multiple=True,
    help="A column of raw figures with its thresholds, A=10,20,40; may be given several times.",
)


def cuts_of(incl_cut: str, pri_cut: float, n_cut: int) -> "Cuts":
    """The cut-offs; ends the command with a sentence when they are none."""
    from doingwith.methods.qca.problems import QcaRefused
    from doingwith.methods.qca.table import Cuts

    try:
        given = tuple(float(one) for one in incl_cut.split(","))
    except ValueError:
        raise QcaRefused(
            f"“{incl_cut}” is no cut-off. Write one number such as 0.8, or two: 0.8,0.5."
        ) from None
    return Cuts(incl=given, pri=pri_cut, n=n_cut)


def refused_in_words(function: Function) -> Function:
    """What the engine refuses ends the command with its sentence."""
    from functools import wraps

    @wraps(function)
    def inner(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        from doingwith.methods.qca.problems import QcaRefused

        try:
            return function(*args, **kwargs)
        except QcaRefused as refused:
            raise DataIsWrong(str(refused)) from refused

    return inner  # type: ignore[return-value]


def rounded(value: float | None) -> str:
    """A figure for people, to three places; a dash where it is not defined."""
    return "-" if value is None else f"{value:.3f}"
