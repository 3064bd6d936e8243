"""``doingwith exchange bundle-to-qdpx``: a bundle as a project that other software opens."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.bundles import BUNDLE, read_whole
from doingwith.cli.endings import DataIsWrong
from doingwith.cli.exchange.losses import as_list, say_each
from doingwith.cli.files import write_whole
from doingwith.cli.output import counted, say, waiting, write_json
from doingwith.consent.uses import Use

if TYPE_CHECKING:
    from collections.abc import Mapping

    from doingwith.evidence.media import Media
    from doingwith.exchange.bundle.media import Read
    from doingwith.exchange.refi_qda.exporting import Exported, Files

__all__ = ["USE", "bundle_to_qdpx"]

USE = click.option(
    "--use",
    type=click.Choice([use.value for use in Use]),
    default="research_archive",
    show_default=True,
    help="What the file is for. Only accounts whose tellers agree to that use leave.",
)


@click.command("bundle-to-qdpx")
@BUNDLE
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@USE
@click.option(
    "--media",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with pictures, recordings and documents that the bundle lacks, named by SHA-256.",
)
@click.option("--dry-run", is_flag=True, help="Say what would leave and what would be lost; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what leaves and what is lost as JSON.")
def bundle_to_qdpx(
    bundle: Path, file: Path, use: str, media: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Make a REFI-QDA project from a bundle: readers, codes, cases, accounts, documents and their marks.

    An account whose teller has not agreed to the use stays here, with every passage of it and with its words
    wherever they stand; how much that is, is said. What the standard has no element for goes along in notes;
    what is lost is said before anything is written. The project is checked against the standard's schema.

    \b
    Examples:
      doingwith exchange bundle-to-qdpx data/cocreate project.qdpx
      doingwith exchange bundle-to-qdpx data/cocreate project.qdpx --use project_team --json
    """
    from doingwith.consent.uses import Use
    from doingwith.exchange.refi_qda.exporting import exported
    from doingwith.exchange.refi_qda.project_file import project_file

    checked = read_whole(bundle)
    with waiting("Putting the project together"):
        files = _files_in(checked.files, media)
        found = exported(checked.record, Use(use), date.today(), files)
        data = project_file(found.project)
    if as_json:
        write_json(as_data(found, use))
    else:
        _print(found, use)
    if dry_run:
        return
    write_whole(file, data)
    if not as_json:
        say(f"Written to {file}.")


def _files_in(inside: "Mapping[str, Read]", folder: Path | None) -> "Files":
    """Looks files up by their hash, in the bundle and then in the folder, and takes only what has it."""
    from hashlib import sha256

    def found(media: "Media") -> bytes | None:
        if media.sha256 in inside:
            return inside[media.sha256]()
        place = folder / media.sha256 if folder is not None and media.sha256.isalnum() else None
        if place is None or not place.is_file():
            return None
        data = place.read_bytes()
        if sha256(data).hexdigest() != media.sha256:
            raise DataIsWrong(f"{place}: The file is not what its name says. Take it out, or put it right.")
        return data

    return found


def as_data(found: "Exported", use: str) -> dict[str, Any]:
    """What leaves, what is held back and what is lost, for JSON."""
    project = found.project
    places = [(*source.selections, *source.marks) for source in project.sources]
    return {
        "use": use,
        "users": len(project.users),
        "codes": sum(code.is_codable for code in project.codes),
        "sources": len(project.sources),
        "selections": sum(map(len, places)),
        "codings": sum(len(selection.codings) for place in places for selection in place),
        "notes": len(project.notes),
        "cases": sum(group.is_case for group in project.groups),
        "sets": sum(not group.is_case for group in project.groups),
        "held_back": {name: number for name, number in asdict(found.held_back).items() if name != "hidden"},
        "as_notes": as_list(found.as_notes),
        "lost": as_list(found.lost),
    }


def _print(found: "Exported", use: str) -> None:
    from doingwith.exchange.held_back import held_back_sentence
    from doingwith.exchange.refi_qda.note_words import note_words

    told = as_data(found, use)
    sizes = [
        counted(told[name], name.removesuffix("s"))
        for name in ("users", "codes", "sources", "selections", "codings", "cases", "sets")
    ]
    say(f"The project holds {', '.join(sizes[:-1])} and {sizes[-1]}.")
    say(held_back_sentence(found.held_back, use.replace("_", " ")))
    if found.as_notes:
        say(
            f"Goes along as notes, which other programs show as text: {', '.join(note_words(found.as_notes))}"
        )
    say_each("Has no place in the standard", found.lost)
