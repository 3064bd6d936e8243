"""What a check says of a folder: what is there, what is missing, what is too large, what leads away."""

import os
import shutil
from pathlib import Path

import pytest

from doingwith.exchange.bundle import names
from doingwith.exchange.bundle.check import check_bundle, check_files
from doingwith.exchange.bundle.located import shown

COCREATE = Path(__file__).parents[3] / "data" / "cocreate"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COCREATE, tmp_path / "bundle"))


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check_bundle(folder).problems]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert said(tmp_path / "nowhere") == [
        f"There is no folder “{shown(tmp_path / 'nowhere')}”. Check how its name is spelt."
    ]


def test_a_file_in_place_of_a_folder_is_named() -> None:
    assert said(Path("LICENSE")) == [
        "“LICENSE” is not a folder. Give the folder that holds “bundle.yaml”; unpack a zip file first."
    ]


def test_a_name_that_no_folder_can_have_is_answered() -> None:
    (sentence,) = said(Path("a\0b"))
    assert sentence in (
        "The folder “a b” cannot be read. Check its name and who may read it.",
        "There is no folder “a b”. Check how its name is spelt.",
    )


def test_an_empty_folder_is_not_a_bundle(tmp_path: Path) -> None:
    assert said(tmp_path) == ["There is no file here. Give a folder that holds “bundle.yaml”."]


def test_a_folder_of_other_things_is_not_a_bundle(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8")
    assert said(tmp_path) == [
        "This is not a bundle: none of its files is one that a bundle has, such as “bundle.yaml”. "
        "Give the folder of a bundle, or make one with the site's export."
    ]


def test_files_that_are_missing_or_that_no_bundle_has_are_all_named(folder: Path) -> None:
    (folder / "factors.yaml").unlink()
    (folder / "programm.yaml").write_text("x")
    (folder / "notes.txt").write_text("x")
    (folder / "projects" / "P01.yml").write_text("x")
    (folder / "Theory").mkdir()
    (folder / "Theory" / "a.yaml").write_text("x")
    (folder / "cases" / "old").mkdir()
    (folder / "cases" / "old" / "CS9.yaml").write_text("x")
    (folder / "documents").mkdir()
    (folder / "documents" / "brief.pdf").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    (folder / "projects" / ".DS_Store").write_text("x")
    assert said(folder) == [
        "Theory/a.yaml: A bundle has no file “Theory/a.yaml”. Did you mean “theory”?",
        "cases/old/CS9.yaml: A bundle has no file “cases/old/CS9.yaml”. "
        "Put it directly into “cases”, or move it out.",
        "documents/brief.pdf: A bundle has no file “documents/brief.pdf”. "
        "Give it a name that ends in “.yaml”, or move it out of the bundle.",
        "factors.yaml: The file “factors.yaml” is missing. Every bundle has one; add it.",
        "notes.txt: A bundle has no file “notes.txt”. Move it out; the files beside the folders are "
        "“bundle.yaml”, “programme.yaml”, “scales.yaml”, “factors.yaml”, “instruments.yaml”, "
        "“evaluation.yaml”, “codes.yaml”, “groups.yaml”, “same-nodes.yaml”, "
        "“evidence-withdrawn.yaml”.",
        "programm.yaml: A bundle has no file “programm.yaml”. Did you mean “programme.yaml”?",
        "projects/P01.yml: A bundle has no file “projects/P01.yml”. "
        "Give it a name that ends in “.yaml”, or move it out of the bundle.",
    ]


def test_a_hundred_megabytes_are_answered_without_reading_them(folder: Path) -> None:
    with (folder / "projects" / "P01.yaml").open("r+b") as huge:
        huge.truncate(100_000_000)
    assert said(folder) == [
        "projects/P01.yaml: The file is 100 MB long; the largest that is read is 2 MB. "
        "Split it, or take out what does not belong in it."
    ]


def test_a_bundle_that_is_large_altogether_is_answered_without_reading_it(folder: Path) -> None:
    for number in range(30):
        with (folder / "projects" / f"Q{number}.yaml").open("wb") as large:
            large.truncate(2_000_000)
    (sentence,) = said(folder)
    assert sentence == (
        "The bundle is 60.1 MB large; at most 50 MB are read. "
        "Take out what does not belong in it; the largest file is “projects/Q9.yaml”."
    )


def test_more_files_than_a_bundle_may_have_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "MOST_FILES", 2)
    files = {f"projects/P{number}.yaml": b"" for number in range(3)}
    assert [str(problem) for problem in check_files(files).problems] == [
        "The bundle has more than 2 files. Split the programme in two."
    ]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("secret: 1")
    (folder / "scales.yaml").unlink()
    (folder / "scales.yaml").symlink_to(outside)
    (folder / "projects" / "more").symlink_to(tmp_path)
    assert said(folder) == [
        "projects/more: This is a link that leads out of the folder. Put the file itself here.",
        "scales.yaml: This is a link that leads out of the folder. Put the file itself here.",
    ]


def test_links_that_lead_nowhere_or_round_in_a_circle_are_answered(folder: Path) -> None:
    (folder / "projects" / "gone.yaml").symlink_to("missing.yaml")
    (folder / "projects" / "round.yaml").symlink_to("round.yaml")
    told = said(folder)
    assert told[0] == (
        "projects/gone.yaml: The file cannot be read (no such file or directory). "
        "Check that it is there and who may read it."
    )
    assert told[1].startswith("projects/round.yaml: The file cannot be read")


def test_a_pipe_in_the_folder_does_not_stop_the_check(folder: Path) -> None:
    os.mkfifo(folder / "projects" / "P99.yaml")
    assert said(folder) == ["projects/P99.yaml: This is not an ordinary file. Take it out of the folder."]


def test_names_that_differ_only_in_capitals_are_named(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
    files["projects/p01.yaml"] = files["projects/P01.yaml"].replace(b"id: P01", b"id: p01")
    assert [str(problem) for problem in check_files(files).problems] == [
        "projects/p01.yaml: “projects/P01.yaml” and “projects/p01.yaml” differ only in capitals. "
        "Give one of them another id and name: many computers take the two for one file.",
        "projects/p01.yaml, line 1: The ids “P01” and “p01” in projects differ only in capitals. "
        "Give one of them another id.",
    ]
