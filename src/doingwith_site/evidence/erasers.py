"""Removes accounts: their parts, pictures and recordings."""

from doingwith_site.consent.erasers import Erased, Outcome, TakenBack, eraser
from doingwith_site.evidence.media import wipe
from doingwith_site.evidence.models import Account, AccountPart

__all__ = ["remove_accounts"]


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
