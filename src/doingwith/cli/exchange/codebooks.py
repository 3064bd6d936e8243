"""``doingwith exchange qdc-to-bundle`` and ``bundle-to-qdc``: the codebook alone."""

from datetime import date
from pathlib import Path

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.endings import DataIsWrong
from doingwith.cli.exchange.losses import as_list, say_each
from doingwith.cli.exchange.qdpx_in import check_folder, check_size
from doingwith.cli.exchange.qdpx_out import USE
from doingwith.cli.files import write_whole
from doingwith.cli.output import counted, say, write_json

__all__ = ["bundle_to_qdc", "qdc_to_bundle"]


@click.command("qdc-to-bundle")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what came and what was lost as JSON.")
def qdc_to_bundle(file: Path, folder: Path, as_json: bool) -> None:
    """Make a bundle from a REFI-QDA codebook: its codes, the codes above them, and its sets.

    FOLDER must be empty or not there yet.

    \b
    Examples:
      doingwith exchange qdc-to-bundle codebook.qdc new-bundle
      doingwith exchange qdc-to-bundle codebook.qdc new-bundle --json
    """
    from doingwith.exchange.bundle.writer import write_bundle
    from doingwith.exchange.refi_qda.codebook_file import read_codebook
    from doingwith.exchange.refi_qda.importing import imported
    from doingwith.exchange.refi_qda.problems import QdaRefused

    check_folder(folder)
    check_size(file)
    try:
        found = imported(read_codebook(file.read_bytes()))
    except QdaRefused as refused:
        raise DataIsWrong(f"{file}: {refused}") from refused
    codes = sum(not code.is_folder for code in found.record.codebook.codes)
    sets = len(found.record.groups.groups)
    if as_json:
        counts = {"codes": codes, "sets": sets, "differences": list(found.differences)}
        write_json({**counts, "lost": as_list(found.lost)})
    else:
        say(f"The codebook holds {counted(codes, 'code')} and {counted(sets, 'set')}.")
        for sentence in found.differences:
            say(f"Differs from the standard, and was read all the same: {sentence}")
        say_each("Has no place in a bundle", found.lost)
    write_bundle(found.record, folder)
    if not as_json:
        say(f"Written to {folder}.")


@click.command("bundle-to-qdc")
@BUNDLE
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@USE
@click.option("--dry-run", is_flag=True, help="Say what would leave and what would be lost; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what leaves and what is lost as JSON.")
def bundle_to_qdc(bundle: Path, file: Path, use: str, dry_run: bool, as_json: bool) -> None:
    """Make a REFI-QDA codebook from a bundle: its codes, and every factor and clause to code with.

    Words of accounts whose tellers have not agreed to the use are taken out of names and memos of codes.

    \b
    Examples:
      doingwith exchange bundle-to-qdc data/cocreate codebook.qdc
      doingwith exchange bundle-to-qdc data/cocreate codebook.qdc --json
    """
    from doingwith.consent.uses import Use
    from doingwith.exchange.refi_qda.codebook_file import codebook_file, exported_codebook
    from doingwith.exchange.refi_qda.problems import QdaRefused

    try:
        found = exported_codebook(read(bundle), Use(use), date.today())
    except QdaRefused as refused:
        raise DataIsWrong(f"{bundle}: {refused}") from refused
    data = codebook_file(found)
    codes = sum(code.is_codable for code in found.codes)
    if as_json:
        counts = {"use": use, "codes": codes, "sets": len(found.sets), "held_back": found.held_back}
        write_json({**counts, "lost": as_list(found.lost)})
    else:
        say(f"The codebook holds {counted(codes, 'code')} and {counted(len(found.sets), 'set')}.")
        if found.held_back:
            places = counted(found.held_back, "place")
            say(f"Words of accounts were taken out in {places}: their tellers have not agreed to this use.")
        say_each("Has no place in the standard", found.lost)
    if dry_run:
        return
    write_whole(file, data)
    if not as_json:
        say(f"Written to {file}.")
