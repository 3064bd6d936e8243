"""Proof that words are gone: the raw bytes of everything the site keeps are searched for them.

Rows are searched too, because a database may store long texts compressed, and so are the members of
zip files. See decision 0027 for what this can and cannot show.
"""

import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import CharField, JSONField, Model, TextField
from django.db.models.functions import Cast

from doingwith_site.common.privacy import models_with_words

__all__ = ["Search", "Searched", "database_files", "files_kept", "search"]

BLOCK = 8 * 1024 * 1024
HEAD = 16
WORDY = (CharField, TextField, JSONField)


@dataclass(frozen=True, kw_only=True)
class Search:
    """The phrases looked for, each in every way in which it may be written down.

    All are looked for in one pass: a pattern finds where one may begin, and the bytes decide.
    """

    phrases: Sequence[str]

    @cached_property
    def phrases_by_form(self) -> dict[bytes, int]:
        """Each way of writing one down, with the number of its phrase."""
        return {form: number for number, phrase in enumerate(self.phrases) for form in forms_of(phrase)}

    @cached_property
    def forms_by_head(self) -> dict[bytes, list[bytes]]:
        """The ways of writing them down under their first bytes."""
        found: dict[bytes, list[bytes]] = {}
        for form in self.phrases_by_form:
            found.setdefault(form[:HEAD], []).append(form)
        return found

    @cached_property
    def heads(self) -> re.Pattern[bytes]:
        """Where one of them may begin."""
        return re.compile(b"(?=(" + branches(frozenset(self.forms_by_head)) + b"))", re.DOTALL)

    @cached_property
    def longest(self) -> int:
        """Bytes of the longest form."""
        return max(map(len, self.phrases_by_form))

    def found_in(self, content: bytes) -> set[int]:
        """The numbers of the phrases that stand in the bytes."""
        return {
            self.phrases_by_form[form]
            for head in self.heads.finditer(content)
            for end in range(1, len(head.group(1)) + 1)
            for form in self.forms_by_head.get(head.group(1)[:end], ())
            if content.startswith(form, head.start())
        }


def branches(heads: frozenset[bytes]) -> bytes:
    """A pattern for any of the heads that asks of each byte once which of them are still possible.

    >>> branches(frozenset({b"ab", b"ac"}))
    b'a(?:b|c)'
    """
    if heads <= {b""}:
        return b""
    firsts = sorted({head[:1] for head in heads if head})
    ways = [
        re.escape(first) + branches(frozenset(head[1:] for head in heads if head[:1] == first))
        for first in firsts
    ]
    if b"" in heads:
        ways.append(b"")  # one may end here, after the longer ones were asked for
    return ways[0] if len(ways) == 1 else b"(?:" + b"|".join(ways) + b")"


@dataclass(frozen=True, kw_only=True)
class Searched:
    """What was searched, and where something was found."""

    files: int
    size: int
    tables: int
    found: tuple[str, ...]
    phrases: frozenset[int]


def forms_of(phrase: str) -> set[bytes]:
    """The phrase as text, as JSON, as a page, and in sixteen bits."""
    texts = {phrase, json.dumps(phrase)[1:-1], html.escape(phrase)}
    wide = {phrase.encode("utf-16-le"), phrase.encode("utf-16-be")}
    return {text.encode() for text in texts} | wide


def search(phrases: Sequence[str], folders: Iterable[Path]) -> Searched:
    """Looks for every phrase in every file below the folders, and in every table with people's words."""
    wanted = Search(phrases=phrases)
    files = [file for folder in folders for file in below(folder)]
    models = models_with_words()
    outcomes = {str(file): in_file(file, wanted) for file in files}
    outcomes |= {model._meta.db_table: in_rows(model, phrases) for model in models}
    return Searched(
        files=len(files),
        size=sum(file.stat().st_size for file in files if file.exists()),
        tables=len(models),
        found=tuple(place for place, numbers in outcomes.items() if numbers),
        phrases=frozenset(number for numbers in outcomes.values() for number in numbers),
    )


def below(folder: Path) -> Iterator[Path]:
    """The file itself, or every file below the folder."""
    if folder.is_file():
        yield folder
        return
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def in_file(path: Path, wanted: Search) -> set[int]:
    """The phrases in the file's bytes, or in a member of it when it is a zip file."""
    try:
        with path.open("rb") as file:
            return in_stream(file, wanted) | in_zip(path, wanted)
    except FileNotFoundError:
        return set()  # databases remove files of their own at any time


def in_stream(file: io.BufferedIOBase, wanted: Search) -> set[int]:
    """The phrases in the bytes, which are read piece by piece."""
    rest, found = b"", set()
    while block := file.read(BLOCK):
        found |= wanted.found_in(rest + block)
        rest = block[-wanted.longest :]
    return found


def in_zip(path: Path, wanted: Search) -> set[int]:
    """The phrases in the members of a zip file."""
    if not zipfile.is_zipfile(path):
        return set()
    try:
        with zipfile.ZipFile(path) as bundle:
            return {number for name in bundle.namelist() for number in wanted.found_in(bundle.read(name))}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        return set()  # a database's own file may end like a zip file; its bytes are searched as they are


def in_rows(model: type[Model], phrases: Sequence[str]) -> set[int]:
    """The phrases in fields of the model that may hold people's words."""
    names = [
        name
        for name in getattr(model, "Privacy").personal_words  # noqa: B009 - Django's type does not know it
        if isinstance(model._meta.get_field(name), WORDY)
    ]
    rows = model._base_manager.all()
    return {
        number
        for number, phrase in enumerate(phrases)
        for name in names
        if rows.annotate(searched=Cast(name, TextField())).filter(searched__contains=phrase).exists()
    }


def files_kept() -> list[Path]:
    """The folders in which the site keeps anything: its own, that of its files, and the database's."""
    own = [Path(settings.VAR), Path(settings.MEDIA_ROOT)]
    return [folder for folder in {*own, *database_files()} if folder.exists()]


def database_files() -> list[Path]:
    """The files of the database; PermissionError when they cannot be read from here."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        return [Path(name + end) for end in ("", "-wal", "-shm", "-journal")]
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    next(folder.iterdir())
    return [folder]
