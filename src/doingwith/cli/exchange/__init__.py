"""``doingwith exchange``: to and from what other programs write."""

import click

from doingwith.cli.exchange.codebooks import bundle_to_qdc, qdc_to_bundle
from doingwith.cli.exchange.qca_files import qca_from_fsqca, qca_from_r, qca_to_fsqca, qca_to_r
from doingwith.cli.exchange.qdpx_in import qdpx_to_bundle
from doingwith.cli.exchange.qdpx_out import bundle_to_qdpx

__all__ = ["exchange"]


@click.group()
def exchange() -> None:
    """Take over what other programs for analysis write, and write for them (REFI-QDA, R, fsQCA)."""


for command in (
    qdpx_to_bundle,
    bundle_to_qdpx,
    qdc_to_bundle,
    bundle_to_qdc,
    qca_to_r,
    qca_from_r,
    qca_to_fsqca,
    qca_from_fsqca,
):
    exchange.add_command(command)
