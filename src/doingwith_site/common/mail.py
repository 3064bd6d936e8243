"""Mail that says that something waits, to several people at once. What waits is kept if none goes."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage

__all__ = ["tell_by_mail"]

logger = logging.getLogger(__name__)


def tell_by_mail(subject: str, text: str, *, to: Sequence[str], kept: str) -> None:
    """One mail to all, none of whom sees the others, since whoever waits for it waits while it goes.

    ``kept`` ends the line of the log when it cannot be sent, such as “The concern is kept.”
    """
    prefixed = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}"
    try:
        EmailMessage(prefixed, text, bcc=list(to)).send()
    except (
        Exception
    ) as error:  # a mail server fails in many ways; whoever did what it tells of must not pay for it
        # Only the kind of fault: what a mail server says of one names those whom it was for.
        logger.error("A mail could not be sent (%s). %s", type(error).__name__, kept)  # noqa: TRY400
