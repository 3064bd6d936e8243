"""Accounts and documents as sources: their texts, and as variables what is known of them."""

from collections.abc import Iterator, Mapping
from datetime import date

from doingwith.consent.agreements import allowed_uses
from doingwith.evidence.accounts import Account, AccountPart
from doingwith.evidence.documents import Document, DocumentVersion
from doingwith.evidence.media import Media
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.project import QdaSource

__all__ = ["account_sources", "document_sources", "version_name"]

Known = Mapping[str, str | int | date | None]


def account_sources(account: Account, identity: Identity) -> Iterator[tuple[QdaSource, Media | None]]:
    """A source for each part of an account, with the file that belongs to it."""
    for part in account.parts:
        name = f"Account {account.id}, part {part.id} ({account.teller})"
        yield (
            QdaSource(
                guid=identity.of("part", account.id, part.id),
                name=name,
                text=part.text,
                on=account.told_on,
                values=_values(_of_account(account, part) | _of_media(part.media)),
            ),
            part.media,
        )


def _of_account(account: Account, part: AccountPart) -> dict[str, str | int | date | None]:
    told = account.provenance
    return {
        "account": account.id,
        "part": part.id,
        "version": part.version,
        "kind": part.kind.value,
        "project": account.project,
        "teller": account.teller,
        "telling": account.telling,
        "question": part.question,
        "uses": ", ".join(sorted(use.value for use in allowed_uses(account.agreement))),
        "language": account.language,
        "typed by": told.typed_by,
        "way": told.way.value,
        "wording": told.wording.value,
        "read back": told.read_back.value if told.read_back else None,
        "date": account.told_on,
    }


def document_sources(document: Document, identity: Identity) -> Iterator[tuple[QdaSource, Media | None]]:
    """A source for each version of a document, with its file."""
    for version in document.versions:
        values: dict[str, str | int | date | None] = {
            "document": document.id,
            "version": version.version,
            "kind": document.kind.value,
            "project": document.project,
            "date": version.dated_on,
        }
        yield (
            QdaSource(
                guid=identity.of("version", document.id, str(version.version), guid=version.guid),
                name=version_name(document, version),
                text=version.text,
                description=version.note,
                on=version.dated_on,
                values=_values({**values, **_of_media(version.media)}),
            ),
            version.media,
        )


def version_name(document: Document, version: DocumentVersion) -> str:
    """The document's title, with the version's number where there is more than one."""
    return document.title if len(document.versions) == 1 else f"{document.title} (version {version.version})"


def _of_media(media: Media | None) -> dict[str, str | int | date | None]:
    if media is None:
        return {}
    return {
        "file": media.sha256,
        "file type": media.type,
        "file size": media.size,
        "width": media.width,
        "height": media.height,
        "length": media.length_ms,
    }


def _values(known: Known) -> dict[str, str]:
    """What is known, as texts under the names of variables; what is not known is left out."""
    return {
        f"Doing With {name}": value.isoformat() if isinstance(value, date) else str(value)
        for name, value in known.items()
        if value is not None and value != ""
    }
