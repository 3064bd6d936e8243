"""Pictures, recordings and original documents inside a bundle: what may stand there, and what is wrong.

Each is a file ``files/SHA256.ENDING``. Its name says what is in it, so a changed or exchanged file shows.
What a picture or recording shows when it is opened is not looked at here; the site does before it keeps one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.file_kinds import ENDINGS, FAMILIES, family_of, hides_something, holds_a_program
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.located import LocatedProblem

__all__ = [
    "FILES_FOLDER",
    "Read",
    "hash_in",
    "is_media",
    "is_sound",
    "media_named",
    "media_path",
    "media_problems",
]

FILES_FOLDER = "files"
Read = Callable[[], bytes]
"""Gives the bytes of a file when they are asked for: all of them together may be too much to hold."""
_NAME = re.compile(r"([0-9a-f]{64})\.([a-z0-9]+)")
_TAKE_OUT = "Take it out, or put the file there that was meant."


def is_media(name: str) -> bool:
    """Whether a path inside a bundle is one of a picture, recording or original document."""
    folder, _, rest = name.partition("/")
    found = _NAME.fullmatch(rest)
    return folder == FILES_FOLDER and found is not None and found[2] in FAMILIES


def media_path(media: Media) -> str | None:
    """Where the file stands in a bundle; None when a bundle takes no files of its type."""
    ending = ENDINGS.get(_broad(media.type))
    return f"{FILES_FOLDER}/{media.sha256}.{ending}" if ending else None


def hash_in(name: str) -> str:
    """The SHA-256 that the name of a file says."""
    return name.partition("/")[2].partition(".")[0]


def media_named(record: ProgrammeRecord) -> dict[str, Media]:
    """Everything that accounts and documents name as a file, by its SHA-256, in the order of the record."""
    parts = (part.media for account in record.accounts for part in account.parts)
    versions = (version.media for document in record.documents for version in document.versions)
    return {media.sha256: media for media in (*parts, *versions) if media is not None}


def is_sound(name: str, content: bytes) -> bool:
    """Whether a bundle may hold these bytes under that name."""
    return not any(_hostile(name, content))


def media_problems(files: Mapping[str, Read], record: ProgrammeRecord | None) -> Iterator[LocatedProblem]:
    """A sentence for each file that is not what it should be. Each is read once, and let go of.

    ``record`` is None when it could not be read whole: then nobody can say what names a file.
    """
    named = media_named(record) if record else None
    for name, read in sorted(files.items()):
        yield from _problems_of(name, read, named)


def _problems_of(name: str, read: Read, named: Mapping[str, Media] | None) -> Iterator[LocatedProblem]:
    hashed = hash_in(name)
    media = named.get(hashed) if named is not None else None
    if named is not None and media is None:
        yield _problem(
            name,
            "No account and no document names this file.",
            "Take it out: nobody has said what may be done with it.",
        )
    content = read()
    if sha256(content).hexdigest() != hashed:
        yield _problem(
            name, "What is in the file is not what its name says: it was changed or exchanged.", _TAKE_OUT
        )
        return
    if media is not None and media_path(media) != name:
        yield _problem(
            name,
            f"Its ending is not that of {media.type}, which the record says it is.",
            "Give it the right ending, or mend its type in the record.",
        )
    if media is not None and media.size != len(content):
        yield _problem(
            name,
            f"It is {len(content):,} bytes long, and the record says {media.size:,}.",
            "Mend its size in the record.",
        )
    yield from _hostile(name, content)


def _hostile(name: str, content: bytes) -> Iterator[LocatedProblem]:
    family = FAMILIES[name.rpartition(".")[2]]
    seen = family_of(content)
    if seen != family:
        words = f"a file of the kind “{seen}”" if seen else "no picture, recording or document"
        yield _problem(name, f"By its ending it is of the kind “{family}”, and it is {words}.", _TAKE_OUT)
    elif family in ("image", "sound") and hides_something(content):
        yield _problem(name, "Something else is hidden in this file.", "Take it out, or save it anew.")
    elif holds_a_program(content):
        yield _problem(name, "This file holds a program (a macro).", "Save it without macros.")


def _broad(type_: str) -> str:
    """The type without what is said beside it, such as the set of characters."""
    return type_.partition(";")[0].strip()


def _problem(file: str, wrong: str, remedy: str) -> LocatedProblem:
    return LocatedProblem(file=file, line=None, wrong=wrong, remedy=remedy)
