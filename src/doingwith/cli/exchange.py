"""``doingwith exchange``: to and from what other programs write."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.endings import DataIsWrong
from doingwith.cli.output import counted, say, waiting, write_json

if TYPE_CHECKING:
    from doingwith.exchange.refi_qda.importing import Imported

__all__ = ["exchange"]

LARGEST = 500_000_000


@click.group()
def exchange() -> None:
    """Take over what other programs for qualitative analysis write (REFI-QDA)."""


@exchange.command("qdpx-to-bundle")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what came and what was lost as JSON.")
def qdpx_to_bundle(file: Path, folder: Path, as_json: bool) -> None:
    """Make a bundle from a REFI-QDA project: its texts, codes, marked passages and who coded them.

    How the sender counted characters is found out from the passages themselves, and said. What has no place
    in a bundle is counted before anything is written. FOLDER must be empty or not there yet.

    \b
    Examples:
      doingwith exchange qdpx-to-bundle project.qdpx new-bundle
      doingwith exchange qdpx-to-bundle project.qdpx new-bundle --json
    """
    from doingwith.exchange.bundle.writer import write_bundle
    from doingwith.exchange.refi_qda.importing import imported
    from doingwith.exchange.refi_qda.problems import QdaRefused
    from doingwith.exchange.refi_qda.reading import read_project

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DataIsWrong(f"{folder}: There is something already. Name a folder that is empty or new.")
    if file.stat().st_size > LARGEST:
        raise DataIsWrong(f"{file}: The file is larger than 500 MB.")
    try:
        with waiting("Reading the project"):
            found = imported(read_project(file.read_bytes()))
    except QdaRefused as refused:
        raise DataIsWrong(f"{file}: {refused}") from refused
    if as_json:
        write_bundle(found.record, folder)
        write_json(as_data(found))
        return
    _print(found)
    write_bundle(found.record, folder)
    say(f"Written to {folder}.")


def as_data(found: "Imported") -> dict[str, Any]:
    """What came and what was lost, for JSON."""
    way, offsets = found.offsets.convention, found.offsets
    return {
        "selections": found.selections,
        "quotes_recovered": found.quotes_recovered,
        "offsets": {
            "unit": way.unit.value,
            "line_ends": way.line_ends.value,
            "byte_order_mark": "counted" if way.mark_counted else "not counted",
            "end": "inclusive" if way.end_inclusive else "exclusive",
            "sure": offsets.sure,
            "on_words": offsets.on_words,
            "quoted": offsets.quoted,
            "with_quote": offsets.with_quote,
        },
        "lost": [{"what": what, "count": count} for what, count in found.lost.items()],
    }


def _print(found: "Imported") -> None:
    told = as_data(found)["offsets"]
    say(f"{found.quotes_recovered} of {counted(found.selections, 'passage')} have their quote.")
    say(
        f"The sender counted {told['unit']}, line ends {told['line_ends']}, the byte-order mark "
        f"{told['byte_order_mark']}, the end {told['end']}; "
        f"{told['on_words']} passages begin and end with words."
    )
    for what, count in found.lost.items():
        say(f"Has no place in a bundle: {what} ({count})")
