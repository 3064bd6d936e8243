"""Pictures beside what a command prints."""

from pathlib import Path

import pytest
from tests.support.command_line import Run

DRAWN = [
    (("theory", "diff"), (), "From Preliminary theory of change to Revised theory of change"),
    (("theory", "support"), (), "Revised theory of change"),
    (("contribution", "show"), ("CS3",), "What CS3 claims, and the path of each claim"),
]


@pytest.mark.parametrize(("command", "more", "title"), DRAWN, ids=[" ".join(one[0]) for one in DRAWN])
def test_a_picture_with_its_words_is_drawn_beside_what_is_printed(
    run: Run,
    cocreate_bundle: Path,
    tmp_path: Path,
    command: tuple[str, ...],
    more: tuple[str, ...],
    title: str,
) -> None:
    target = tmp_path / "picture.svg"

    alone = run(*command, cocreate_bundle, *more)
    ending = run(*command, cocreate_bundle, *more, "--svg", target)

    assert (ending.code, ending.out) == (0, alone.out)
    assert ending.err.splitlines()[-1] == f"Drawn in {target}."
    assert f">{title}</title>" in target.read_text(encoding="utf-8")


def test_without_a_case_there_is_no_path_to_draw(run: Run, cocreate_bundle: Path, tmp_path: Path) -> None:
    ending = run("contribution", "show", cocreate_bundle, "--svg", tmp_path / "path.svg")

    assert ending.code == 2
    assert ending.err.splitlines()[-1] == (
        "Error: Say of which CASE the paths are to be drawn; --svg draws one record."
    )
    assert not (tmp_path / "path.svg").exists()


def test_a_folder_is_no_file_to_draw_in(run: Run, cocreate_bundle: Path, tmp_path: Path) -> None:
    ending = run("theory", "diff", cocreate_bundle, "--svg", tmp_path)

    assert ending.code == 2
    assert "is a directory" in ending.err
