"""Files that were taken while the form with which they came is asked for once more.

A browser gives no file twice, so who must choose a single one anew would have to choose all of them. They
are parts of the account that was begun for the person; ``forget_held_files`` takes out what was given up.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from doingwith.evidence.accounts import PartKind
from doingwith.reporting.wording import count, listed
from doingwith_site.evidence.actions.parts import add_part
from doingwith_site.evidence.models import Account, Question, Telling
from doingwith_site.evidence.queries import begun_for, has_file
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.people.models import User

__all__ = ["Held", "add_files", "held_in"]

SALT = "doingwith.entering"
KINDS = {PartKind.VOICE: "recording", PartKind.PHOTO: "photo", PartKind.DRAWING: "drawing"}


@dataclass(frozen=True, kw_only=True)
class Held:
    """The account that was begun, and the seed of its code; empty when the code stands on a paper."""

    account: Account
    seed: str

    @property
    def signed(self) -> str:
        """What the form says of it, which nobody else can make up."""
        return signing.dumps([self.account.pk, self.account.entered_by_id, self.seed], salt=SALT)

    @property
    def number(self) -> int:
        """How many files it has."""
        return self.account.parts.filter(media__isnull=False).count()

    @property
    def words(self) -> str:
        """How many of each kind it has."""
        kinds = Counter(self.account.parts.filter(media__isnull=False).values_list("kind", flat=True))
        return listed([count(kinds[kind], word) for kind, word in KINDS.items() if kinds[kind]])


def held_in(request: HttpRequest, by: User, telling: Telling) -> Held | None:
    """What the form that was sent says is kept already; None when that is finished, or none of theirs."""
    try:
        number, person, seed = signing.loads(request.POST.get("held", ""), salt=SALT)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    account = begun_for(telling, number) if person == by.pk else None
    return Held(account=account, seed=seed) if account else None


def add_files(
    by: User,
    account: Account,
    files: Mapping[PartKind, Sequence[Upload]],
    beside: Mapping[PartKind, str],
    question: Question | None,
) -> None:
    """Each file as a part of its own, with the words beside its kind. What came twice is kept once."""
    for kind, uploads in files.items():
        for upload in uploads:
            if not has_file(account, upload):
                text = beside.get(kind, "")
                add_part(by=by, account=account, kind=kind, question=question, text=text, upload=upload)
