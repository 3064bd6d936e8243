"""How commands end: sentences and exit codes, never a traceback."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.command_line import Run

from doingwith.cli import main
from doingwith.exchange.bundle import check

COMMAND = (sys.executable, "-c", "from doingwith.cli.main import main; main()")


def _raising(error: BaseException) -> Callable[[Path], None]:
    def check_bundle(folder: Path) -> None:
        raise error

    return check_bundle


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (PermissionError(13, "x", "secret.yaml"), 2, "secret.yaml: You may not read or write here. Ask for"),
        (FileNotFoundError(2, "x", "gone.yaml"), 2, "gone.yaml: There is no such file or folder.\n"),
        (OSError(28, "x"), 2, "The disk is full. Make room, or choose another place.\n"),
        (OSError(99, "Something odd"), 2, "Something odd.\n"),
        (OSError("odd"), 2, "odd.\n"),
        (KeyboardInterrupt(), 130, "Stopped. Nothing was left half-written.\n"),
        (KeyError("x"), 70, "A fault in Doing With itself (KeyError), not in your data. Please report it,"),
        (RecursionError(), 70, "A fault in Doing With itself (RecursionError), not in your data."),
    ],
)
def test_every_failure_is_a_sentence(
    run: Run,
    cocreate_bundle: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    sentence: str,
) -> None:
    monkeypatch.setattr(check, "check_bundle", _raising(error))

    ending = run("check", cocreate_bundle)

    assert (ending.code, ending.out) == (code, "")
    assert sentence in ending.err
    assert "Traceback" not in ending.err


def test_a_fault_of_ours_shows_its_traceback_to_whoever_asks(
    run: Run, cocreate_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "check_bundle", _raising(KeyError("x")))
    monkeypatch.setenv("DOINGWITH_TRACEBACK", "1")

    assert "Traceback" in run("check", cocreate_bundle).err


def test_a_missing_folder_is_the_callers_mistake(run: Run) -> None:
    ending = run("check", "nowhere")

    assert ending.code == 2
    assert "Directory 'nowhere' does not exist." in ending.err


def test_a_reader_that_leaves_is_met_with_silence(cocreate_bundle: Path) -> None:
    command = subprocess.Popen(
        [*COMMAND, "cases", "matrix", cocreate_bundle, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout is not None
    command.stdout.close()

    _, complaint = command.communicate(timeout=60)

    assert (command.returncode, complaint) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_standard_output_is_told(cocreate_bundle: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ending = subprocess.run(
            [*COMMAND, "check", cocreate_bundle], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert (ending.returncode, ending.stderr) == (
        2,
        b"The disk is full. Make room, or choose another place.\n",
    )


def test_the_console_script_leaves_with_the_code(
    cocreate_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["doingwith", "check", str(cocreate_bundle)])

    with pytest.raises(SystemExit) as left:
        main.main()

    assert left.value.code == 0
