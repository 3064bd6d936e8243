"""The command as a whole: help, version, start-up and colour."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.support.command_line import Run

from doingwith.cli.main import doingwith

HEAVY = ("docx", "weasyprint", "jsonschema", "yaml", "cattrs", "rich", "django")


def _commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if not isinstance(command, click.Group):
        yield path
        return
    for name, under in command.commands.items():
        yield from _commands(under, (*path, name))


COMMANDS = [*_commands(doingwith), ()]


def _examples() -> Iterator[str]:
    """What help shows of the sample bundle as JSON."""
    for path in COMMANDS:
        command: click.Command = doingwith
        for name in path:
            command = command.commands[name]  # type: ignore[attr-defined]
        yield from re.findall(r"^ *doingwith (.* data/cocreate.* --json)$", command.help or "", re.MULTILINE)


EXAMPLES = sorted(_examples())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_commands_help_has_examples(run: Run, command: tuple[str, ...]) -> None:
    ending = run(*command, "--help")

    assert ending.code == 0
    assert "Examples:\n" in ending.out
    assert f"doingwith {' '.join(command)}" in ending.out


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_that_print_json_print_json(
    run: Run, example: str, cocreate_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cocreate").symlink_to(cocreate_bundle)
    monkeypatch.chdir(tmp_path)

    ending = run(*shlex.split(example))

    assert ending.code in {0, 1}, "1: what was asked about has faults, as it says"
    assert ending.err == ""
    assert json.loads(ending.out)


def test_tells_its_version(run: Run) -> None:
    assert run("--version").out.startswith("Doing With 0.")


@pytest.mark.parametrize("arguments", [("chekc",), ("check",), ("check", "--loud", "."), ("cases",)])
def test_a_wrong_call_is_told_how_to_get_help(run: Run, arguments: tuple[str, ...]) -> None:
    ending = run(*arguments)

    assert (ending.code, ending.out) == (2, "")
    assert "Usage: doingwith" in ending.err


def test_help_loads_nothing_that_only_some_commands_need() -> None:
    asked = "import sys, doingwith.cli.main; print(sorted(set(sys.modules) & set(sys.argv[1:])))"
    loaded = subprocess.run([sys.executable, "-c", asked, *HEAVY], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"


class TestColour:
    def test_there_is_none_when_the_output_is_no_terminal(self, run: Run, cocreate_bundle: Path) -> None:
        assert "\x1b" not in run("theory", "diff", cocreate_bundle).out

    @pytest.mark.parametrize(("no_colour", "expected"), [("", True), ("1", False)])
    def test_a_terminal_gets_it_unless_the_person_says_no(
        self,
        run: Run,
        cocreate_bundle: Path,
        monkeypatch: pytest.MonkeyPatch,
        no_colour: str,
        expected: bool,
    ) -> None:
        monkeypatch.setenv("NO_COLOR", no_colour)
        monkeypatch.setattr(click.utils, "should_strip_ansi", lambda stream, color: color is False)

        assert ("\x1b[1m" in run("theory", "diff", cocreate_bundle).out) is expected
