"""The ``doingwith`` command."""

import os
import sys

import click

from doingwith.cli.analyse import analyse
from doingwith.cli.cases import cases
from doingwith.cli.check import check
from doingwith.cli.contribution import contribution
from doingwith.cli.endings import ended
from doingwith.cli.exchange import exchange
from doingwith.cli.logic_model import logic_model
from doingwith.cli.qca import qca
from doingwith.cli.report import report
from doingwith.cli.theory import theory

__all__ = ["doingwith", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="doingwith", message="Doing With %(version)s")
@click.pass_context
def doingwith(context: click.Context) -> None:
    """Check, compare and report on a programme kept as a folder of readable files (a bundle).

    \b
    Exit codes:
      0  all is well
      1  something in the bundle is wrong: each line says where, what and how to mend it
      2  the command cannot do what it was asked: wrong option, missing folder, full disk

    \b
    Examples:
      doingwith check data/cocreate
      doingwith report data/cocreate --for evaluators --format docx -o report.docx
      doingwith theory diff data/cocreate
      doingwith theory cmo data/example
      doingwith theory readiness data/example waiting-room
      doingwith contribution show data/cocreate CS3
      doingwith logic-model draw data/cocreate --model LM-P15 -o model.svg
      doingwith cases matrix data/cocreate --csv > matrix.csv
      doingwith cases agreement data/example
      doingwith analyse configurations data/cocreate --saved deliver
      doingwith qca minimize cases.csv --outcome Y --solution parsimonious
    """
    if os.environ.get("NO_COLOR"):
        context.color = False


for command in (check, report, theory, logic_model, cases, contribution, analyse, qca, exchange):
    doingwith.add_command(command)


def main() -> None:
    """The console script: run the command and leave with its exit code."""
    sys.exit(ended(doingwith, sys.argv[1:]))
