"""One word, one meaning, spelled one way; and nothing of the machine it was written on."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from doingwith.common.glossary import GLOSSARY

ROOT = Path(__file__).resolve().parents[2]

# Written in pieces, so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    "|".join(["/(?:" + "work|opt|tmp" + ")/", r"\.\./" + "shared", "/home" + r"/\w", "/Users" + r"/\w"])
)

BLUEPRINT = (
    "programme", "project", "brief", "participation mode", "rung", "commissioning stage", "design stage",
    "account", "agreement", "document", "excerpt", "factor", "reading", "case", "theory of change",
    "logic model", "contribution claim", "configuration", "matrix", "panel", "promise",
)  # fmt: skip

# "minimize" by itself is the name of a command, as the blueprint and R spell it.
AMERICAN = re.compile(
    r"\b(?:organiz\w+|recogniz\w+|summariz\w+|analyz\w+|minimiz(?!e\b)\w+|emphasiz\w+|categoriz\w+|prioritiz\w+"
    r"|behavior\w*|favorit\w+|honor\w*|neighbor\w*|labor|catalog|defense|offense|fulfill|modeling|canceled"
    r"|traveled|labeled)\b",
    re.IGNORECASE,
)
AMERICAN_OUTSIDE_CODE = re.compile(
    AMERICAN.pattern + r"|\b(?:colors?|colored|center(?:ed)?|gray)\b", re.IGNORECASE
)

NOT_TEXT = {".png", ".jpg", ".ico", ".woff2", ".wav", ".docx"}


def tracked() -> list[Path]:
    """Every file of the repository that is text."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone, so nothing says which files belong to the project")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in names.stdout.split("\0") if name]
    return [path for path in files if path.is_file() and path.suffix not in NOT_TEXT]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose() -> Iterator[tuple[Path, str]]:
    """Pages without their code, templates without their tags, and the bundles."""
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        yield path, re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", " ", text_of(path), flags=re.DOTALL)
    for path in (ROOT / "src").rglob("*.html"):
        yield path, re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", text_of(path), flags=re.DOTALL)
    for path in (ROOT / "data").rglob("*.yaml"):
        yield path, text_of(path)


def strings_in_code() -> Iterator[tuple[Path, str]]:
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.value


def test_no_file_holds_a_path_of_the_machine_it_was_written_on() -> None:
    found = {path.name: FORBIDDEN.findall(text_of(path)) for path in tracked()}

    assert {name: paths for name, paths in found.items() if paths} == {}


def test_pages_and_bundles_are_spelled_the_british_way() -> None:
    found = {(path.name, word) for path, text in prose() for word in AMERICAN_OUTSIDE_CODE.findall(text)}

    assert found == set()


def test_sentences_in_the_code_are_spelled_the_british_way() -> None:
    found = {(path.name, word) for path, text in strings_in_code() for word in AMERICAN.findall(text)}

    assert found == set()


@pytest.mark.parametrize("word", BLUEPRINT)
def test_every_word_of_the_blueprint_has_its_meaning(word: str) -> None:
    assert GLOSSARY[word].meaning.endswith(".")


@pytest.mark.parametrize("word", GLOSSARY)
def test_a_word_is_explained_in_the_glossary_file(word: str) -> None:
    row = f"| {word} | {GLOSSARY[word].meaning} |"

    assert row in text_of(ROOT / "GLOSSARY.md").splitlines()


@pytest.mark.django_db
def test_every_word_is_explained_on_the_site(client: Client) -> None:
    page = client.get("/glossary/").content.decode()

    missing = [word for word in GLOSSARY if f"<dt>{word}</dt>" not in page]

    assert missing == []
