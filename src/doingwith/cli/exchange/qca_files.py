"""``doingwith exchange``: tables of memberships to and from R and fsQCA."""

from pathlib import Path

import click

from doingwith.cli.files import write_whole
from doingwith.cli.output import counted, say
from doingwith.cli.qca.options import (
    cuts,
    cuts_of,
    names,
    outcome_options,
    refused_in_words,
    sets,
    text_of,
)

__all__ = ["qca_from_fsqca", "qca_from_r", "qca_to_fsqca", "qca_to_r"]

OUT = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
THEIRS = click.argument("theirs", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.command("qca-to-r")
@outcome_options
@OUT
@cuts
@click.option(
    "--solution",
    type=click.Choice(["conservative", "parsimonious", "intermediate"]),
    default="conservative",
    show_default=True,
    help="How much of what nobody observed may be used.",
)
@click.option("--expect", default="", help="What is expected to help, for the intermediate solution.")
@click.option("--include-contradictions", is_flag=True, help="Contradictory rows may be used, too.")
@refused_in_words
def qca_to_r(
    data: Path,
    outcome: str,
    conditions: str,
    file: Path,
    incl_cut: str,
    pri_cut: float,
    n_cut: int,
    solution: str,
    expect: str,
    include_contradictions: bool,
) -> None:
    """Write an R script that repeats an analysis with R's QCA package and compares the models.

    \b
    Examples:
      doingwith exchange qca-to-r cases.csv check.R --outcome Y --solution parsimonious
    """
    from doingwith.exchange.qca_files.r_script import r_script
    from doingwith.methods.qca.solutions import solve
    from doingwith.methods.qca.table import truth_table

    found = solve(
        truth_table(sets(data, outcome, conditions), cuts_of(incl_cut, pri_cut, n_cut)),
        solution,
        expectations=names(expect),
        include_contradictions=include_contradictions,
    )
    script = r_script(found, expectations=names(expect), include_contradictions=include_contradictions)
    write_whole(file, script.encode())
    say(f"Written to {file}: the data and {counted(found.n_models, 'model')} to compare with.")


@click.command("qca-to-fsqca")
@outcome_options
@OUT
@refused_in_words
def qca_to_fsqca(data: Path, outcome: str, conditions: str, file: Path) -> None:
    """Write a table of memberships that fsQCA opens.

    \b
    Examples:
      doingwith exchange qca-to-fsqca cases.csv fsqca.csv --outcome Y
    """
    from doingwith.exchange.qca_files.tables import fsqca_text

    write_whole(file, fsqca_text(sets(data, outcome, conditions)).encode())
    say(f"Written to {file}.")


@click.command("qca-from-r")
@THEIRS
@OUT
@refused_in_words
def qca_from_r(theirs: Path, file: Path) -> None:
    """Turn a table that R wrote (write.csv, write.csv2, write.table) into one that doingwith qca reads.

    A lone dash becomes dc, which R's QCA package means by it: the condition was not asked of the case.

    \b
    Examples:
      doingwith exchange qca-from-r table.csv cases.csv
    """
    _take_over(theirs, file, dash="dc")


@click.command("qca-from-fsqca")
@THEIRS
@OUT
@refused_in_words
def qca_from_fsqca(theirs: Path, file: Path) -> None:
    """Turn a table of fsQCA into one that doingwith qca reads; cases without names are numbered.

    \b
    Examples:
      doingwith exchange qca-from-fsqca table.csv cases.csv
    """
    _take_over(theirs, file)


def _take_over(theirs: Path, file: Path, *, dash: str = "") -> None:
    from doingwith.exchange.qca_files.tables import as_our_table
    from doingwith.methods.qca.reading import read_table

    ours = as_our_table(text_of(theirs), dash=dash)
    write_whole(file, ours.encode())
    say(f"Written to {file}: {counted(len(read_table(ours).cases), 'case')}.")
