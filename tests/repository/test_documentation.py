"""The documentation is true: generated pages are current, links lead somewhere, commands are explained."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from click.testing import CliRunner

from doingwith.cli.main import doingwith

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def links_of(page: Path) -> list[str]:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in LINK.findall(text) if not link.startswith(("https://", "mailto:"))]


def anchors_of(page: Path) -> set[str]:
    """The anchors that headings get: small letters, no punctuation, hyphens for spaces."""
    headings = HEADING.findall(
        CODE.sub(lambda code: code.group().strip("`"), page.read_text(encoding="utf-8"))
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, link: str) -> bool:
    name, _, anchor = unquote(link).partition("#")
    target = (page.parent / name).resolve() if name else page
    return target.exists() and (not anchor or anchor in anchors_of(target))


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for word, under in command.commands.items():
            yield from commands(under, f"{name} {word}")


COMMANDS = dict(commands(doingwith, "doingwith"))


def test_the_readme_shows_what_the_check_really_prints() -> None:
    outcome = CliRunner().invoke(doingwith, ["check", str(ROOT / "data" / "cocreate")])

    assert f"prints\n\n```text\n{outcome.output}```\n" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_of_the_readme_prints_what_it_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    example = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[
        0
    ]
    monkeypatch.chdir(ROOT)

    exec(example, {})

    assert capsys.readouterr().out.split() == re.findall(r"print\(.*  # (.*)", example)


def test_generated_pages_are_current() -> None:
    outcome = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (outcome.returncode, outcome.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    broken = [link for link in links_of(page) if not leads_somewhere(page, link)]

    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    waiting, reached = [ROOT / "README.md"], set[Path]()
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page.is_file() and page not in reached:
            reached.add(page)
            waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links_of(page)]

    assert [named(page) for page in PAGES if page not in reached] == []


def code_of(page: Path) -> str:
    return "\n".join(CODE.findall(page.read_text(encoding="utf-8")))


def is_command(typed: str) -> bool:
    name = "doingwith"
    for word in typed.split():
        if isinstance(COMMANDS.get(name), click.Group):
            name = f"{name} {word}"
    return name in COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_word_of_the_command_list_that_a_page_uses_is_one(page: Path) -> None:
    words = re.findall(r"^cmd_(\w+)\(\)", (ROOT / "run").read_text(encoding="utf-8"), re.MULTILINE)
    typed = set(re.findall(r"\./run ([a-z-]+)", code_of(page)))

    assert typed - {word.replace("_", "-") for word in words} == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_that_a_page_uses_is_one(page: Path) -> None:
    typed = re.findall(r"(?:^|[`] ?|run )doingwith ([a-z]+(?:[ -][a-z]+)*)", code_of(page), re.MULTILINE)

    assert [call for call in typed if not is_command(call)] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_files_a_page_names_are_there(page: Path) -> None:
    paths = re.findall(r"`((?:src|docs|data|tests|frontend|bench|requirements)/[\w./-]+)`", code_of(page))

    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_picture_is_used() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links_of(page)}
    pictures = [path for path in (ROOT / "docs").rglob("*") if path.suffix in {".png", ".svg"}]

    assert [named(picture) for picture in pictures if picture not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_reference(name: str) -> None:
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")

    assert f"\n## {name}\n" in reference


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    assert COMMANDS[name].get_short_help_str(limit=200).endswith(".")


@pytest.mark.parametrize(
    "name", [name for name, command in COMMANDS.items() if not isinstance(command, click.Group)]
)
def test_every_command_shows_an_example_that_is_its_own(name: str) -> None:
    text = COMMANDS[name].help or ""

    assert re.search(rf"Examples?:\n( .*\n)*? +{name} (data/cocreate|\w+\.(csv|qdpx|qdc))", text)


@pytest.mark.parametrize("page", DECISIONS, ids=named)
def test_a_decision_says_what_else_could_have_been_done(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    sections = ["Context", "Options", "Decision", "Consequences"]

    assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert re.search(r"^Status: (accepted|replaced by \[\d{4}\].*)$", text, re.MULTILINE)
    assert HEADING.findall(text)[1:] == sections


def test_decisions_have_a_number_each_and_are_all_in_the_list() -> None:
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")

    numbers = [page.name[:4] for page in DECISIONS]

    assert sorted(set(numbers)) == numbers
    assert [page.name for page in DECISIONS if listed.count(f"]({page.name})") != 1] == []


def test_the_change_log_says_each_thing_once() -> None:
    """Joining two branches by hand easily keeps an entry twice."""
    entries = re.split(r"^- |\n\n", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = [entry for entry in map(str.strip, entries) if len(entry) > len("### Added")]

    assert sorted({entry for entry in told if told.count(entry) > 1}) == []
