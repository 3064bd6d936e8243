"""The shape of the code: small pieces, the same names everywhere, one door for change."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts)
SITE = ROOT / "src" / "doingwith_site"
NOUNS = (
    "programmes", "projects", "consent", "evidence", "theory", "logic_models", "cases", "analysis",
    "exchange", "reporting",
)  # fmt: skip
FILES_OF_AN_APP = {
    "__init__.py", "actions.py", "apps.py", "constraints.py", "erasers.py", "filters.py", "forms.py",
    "models.py", "presenters.py", "queries.py", "records.py", "rules.py", "urls.py",
}  # fmt: skip
OF_ITS_OWN = {
    "programmes": {"identifiers.py", "navigation.py"},
    "theory": {"navigation.py", "question_models.py"},
    "logic_models": {"cleaning.py", "meeting_models.py", "navigation.py", "passages.py"},
    "analysis": {"clause_sources.py", "passages.py"},
    "consent": {
        "codes.py",
        "held_words.py",
        "ledger.py",
        "letters.py",
        "proof.py",
        "redaction.py",
        "removals.py",
        "samples.py",
        "wiping.py",
        "withdrawals.py",
        "words_for_codes.py",
    },
    "evidence": {"excerpt_kinds.py", "file_types.py", "held_words.py", "media.py", "visits.py"},
    "cases": {
        "code_choices.py",
        "comparison.py",
        "excerpt_table.py",
        "folding.py",
        "letters.py",
        "search.py",
        "search_copies.py",
        "search_documents.py",
        "search_index.py",
        "search_rows.py",
        "searched.py",
        "snippets.py",
        "visibility.py",
    },
    "exchange": {
        "files_in.py",
        "files_out.py",
        "files_waiting.py",
        "other_software.py",
        "packing.py",
        "plans.py",
        "receipts.py",
    },
}
LONGEST_FILE = 400
LONGEST_TYPICAL_FUNCTION = 10
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def function_lengths() -> Iterator[int]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = sorted(function_lengths())
    print(f"{len(lengths)} functions: median {statistics.median(lengths)} lines, longest {lengths[-1]}")

    assert statistics.median(lengths) <= LONGEST_TYPICAL_FUNCTION


def test_files_are_short() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    print(f"{len(lengths)} files: median {statistics.median(lengths.values())} lines")

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("noun", NOUNS)
def test_an_app_has_files_of_the_known_names_only(noun: str) -> None:
    unknown = (
        {path.name for path in (SITE / noun).glob("*.py")} - FILES_OF_AN_APP - OF_ITS_OWN.get(noun, set())
    )

    assert unknown == set()


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_has_the_same_name_in_the_library_and_the_site(noun: str) -> None:
    assert (SITE / noun / "apps.py").is_file()
    assert (ROOT / "src" / "doingwith" / noun / "__init__.py").is_file()


def test_views_read_through_queries_and_write_through_actions() -> None:
    direct = re.compile(r"\.objects\b|\.save\(|\.delete\(|\.create\(")
    found = {
        named(path): direct.findall(path.read_text(encoding="utf-8"))
        for path in SOURCES
        if "views" in path.parts or path.name == "views.py"
    }

    assert {name: calls for name, calls in found.items() if calls} == {}


def test_pages_hold_no_styles_and_no_scripts_of_their_own() -> None:
    found = {
        named(path): INLINE.findall(path.read_text(encoding="utf-8"))
        for path in (ROOT / "src").rglob("*.html")
    }

    assert {name: places for name, places in found.items() if places} == {}


def test_every_dependency_says_why_it_is_here() -> None:
    entry = re.compile(r'^  "[A-Za-z].*?",(?P<why>.*)$', re.MULTILINE)
    listed = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[project.scripts]")[0]
    entries = list(entry.finditer(listed))

    assert len(entries) > 20
    assert [found.group().strip() for found in entries if not re.match(r"\s+# \w+", found.group("why"))] == []
