"""./run is the one command list: what it lists is what it does, and what it says helps."""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "run").read_text(encoding="utf-8")
WORDS = [word.replace("_", "-") for word in re.findall(r"^cmd_([a-z_]+)\(\)", SCRIPT, re.MULTILINE)]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "run", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


def stand_in(folder: Path, name: str, script: str) -> None:
    """A program of that name that does what the shell script says."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def plain_machine(tmp_path: Path) -> Path:
    """A folder to use as PATH: the shell's own tools, not the administrator, no apt-get and no Python."""
    for tool in ("sh", "dirname", "grep", "sed", "tr", "cat", "uname"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or tool)
    stand_in(tmp_path, "id", "echo 1000")
    return tmp_path


def test_help_lists_every_command_with_one_line_each() -> None:
    lines = run("help").stdout.splitlines()[1:]

    assert [line.split()[0] for line in lines] == WORDS
    assert all(len(line.split()) > 1 for line in lines)


def test_an_unknown_word_is_answered_with_the_list_and_a_sentence() -> None:
    answer = run("tset")

    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1] == 'There is no command "tset"; the list above has them all.'


def test_a_busy_port_is_said_before_anything_else_is_done() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        answer = run(PORT=port)

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr == (
        f"Port {port} is in use by another program; "
        "stop that program or choose another port, for example: PORT=8001 ./run\n"
    )


@pytest.mark.parametrize("port", ["eighty", "-1", "70000", "²"])
def test_a_port_that_is_none_is_answered_with_a_sentence(port: str) -> None:
    answer = run(PORT=port)

    assert answer.returncode == 1
    assert answer.stderr == (
        f"PORT is {port!r}, which is no port; choose a number from 1 to 65535, for example: PORT=8001 ./run\n"
    )


def test_a_machine_without_python_is_told_what_to_type(plain_machine: Path) -> None:
    answer = run("frontend", PATH=str(plain_machine))

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith("Python is missing, Doing With needs 3.11 or newer; ")
    assert answer.stderr.count("\n") == 1


def test_an_old_python_is_named_and_the_remedy_said(plain_machine: Path) -> None:
    stand_in(plain_machine, "python3", 'case "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac')

    answer = run("frontend", PATH=str(plain_machine))

    assert answer.returncode == 1
    assert answer.stderr.startswith("Python 3.9 is too old, Doing With needs 3.11 or newer; ")
    assert answer.stderr.count("\n") == 1


def test_a_python_without_its_venv_module_is_named_and_the_remedy_said(plain_machine: Path) -> None:
    stand_in(plain_machine, "python3.12", 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.12 ;; esac')

    answer = run("frontend", PATH=str(plain_machine))

    assert answer.returncode == 1
    assert answer.stderr.startswith("Python 3.12 is here without its venv module; ")
    assert answer.stderr.count("\n") == 1


def test_a_stand_in_that_does_not_run_is_no_python(plain_machine: Path) -> None:
    stand_in(plain_machine, "python3.12", "echo 'python3.12: command not found' >&2; exit 127")

    answer = run("frontend", PATH=str(plain_machine))

    assert answer.stderr.startswith("Python is missing, Doing With needs 3.11 or newer; ")


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    assert "./run test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "CI=true ./run test"


def test_the_commit_hooks_use_words_of_the_command_list() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"entry: (.+)", hooks)

    assert entries
    assert set(entries) <= {f"./run {word}" for word in WORDS}
