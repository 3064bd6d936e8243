"""``doingwith logic-model``: what changed in logic models, what to ask of them, and their pictures."""

import click

from doingwith.cli.logic_model.check import check
from doingwith.cli.logic_model.diff import diff
from doingwith.cli.logic_model.draw import draw

__all__ = ["logic_model"]


@click.group("logic-model")
def logic_model() -> None:
    """Look at the logic models of a programme and its projects."""


for command in (diff, check, draw):
    logic_model.add_command(command)
