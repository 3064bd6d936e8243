"""The Co:Create bundle as files, and what a check says after one change to it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from doingwith.exchange.bundle.check import check_files

COCREATE = Path(__file__).parents[3] / "data" / "cocreate"

SaidAfter = Callable[..., list[str]]


@pytest.fixture
def files() -> dict[str, bytes]:
    return {
        path.relative_to(COCREATE).as_posix(): path.read_bytes() for path in sorted(COCREATE.rglob("*.yaml"))
    }


@pytest.fixture
def said_after(files: dict[str, bytes]) -> SaidAfter:
    """Replace text in one file once (or all of it, when nothing is named to be replaced) and check."""

    def change(file: str, old: str | None, new: str) -> list[str]:
        text = files[file].decode() if file in files else ""
        assert old is None or old in text
        files[file] = (new if old is None else text.replace(old, new, 1)).encode()
        return [str(problem) for problem in check_files(files).problems]

    return change
