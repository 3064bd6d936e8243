"""Checks a bundle and reads it: every error at once, each with file, line and remedy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.problems import Problem
from doingwith.exchange.bundle.assembly import assembled
from doingwith.exchange.bundle.counts import BundleCounts, counts_of
from doingwith.exchange.bundle.folder import Gathered, gather
from doingwith.exchange.bundle.layout import SUFFIX
from doingwith.exchange.bundle.located import LocatedProblem, in_reading_order
from doingwith.exchange.bundle.media import Read, hash_in, is_media, media_named, media_problems
from doingwith.exchange.bundle.names import name_problems, size_problems
from doingwith.exchange.bundle.salvage import hides
from doingwith.exchange.bundle.values import ReadFile, read_value

__all__ = [
    "BundleCheck",
    "BundleRefused",
    "LocatedProblem",
    "WholeBundle",
    "check_bundle",
    "check_files",
    "read_bundle",
    "read_whole_bundle",
]


@dataclass(frozen=True, kw_only=True)
class BundleCheck:
    """What a check found. ``record`` is None when there are problems; ``counts`` tell what could be read.

    ``files`` are the pictures, recordings and documents that are there, by their SHA-256; ``files_named`` is
    how many the record names. A bundle may lack any: who told may not let a file leave with their words.
    """

    record: ProgrammeRecord | None
    problems: tuple[LocatedProblem, ...]
    counts: BundleCounts
    files: Mapping[str, Read] = field(default_factory=dict)
    files_named: int = 0


@dataclass(frozen=True, kw_only=True)
class WholeBundle:
    """A bundle in which nothing is wrong: its record, and the files beside it by their SHA-256."""

    record: ProgrammeRecord
    files: Mapping[str, Read]


class BundleRefused(Exception):  # noqa: N818 - it reads as a sentence: the bundle was refused
    """A bundle that cannot be read; ``problems`` say everything that is wrong."""

    def __init__(self, problems: tuple[LocatedProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def check_bundle(folder: Path) -> BundleCheck:
    """Check the bundle in a folder. Whatever stands there, the answer is sentences and no error."""
    return _check(gather(folder))


def check_files(files: Mapping[str, bytes]) -> BundleCheck:
    """Check a bundle given as its files: paths inside the bundle, with "/" between, and their bytes."""
    media = {name: partial(files.__getitem__, name) for name in files if is_media(name)}
    readable = {name: files[name] for name in files if name not in media}
    too_much = size_problems({name: len(data) for name, data in readable.items()})
    if too_much:
        return _check(Gathered(problems=too_much, is_bundle=False))
    return _check(Gathered(files=readable, media=media))


def read_bundle(folder: Path) -> ProgrammeRecord:
    """The record in a folder; raises BundleRefused with everything that is wrong."""
    return read_whole_bundle(folder).record


def read_whole_bundle(folder: Path) -> WholeBundle:
    """The record in a folder and the files beside it; raises BundleRefused with everything that is wrong."""
    check = check_bundle(folder)
    if check.record is None:
        raise BundleRefused(check.problems)
    return WholeBundle(record=check.record, files=check.files)


def _check(gathered: Gathered) -> BundleCheck:
    read = [read_value(name, data) for name, data in sorted(gathered.files.items())]
    problems = list(gathered.problems)
    if gathered.is_bundle:
        problems += name_problems([*gathered.files, *gathered.media], gathered.unread)
    problems += [problem for file in read for problem in file.problems]
    record, unread = assembled(read, gathered.unread)
    problems += _located(integrity_problems(record, unread=unread), read)
    problems += media_problems(gathered.media, None if problems else record)
    return BundleCheck(
        record=None if problems else record,
        problems=in_reading_order(problems),
        counts=counts_of(record),
        files={hash_in(name): read_it for name, read_it in gathered.media.items()},
        files_named=len(media_named(record)),
    )


def _located(problems: tuple[Problem, ...], read: list[ReadFile]) -> list[LocatedProblem]:
    """Each problem at the line of its place, or of the nearest place around it."""
    files = {file.entry: file for file in read}
    found = []
    for problem in problems:
        file = files.get(problem.entry)
        if file and hides(file.gone, problem.place):
            continue
        found.append(
            LocatedProblem(
                file=file.name if file else problem.entry + SUFFIX,
                line=file.line_of(problem.place) if file else None,
                wrong=problem.wrong,
                remedy=problem.remedy,
            )
        )
    return found
