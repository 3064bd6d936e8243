"""What was removed because it had to go, until the bytes on which it stood are overwritten, too.

Whoever removes words because somebody took them back, or because their time was over, notes it in the same
transaction. The bytes are overwritten afterwards, for all that was noted at once: by a withdrawal, or once a
day by ``finish_withdrawals``, ``forget_imports``, ``forget_suggestions`` or ``forget_comments``, whichever
comes first. Where nothing was noted, nothing is written anew.
"""

from django.utils import timezone

from doingwith_site.consent.models import Removal, Withdrawal
from doingwith_site.consent.wiping import wipe_freed_space

__all__ = ["note_removal", "wipe_what_was_removed"]


def note_removal() -> None:
    """Words go in this transaction, so their bytes are to be overwritten."""
    Removal.objects.create(at=timezone.now())


def wipe_what_was_removed() -> bool:
    """Overwrites what was removed since the last time. False when somebody is using it now: try again later.

    What is removed meanwhile is left for the next time.
    """
    noted = list(Removal.objects.values_list("pk", flat=True))
    erased = Withdrawal.objects.filter(wiped_at=None).exclude(erased_at=None)
    waiting = list(erased.values_list("pk", flat=True))
    if (noted or waiting) and not wipe_freed_space():
        return False
    Removal.objects.filter(pk__in=noted).delete()
    Withdrawal.objects.filter(pk__in=waiting).update(wiped_at=timezone.now())
    return True
