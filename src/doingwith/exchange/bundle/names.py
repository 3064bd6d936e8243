"""What the names and sizes of a bundle's files say, before any is read."""

from collections.abc import Collection, Iterator, Mapping

from doingwith.common.closest import did_you_mean
from doingwith.exchange.bundle.layout import FOLDERS, FORMAT_FILE, SINGLE_FILES, SUFFIX, entry_of, kind_of
from doingwith.exchange.bundle.limits import (
    LARGEST_BUNDLE,
    LARGEST_FILE,
    LARGEST_MEDIA,
    LARGEST_MEDIA_FILE,
    MOST_FILES,
    in_megabytes,
)
from doingwith.exchange.bundle.located import LocatedProblem, shown, visible
from doingwith.exchange.bundle.media import FILES_FOLDER, is_media

__all__ = ["is_ignored", "largest", "name_problems", "size_problems"]

_REQUIRED = (FORMAT_FILE, *(single.name for single in SINGLE_FILES if single.required))
_KNOWN = (FORMAT_FILE, *(single.name for single in SINGLE_FILES))
_FOLDER_NAMES = (*(folder.name for folder in FOLDERS), FILES_FOLDER)


def is_ignored(name: str) -> bool:
    """Files and folders whose name begins with a dot belong to the system or an editor."""
    return any(part.startswith(".") for part in name.split("/"))


def size_problems(sizes: Mapping[str, int]) -> tuple[LocatedProblem, ...]:
    """What is wrong when a bundle has too many files or is too large altogether."""
    if len(sizes) > MOST_FILES:
        return (
            _problem("", f"The bundle has more than {MOST_FILES:,} files.", "Split the programme in two."),
        )
    media = {name: size for name, size in sizes.items() if is_media(name)}
    readable = {name: size for name, size in sizes.items() if name not in media}
    return (
        *_too_large("The bundle is", readable, LARGEST_BUNDLE),
        *_too_large("Pictures, recordings and documents are together", media, LARGEST_MEDIA),
    )


def largest(name: str) -> int:
    """How many bytes a file of that name may have."""
    return LARGEST_MEDIA_FILE if is_media(name) else LARGEST_FILE


def _too_large(begins: str, sizes: Mapping[str, int], most: int) -> Iterator[LocatedProblem]:
    altogether = sum(sizes.values())
    if altogether > most:
        largest = max(sizes, key=lambda name: (sizes[name], name))
        yield _problem(
            "",
            f"{begins} {in_megabytes(altogether)} large; at most {in_megabytes(most)} are read.",
            f"Take out what does not belong in it; the largest file is “{shown(largest)}”.",
        )


def name_problems(names: Collection[str], unread: Collection[str] = ()) -> tuple[LocatedProblem, ...]:
    """Files that no bundle has, files that are missing, and names that differ only in capitals.

    ``unread`` names entries that are there and could not be read: they are not missing.
    """
    names = [name for name in names if not is_ignored(name)]
    if not names and not unread:
        return (_problem("", "There is no file here.", f"Give a folder that holds “{FORMAT_FILE}”."),)
    if not any(kind_of(name) for name in names) and not unread:
        return (
            _problem(
                "",
                f"This is not a bundle: none of its files is one that a bundle has, such as “{FORMAT_FILE}”.",
                "Give the folder of a bundle, or make one with the site's export.",
            ),
        )
    return (*_missing(names, unread), *_unknown(names), *_alike(names))


def _missing(names: Collection[str], unread: Collection[str]) -> Iterator[LocatedProblem]:
    for name in _REQUIRED:
        if name not in names and entry_of(name) not in unread:
            yield _problem(name, f"The file “{name}” is missing.", "Every bundle has one; add it.")


def _unknown(names: Collection[str]) -> Iterator[LocatedProblem]:
    for name in names:
        if kind_of(name) is None and not is_media(name):
            folder, slash, rest = name.partition("/")
            remedy = _folder_remedy(folder, rest) if slash else _file_remedy(name)
            yield _problem(name, f"A bundle has no file “{shown(name)}”.", remedy)


def _folder_remedy(folder: str, rest: str) -> str:
    if folder not in _FOLDER_NAMES:
        listed = ", ".join(f"“{name}”" for name in _FOLDER_NAMES)
        return did_you_mean(folder, _FOLDER_NAMES) or f"Move it out; the folders of a bundle are {listed}."
    if folder == FILES_FOLDER:
        return (
            "Pictures, recordings and documents are named by their SHA-256 and the ending of their kind, "
            "such as jpg, mp3 or pdf. Name it so, or move it out."
        )
    if "/" in rest:
        return f"Put it directly into “{folder}”, or move it out."
    return f"Give it a name that ends in “{SUFFIX}”, or move it out of the bundle."


def _file_remedy(name: str) -> str:
    known = ", ".join(f"“{one}”" for one in _KNOWN)
    return did_you_mean(name, _KNOWN) or f"Move it out; the files beside the folders are {known}."


def _alike(names: Collection[str]) -> Iterator[LocatedProblem]:
    seen: dict[str, str] = {}
    for name in sorted(names):
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            yield _problem(
                name,
                f"“{shown(first)}” and “{shown(name)}” differ only in capitals.",
                "Give one of them another id and name: many computers take the two for one file.",
            )


def _problem(file: str, wrong: str, remedy: str) -> LocatedProblem:
    return LocatedProblem(file=visible(file), line=None, wrong=wrong, remedy=remedy)
