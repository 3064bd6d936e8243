"""``doingwith qca``: compare configurations in a table of memberships."""

import click

from doingwith.cli.qca.calibrate import calibrate
from doingwith.cli.qca.fit import fit
from doingwith.cli.qca.minimize import minimize
from doingwith.cli.qca.necessity import necessity
from doingwith.cli.qca.robustness import robustness
from doingwith.cli.qca.truth_table import truth_table

__all__ = ["qca"]


@click.group()
def qca() -> None:
    """Compare configurations: which combinations of conditions go with an outcome.

    DATA.csv has a line of names first; its first column holds the names of the cases, the others
    memberships from 0 to 1, or whole numbers for conditions with several values,
    or dc for a condition that was not asked of a case.
    """


for command in (truth_table, minimize, necessity, fit, calibrate, robustness):
    qca.add_command(command)
