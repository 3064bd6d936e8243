"""Commands on bundles that hold pictures, recordings and documents."""

from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.command_line import Run

from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import check_bundle, read_bundle
from doingwith.exchange.bundle.media import media_path
from doingwith.exchange.bundle.writer import write_bundle

EXAMPLE = Path(__file__).parents[3] / "data" / "example"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
POSTER = Media(sha256=sha256(PNG).hexdigest(), type="image/png", size=len(PNG))
PATH = str(media_path(POSTER))


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """The example with a poster in it."""
    record = read_bundle(EXAMPLE)
    version = DocumentVersion(version=1, media=POSTER)
    more = Document(
        id="D9", title="Poster", kind=DocumentKind.IMAGE, project=record.projects[0].id, versions=(version,)
    )
    record = replace(record, documents=(*record.documents, more))
    write_bundle(record, tmp_path / "ours", media=[(PATH, partial(bytes, PNG))])
    return tmp_path / "ours"


def test_a_check_counts_the_files(run: Run, bundle: Path) -> None:
    ending = run("check", bundle)

    assert ending.out.splitlines()[-1] == (
        "5 pictures, recordings and documents are named; 1 of them in the bundle"
    )
    assert '"files_named": 5' in run("check", bundle, "--json").out


def test_a_check_says_that_a_file_was_exchanged(run: Run, bundle: Path) -> None:
    (bundle / PATH).write_bytes(b"MZ")

    ending = run("check", bundle)

    assert ending.code == 1
    assert f"{PATH}: What is in the file is not what its name says: it was changed" in ending.out


def test_files_go_into_a_project_of_other_software_and_come_back(
    run: Run, bundle: Path, tmp_path: Path
) -> None:
    project, back = tmp_path / "project.qdpx", tmp_path / "back"

    run("exchange", "bundle-to-qdpx", bundle, project, "--use", "project_team")
    run("exchange", "qdpx-to-bundle", project, back)

    assert (back / PATH).read_bytes() == PNG
    assert check_bundle(back).problems == ()


def test_files_go_into_a_folder_of_their_own_when_one_is_named(
    run: Run, bundle: Path, tmp_path: Path
) -> None:
    project, back, apart = tmp_path / "project.qdpx", tmp_path / "back", tmp_path / "apart"
    run("exchange", "bundle-to-qdpx", bundle, project, "--use", "project_team")

    run("exchange", "qdpx-to-bundle", project, back, "--media", apart)

    assert (apart / POSTER.sha256).read_bytes() == PNG
    assert not (back / "files").exists()
