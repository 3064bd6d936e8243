"""A project of other software as it is given: read whole before anything of it is kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import IO, Any, Self

from doingwith.exchange.refi_qda.container import Limits
from doingwith.exchange.refi_qda.importing import Imported, imported
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.reading import read_project
from doingwith_site.common.collecting import without_collecting
from doingwith_site.evidence.uploads.sniffing import UploadRefused, read_within
from doingwith_site.exchange.bringing_in.words import with_words

__all__ = ["Given", "Report", "given_project"]

MEGABYTE = 1_000_000
LARGEST_FILE = 100 * MEGABYTE
LIMITS = Limits(whole=200 * MEGABYTE, part=100 * MEGABYTE, project=20 * MEGABYTE)
TOO_LARGE = (
    "This file is larger than 100 MB. Divide it in the other program and bring in one part after the other, "
    "or export it without films, which do not come along."
)
EMPTY = "This file is empty. Choose another one."
LONGEST_TEXT, MOST_TEXT = 4_000_000, 50_000_000
TOO_MUCH = (
    "This project holds more than can be brought in at once: no text may have more than 4 million "
    "characters, and all of them together 50 million. Divide it in the other program, and bring in one part "
    "after the other."
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was found out about a file, in codes and figures, and in sentences on how it was read.

    The way in which characters are counted is said in ``unit``, ``line_ends``, ``mark_counted`` and
    ``end_inclusive``; ``sure`` from 0 to 1. ``lost`` counts what has no place in a programme, ``files`` the
    pictures, recordings and documents that come; ``left_out`` has a sentence for each that does not.
    """

    is_programme: bool
    passages: int
    recovered: int
    unit: str
    line_ends: str
    mark_counted: bool
    end_inclusive: bool
    sure: float
    on_words: int
    quoted: int
    with_quote: int
    lost: Mapping[str, int]
    differences: tuple[str, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(cls, found: Imported) -> Self:
        """What is said of a project that was read."""
        offsets, way = found.offsets, found.offsets.convention
        return cls(
            is_programme=found.is_programme,
            passages=found.selections,
            recovered=found.quotes_recovered,
            unit=way.unit.value,
            line_ends=way.line_ends.value,
            mark_counted=way.mark_counted,
            end_inclusive=way.end_inclusive,
            sure=offsets.sure,
            on_words=offsets.on_words,
            quoted=offsets.quoted,
            with_quote=offsets.with_quote,
            lost=dict(found.lost),
            differences=found.differences,
        )

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The report as it was kept; what another version of the site kept of it beside is left."""
        known = {one.name for one in fields(cls)}
        lists = {name: tuple(plain.get(name, ())) for name in ("differences", "left_out")}
        return cls(**{name: value for name, value in {**plain, **lists}.items() if name in known})

    def plain(self) -> dict[str, Any]:
        """The report as it is kept."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Given:
    """A project that can be brought in: what it holds, as a record, and what was found out about it."""

    found: Imported
    report: Report


def given_project(file: IO[bytes]) -> Given:
    """The project in a ``.qdpx`` file; UploadRefused with a sentence. Nothing is stored by looking at it."""
    content = read_within(file, LARGEST_FILE, TOO_LARGE)
    if not content:
        raise UploadRefused(EMPTY)
    try:
        with without_collecting():
            found = imported(read_project(content, LIMITS))
        found = with_words(found)
    except QdaRefused as refused:
        raise UploadRefused(str(refused)) from refused
    lengths = [len(version.text) for document in found.record.documents for version in document.versions]
    if max(lengths, default=0) > LONGEST_TEXT or sum(lengths) > MOST_TEXT:
        raise UploadRefused(TOO_MUCH)
    return Given(found=found, report=Report.of(found))
