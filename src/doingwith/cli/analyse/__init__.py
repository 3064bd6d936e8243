"""``doingwith analyse``: what a programme's cases say together."""

import click

from doingwith.cli.analyse.configurations import configurations

__all__ = ["analyse"]


@click.group()
def analyse() -> None:
    """Analyse a programme's cases together."""


analyse.add_command(configurations)
