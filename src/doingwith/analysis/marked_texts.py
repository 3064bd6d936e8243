"""What readers marked in each text, laid out so that two readers can be compared."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.evidence.codes import Code, CodeKind, MarkedSource
from doingwith.methods.agreement import Mark

__all__ = [
    "Given",
    "MarkedText",
    "Meaning",
    "marked_text",
    "marked_texts",
    "meaning_of",
    "readers_by_project",
]


class Meaning(NamedTuple):
    """What a code stands for. Free codes in the same words mean the same, whoever made them."""

    kind: CodeKind
    key: str


class Given(NamedTuple):
    """A code that a reader gave to a passage of a place; ``passage`` is None for a picture or sound."""

    reader: str
    code: Meaning
    place: Hashable
    passage: tuple[int, int] | None


@dataclass(frozen=True, kw_only=True)
class MarkedText:
    """The text of one source, an account or a version of a document, with what each reader marked in it.

    ``length`` is in characters, and the parts of an account stand one after the other. ``read_by`` are those
    whose reading of its case is in. ``beside`` counts, for each reader, codes given to pictures and sound.
    """

    length: int
    read_by: frozenset[str]
    marks: Mapping[str, tuple[Mark, ...]]
    beside: Mapping[str, int]


def meaning_of(kind: CodeKind, key: str) -> Meaning:
    """What a code of this kind stands for: ``key`` names the factor, or is what a free code says."""
    return Meaning(kind, key.strip().casefold() if kind is CodeKind.FREE else key)


def readers_by_project(cases: Iterable[Case]) -> dict[str | None, frozenset[str]]:
    """Whose readings are in, by the project of the case; under None all of them, for the whole programme."""
    found: dict[str | None, frozenset[str]] = {case.project: frozenset(case.reader_names) for case in cases}
    return {**found, None: frozenset().union(*found.values())}


def marked_text(
    places: Sequence[tuple[Hashable, int]], given: Iterable[Given], read_by: frozenset[str]
) -> MarkedText:
    """One source of these places, each with its length in characters, one after the other.

    What was given to another place, or stands outside the text as it is now, is left out.
    """
    starts, lengths, total = {}, dict(places), 0
    for place, length in places:
        starts[place], total = total, total + length
    marks: dict[str, list[Mark]] = {}
    beside: dict[str, int] = {}
    for one in given:
        if one.place not in starts:
            continue
        if one.passage is None:
            beside[one.reader] = beside.get(one.reader, 0) + 1
            continue
        (begins, ends), start = one.passage, starts[one.place]
        if 0 <= begins < ends <= lengths[one.place]:
            marks.setdefault(one.reader, []).append(
                Mark(start=start + begins, end=start + ends, code=one.code)
            )
    return MarkedText(
        length=total,
        read_by=read_by,
        marks={reader: tuple(found) for reader, found in marks.items()},
        beside=beside,
    )


def marked_texts(record: ProgrammeRecord) -> tuple[MarkedText, ...]:
    """Every source of the record in which something is marked, one for each version of a document."""
    readers = readers_by_project(record.cases)
    meanings = {code.id: _meaning(code) for code in record.codebook.codes}
    found = []
    for marked in record.marked_sources:
        given = list(_given(marked, meanings))
        for project, places in _places(record, marked.id):
            found.append(marked_text(places, given, readers.get(project, frozenset())))
    return tuple(found)


def _meaning(code: Code) -> Meaning:
    return meaning_of(code.kind, code.label if code.kind is CodeKind.FREE else code.refers_to)


def _given(marked: MarkedSource, meanings: Mapping[str, Meaning]) -> Iterator[Given]:
    excerpts = {excerpt.id: excerpt for excerpt in marked.excerpts}
    for coding in marked.codings:
        excerpt = excerpts.get(coding.excerpt)
        if excerpt is None or coding.code not in meanings:
            continue
        passage = excerpt.passage
        yield Given(
            reader=coding.coder,
            code=meanings[coding.code],
            place=(excerpt.part, excerpt.version),
            passage=(passage.start, passage.end) if passage else None,
        )


def _places(record: ProgrammeRecord, source: str) -> Iterator[tuple[str | None, list[tuple[Hashable, int]]]]:
    """The texts of an account together, those of a document's versions one by one, each with its project."""
    account, document = record.account_by_id.get(source), record.document_by_id.get(source)
    if account is not None:
        yield account.project, [((part.id, part.version), len(part.text)) for part in account.parts]
    for version in document.versions if document is not None else ():
        yield document.project if document else None, [((None, version.version), len(version.text))]
