"""``doingwith exchange qdpx-to-bundle``: a project of other software as a bundle."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.endings import DataIsWrong
from doingwith.cli.exchange.losses import as_list, say_each
from doingwith.cli.files import write_whole
from doingwith.cli.output import counted, say, waiting, write_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from doingwith.exchange.bundle.media import Read
    from doingwith.exchange.refi_qda.importing import Imported

__all__ = ["check_folder", "check_size", "qdpx_to_bundle"]

LARGEST = 500_000_000


@click.command("qdpx-to-bundle")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--media",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put pictures, recordings and documents into this folder instead, each named by its SHA-256.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what came and what was lost as JSON.")
def qdpx_to_bundle(file: Path, folder: Path, media: Path | None, as_json: bool) -> None:
    """Make a bundle from a REFI-QDA project: its texts, codes, marked passages and who coded them.

    How the sender counted characters is found out from the passages themselves, and said. What has no place
    in a bundle is counted before anything is written. FOLDER must be empty or not there yet. A project that
    was made with bundle-to-qdpx comes back as the programme it was, with what was changed in it.

    \b
    Examples:
      doingwith exchange qdpx-to-bundle project.qdpx new-bundle
      doingwith exchange qdpx-to-bundle project.qdpx new-bundle --media files --json
    """
    from doingwith.exchange.bundle.writer import write_bundle

    check_folder(folder)
    check_size(file)
    found = _read(file)
    if as_json:
        write_json(as_data(found))
    else:
        _print(found, media)
    write_bundle(found.record, folder, media=() if media else _inside(found))
    if media is not None:
        _write_files(found.files, media)
    if not as_json:
        say(f"Written to {folder}.")


def check_folder(folder: Path) -> None:
    """Refuse a folder with something in it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DataIsWrong(f"{folder}: There is something already. Name a folder that is empty or new.")


def check_size(file: Path) -> None:
    """Refuse what is too large to be read."""
    if file.stat().st_size > LARGEST:
        raise DataIsWrong(f"{file}: The file is larger than 500 MB.")


def _read(file: Path) -> "Imported":
    from doingwith.exchange.refi_qda.importing import imported
    from doingwith.exchange.refi_qda.problems import QdaRefused
    from doingwith.exchange.refi_qda.reading import read_project

    try:
        with waiting("Reading the project"):
            return imported(read_project(file.read_bytes()))
    except QdaRefused as refused:
        raise DataIsWrong(f"{file}: {refused}") from refused


def _write_files(files: "Mapping[str, bytes]", folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_whole(folder / name, data)


def _inside(found: "Imported") -> "Iterator[tuple[str, Read]]":
    """The files that a bundle takes in, under their names there."""
    from functools import partial

    from doingwith.exchange.bundle.media import is_sound, media_named, media_path

    for name, media in media_named(found.record).items():
        path, data = media_path(media), found.files.get(name)
        if path is not None and data is not None and is_sound(path, data):
            yield path, partial(bytes, data)


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
        "files": len(found.files),
        "differences": list(found.differences),
        "lost": as_list(found.lost),
    }


def _print(found: "Imported", media: Path | None) -> None:
    told = as_data(found)["offsets"]
    say(f"{found.quotes_recovered} of {counted(found.selections, 'passage')} have their quote.")
    say(
        f"The sender counted {told['unit']}, line ends {told['line_ends']}, the byte-order mark "
        f"{told['byte_order_mark']}, the end {told['end']}; "
        f"{told['on_words']} passages begin and end with words."
    )
    for sentence in found.differences:
        say(f"Differs from the standard, and was read all the same: {sentence}")
    say_each("Has no place in a bundle", found.lost)
    for one in found.left_out:
        say(f"Comes without its file: {one.name}: {one.why}")
    left_out = len(found.files) - sum(1 for _ in _inside(found))
    if left_out and media is None:
        say(
            f"{counted(left_out, 'file')} of the project stay there: a bundle holds pictures, recordings and "
            "documents of the kinds that can be looked through. Name a folder for all of them with --media."
        )
