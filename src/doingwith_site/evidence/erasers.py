"""Removes accounts: their parts, pictures and recordings; and marks documents that quote them."""

from doingwith.consent.redaction import taken_from, without
from doingwith_site.consent.erasers import Erased, Outcome, TakenBack, eraser
from doingwith_site.consent.redaction import take_out
from doingwith_site.evidence.media import wipe
from doingwith_site.evidence.models import Account, AccountPart, Document, DocumentVersion, TypedAgain

__all__ = ["mark_quoting_documents", "remove_accounts"]

QUOTED = 8
"""As many words in a row quote an account; fewer stand in two texts by chance. As at the door out."""


@eraser("documents that quote")
def mark_quoting_documents(taken: TakenBack) -> list[Erased]:
    """A document of the project stays in its file, and leaves no more when it quotes the words at length.

    Titles and notes, which are written here, lose the words; so does why something was typed again.
    """
    texts, here = taken.words.texts, taken.agreement.programme_id
    versions = DocumentVersion.objects.filter(document__programme=here)
    count = take_out(Document.objects.filter(programme=here), ["title"], texts)
    count += take_out(versions, ["note"], texts)
    others = TypedAgain.objects.filter(part__account__programme=here)
    count += take_out(others.exclude(part__account__agreement=taken.agreement), ["reason"], texts)
    said = taken_from(texts, run=QUOTED).at_least(QUOTED)
    quoting = {row.document_id for row in versions.iterator() if without(row.text, said)[1]}
    marked = Document.objects.filter(pk__in=quoting)
    marked.update(quotes_taken_back=True)
    return [
        Erased(kind="quote", count=count),
        *(Erased(kind="document", outcome=Outcome.MARKED, place=row.identifier) for row in marked),
    ]


@eraser("accounts")
def remove_accounts(taken: TakenBack) -> list[Erased]:
    """Overwrites files and removes rows. The account's own row goes when all of it is taken back."""
    parts = AccountPart.objects.filter(account__agreement=taken.agreement).select_related("media")
    if taken.parts is not None:
        parts = parts.filter(pk__in=taken.parts)
    rows = list(parts)
    files = [part.media for part in rows if part.media]
    parts.delete()
    for media in files:
        wipe(media)
    if taken.parts is None:
        Account.objects.filter(agreement=taken.agreement).delete()
    return [
        Erased(kind="writing", outcome=Outcome.REMOVED, count=sum(1 for part in rows if part.media is None)),
        Erased(kind="picture", count=sum(1 for media in files if media.content_type.startswith("image/"))),
        Erased(kind="recording", count=sum(1 for media in files if media.content_type.startswith("audio/"))),
    ]
