"""Gathers the sentences that people without an account read for translators, and compiles what they wrote.

``python -m doingwith_site.config.translations`` compiles; with ``gather`` it first writes new sentences
into the translators' files. Babel does the work, so no system package is needed.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

__all__ = ["APPS", "compile_all", "gather", "gathered", "translators_files"]

APPS = {name: Path(__file__).parents[1] / name for name in ("consent", "evidence", "logic_models", "theory")}
"""The apps with pages of people without an account; each keeps its own sentences in its folder ``locale``."""
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None}


def gathered(app: str) -> Catalog:
    """Every sentence of an app's pages of people without an account, from code and templates."""
    catalog = Catalog(charset="utf-8")
    for path, text in sources(APPS[app]):
        for _line, message, comments, _context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            catalog.add(
                message, locations=[(path.relative_to(APPS[app]).as_posix(), 0)], auto_comments=comments
            )
    return catalog


def sources(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file with sentences, templates made into what looks like code."""
    for path in sorted(folder.rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")
    for path in sorted(folder.rglob("*.html")):
        yield path, templatize(path.read_text(encoding="utf-8"), origin=path.name)


def translators_files() -> list[tuple[str, Path]]:
    """One file an app and language, with the app's name."""
    return [
        (app, path)
        for app, folder in APPS.items()
        for path in sorted((folder / "locale").glob("*/LC_MESSAGES/django.po"))
    ]


def gather() -> None:
    """Writes new sentences into each translators' file and takes out those that are gone."""
    for app, path in translators_files():
        catalog = read(path)
        catalog.update(gathered(app), no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalog, width=100, omit_header=False, sort_output=True, include_lineno=False)


def compile_all() -> None:
    """Writes what the site reads, beside each translators' file."""
    for _app, path in translators_files():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))


def read(path: Path) -> Catalog:
    """What translators wrote."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


if __name__ == "__main__":
    if sys.argv[1:] == ["gather"]:
        gather()
    compile_all()
