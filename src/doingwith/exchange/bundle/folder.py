"""Gathers the files of a bundle from a folder, looking at each before it is opened."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from doingwith.exchange.bundle.layout import FORMAT_FILE, entry_of, kind_of
from doingwith.exchange.bundle.limits import MOST_FILES, in_megabytes
from doingwith.exchange.bundle.located import LocatedProblem, shown, visible
from doingwith.exchange.bundle.media import Read, is_media
from doingwith.exchange.bundle.names import is_ignored, largest, size_problems

__all__ = ["Gathered", "gather"]

_MOST_FOLDERS_DEEP = 8


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The files of a bundle, what is wrong with the folder, and the entries that could not be read.

    ``media`` are pictures, recordings and documents, read when they are asked for. ``is_bundle`` is False
    when there is nothing whose names could be judged.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    media: Mapping[str, Read] = field(default_factory=dict)
    problems: tuple[LocatedProblem, ...] = ()
    unread: frozenset[str] = frozenset()
    is_bundle: bool = True


def gather(folder: Path) -> Gathered:
    """Read a folder's files. Sizes are looked at first, so that a huge file is answered at once."""
    refusal = _refusal(folder)
    if refusal:
        return Gathered(problems=(refusal,), is_bundle=False)
    root = folder.resolve()
    found = list(_files_in(root))
    sizes = {name: path.stat().st_size for name, path in found if path.is_file()}
    too_much = size_problems({name: size for name, size in sizes.items() if size <= largest(name)})
    if too_much:
        return Gathered(problems=too_much, is_bundle=False)
    files: dict[str, bytes] = {}
    media: dict[str, Read] = {}
    problems: list[LocatedProblem] = []
    for name, path in found:
        answer = _content(name, path, root)
        if isinstance(answer, bytes) and is_media(name):
            media[name] = path.read_bytes
        elif isinstance(answer, bytes):
            files[name] = answer
        else:
            problems.append(answer)
    unread = frozenset(entry_of(problem.file) for problem in problems)
    return Gathered(files=files, media=media, problems=tuple(problems), unread=unread)


def _refusal(folder: Path) -> LocatedProblem | None:
    name = shown(folder)
    try:
        if folder.is_dir():
            with os.scandir(folder) as entries:
                next(entries, None)
            return None
        there = folder.exists()
    except (OSError, ValueError) as error:
        return _problem(
            "", f"The folder “{name}” cannot be read{_why(error)}.", "Check its name and who may read it."
        )
    if there:
        return _problem(
            "",
            f"“{name}” is not a folder.",
            f"Give the folder that holds “{FORMAT_FILE}”; unpack a zip file first.",
        )
    return _problem("", f"There is no folder “{name}”.", "Check how its name is spelt.")


def _files_in(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file under a folder with its path inside it. One more than may be read is enough."""
    waiting = [root]
    count = 0
    while waiting:
        folder = waiting.pop()
        for path in _listed(folder):
            name = path.relative_to(root).as_posix()
            if is_ignored(name):
                continue
            if path.is_dir() and not path.is_symlink() and name.count("/") < _MOST_FOLDERS_DEEP:
                waiting.append(path)
                continue
            yield name, path
            count += 1
            if count > MOST_FILES:
                return


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _content(name: str, path: Path, root: Path) -> bytes | LocatedProblem:
    """The bytes of a file, or why they are not read."""
    try:
        if not path.resolve().is_relative_to(root):
            return _problem(name, "This is a link that leads out of the folder.", "Put the file itself here.")
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return _problem(name, "This is not an ordinary file.", "Take it out of the folder.")
        if found.st_size > largest(name):
            return _problem(
                name,
                f"The file is {in_megabytes(found.st_size)} long; the largest that is read is "
                f"{in_megabytes(largest(name))}.",
                "Split it, or take out what does not belong in it.",
            )
        return path.read_bytes() if kind_of(name) else b""
    except (OSError, RuntimeError) as error:
        return _problem(
            name, f"The file cannot be read{_why(error)}.", "Check that it is there and who may read it."
        )


def _why(error: Exception) -> str:
    reason = getattr(error, "strerror", None)
    return f" ({reason.lower()})" if reason else ""


def _problem(file: str, wrong: str, remedy: str) -> LocatedProblem:
    return LocatedProblem(file=visible(file), line=None, wrong=wrong, remedy=remedy)
