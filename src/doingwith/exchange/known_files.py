"""Files that two records know by different names: a picture is drawn anew wherever it is taken in."""

from collections.abc import Callable
from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.accounts import Account
from doingwith.evidence.documents import Document
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.media import media_named

__all__ = ["with_known_files"]

Known = Callable[[Media | None], Media | None]


def with_known_files(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> ProgrammeRecord:
    """The incoming record with each file named as the stored one names it, where the two are one file.

    They are when one of them was drawn from the other, or both from the same.
    """
    known = {name: media for media in media_named(stored).values() for name in _names(media)}

    def as_stored(media: Media | None) -> Media | None:
        if media is None:
            return None
        return next((known[name] for name in _names(media) if name in known), media)

    return replace(
        incoming,
        accounts=tuple(_account(one, as_stored) for one in incoming.accounts),
        documents=tuple(_document(one, as_stored) for one in incoming.documents),
    )


def _names(media: Media) -> tuple[str, ...]:
    return tuple(filter(None, (media.sha256, media.drawn_from)))


def _account(account: Account, known: Known) -> Account:
    parts = tuple(replace(part, media=known(part.media)) for part in account.parts)
    return replace(account, parts=parts)


def _document(document: Document, known: Known) -> Document:
    versions = tuple(replace(version, media=known(version.media)) for version in document.versions)
    return replace(document, versions=versions)
