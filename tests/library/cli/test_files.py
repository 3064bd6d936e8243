"""Writing a file whole or not at all."""

import os
from pathlib import Path

import pytest

from doingwith.cli.files import write_whole


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    target.write_bytes(b"older")

    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left") as refused:
        write_whole(target, b"newer")

    assert refused.value.filename == str(target)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_follows_a_link_to_the_file_it_means(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_whole(tmp_path / "link", b"text")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"text"


def test_writes_into_a_device_instead_of_replacing_it() -> None:
    write_whole(Path(os.devnull), b"text")

    assert not Path(os.devnull).is_file()


def test_a_new_file_gets_the_rights_that_files_of_this_person_get(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")

    write_whole(tmp_path / "written", b"text")

    assert (tmp_path / "written").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_takes_a_long_name(tmp_path: Path) -> None:
    write_whole(tmp_path / ("n" * 250), b"text")

    assert (tmp_path / ("n" * 250)).read_bytes() == b"text"
