"""Pictures, recordings and documents inside a project of other software: looked at, and said what comes."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.documents import Document
from doingwith.evidence.file_kinds import ENDINGS, FAMILIES
from doingwith.exchange.bundle.media import Read
from doingwith.exchange.refi_qda.sources_in import LeftOut
from doingwith.reporting.wording import count
from doingwith_site.evidence.uploads.bundle_files import FITTING, taken_as
from doingwith_site.exchange.files_in import LookedAt, NamedFile

__all__ = [
    "DOCUMENT",
    "MOST_FILES",
    "MOST_SAID",
    "PICTURE",
    "RECORDING",
    "kinds_of",
    "not_coming",
    "to_look_at",
]

MOST_FILES = 1_000
"""Files that are looked at of one project: each picture is drawn anew while its person waits."""
MOST_SAID = 50
PICTURE, RECORDING, DOCUMENT = "picture", "recording", "document file"
KINDS = {"image": PICTURE, "audio": RECORDING}


def to_look_at(
    record: ProgrammeRecord, files: Mapping[str, Read], missing: Collection[str], known: Collection[str]
) -> tuple[list[NamedFile], int]:
    """The files of the record that are at hand and would be kept, and how many more there are than are taken.

    ``known`` are those of its accounts and documents that stand here already: of these only files come that
    are ``missing`` here.
    """
    waiting = (
        one
        for one in _named(record)
        if (one.media.sha256 in files or one.media.drawn_from in files)
        and (one.owner not in known or one.media.sha256 in missing)
    )
    taken = list(islice(waiting, MOST_FILES))
    return taken, sum(1 for _ in waiting)


def kinds_of(looked: LookedAt) -> Counter[str]:
    """How many of each kind come."""
    return Counter(KINDS.get(one.content_type.partition("/")[0], DOCUMENT) for one in looked.found)


def not_coming(
    looked: LookedAt, left_out: Sequence[LeftOut], record: ProgrammeRecord, more: int
) -> Iterator[str]:
    """A sentence for each file that does not come, as long as they are few enough to be read.

    Nothing is said of what does not stand in the record: its words were taken back.
    """
    kept = {*record.account_by_id, *record.document_by_id}
    sentences = [f"{_called(one.name)}: {one.why}" for one in left_out if one.owner in kept]
    sentences += [f"{_called(one.file.place)}: {one.inside}" for one in looked.refused]
    yield from sentences[:MOST_SAID]
    if len(sentences) > MOST_SAID:
        yield f"And {len(sentences) - MOST_SAID:,} more files that cannot be taken."
    if more:
        yield (
            f"{count(more, 'more file')} {'was' if more == 1 else 'were'} not looked at: of one project as "
            f"many come as two minutes are enough for, and at most {MOST_FILES:,}. Divide it in the other "
            "program, and bring in one part after the other."
        )


def _called(name: str) -> str:
    return name.strip() or "Something without a name"


def _named(record: ProgrammeRecord) -> Iterator[NamedFile]:
    for account in record.accounts:
        for part in account.parts:
            if part.media:
                yield NamedFile(
                    owner=account.id,
                    place=f"Part {part.id} of account {account.id}",
                    media=part.media,
                    taker=partial(taken_as, FITTING.get(part.kind, "")),
                )
    for document in record.documents:
        yield from _of_document(document)


def _of_document(document: Document) -> Iterator[NamedFile]:
    for version in document.versions:
        if version.media:
            taker = partial(taken_as, _family(version.media.type))
            yield NamedFile(
                owner=document.id,
                place=document.title,
                media=version.media,
                taker=taker,
                must_be_read=True,
            )


def _family(media_type: str) -> str:
    """What a file of this type is by its bytes; ``film`` for what is never kept."""
    broad = media_type.partition("/")[0]
    fallback = {"image": "image", "audio": "sound", "video": "film"}.get(broad, "")
    return FAMILIES.get(ENDINGS.get(media_type.partition(";")[0], ""), fallback)
