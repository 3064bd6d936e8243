"""Runs the command line in this process and tells how it ended."""

import shutil
from pathlib import Path

import pytest
from tests.support.command_line import Ending, Run

from doingwith.cli.endings import ended
from doingwith.cli.main import doingwith


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Ending:
        code = ended(doingwith, [str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Ending(code, out, err)

    return run_command


@pytest.fixture
def broken_bundle(cocreate_bundle: Path, tmp_path: Path) -> Path:
    """Co:Create with one unknown sign and one project that stands nowhere."""
    folder = tmp_path / "broken"
    shutil.copytree(cocreate_bundle, folder)
    case = folder / "cases" / "CS1.yaml"
    case.write_text(
        case.read_text(encoding="utf-8").replace("project: P20", "project: P99"), encoding="utf-8"
    )
    project = folder / "projects" / "P20.yaml"
    text = project.read_text(encoding="utf-8").replace("status: entered", "status: entred")
    project.write_text(text, encoding="utf-8")
    return folder
