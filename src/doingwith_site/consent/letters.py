"""The mail that tells safeguarding leads of a worry, without a word of it."""

import logging

from django.conf import settings
from django.core.mail import send_mail

from doingwith_site.consent.queries import safeguarding_leads
from doingwith_site.programmes.models import Programme

__all__ = ["tell_leads"]

logger = logging.getLogger(__name__)

SUBJECT = "somebody is worried"
LETTER = """Somebody has raised a worry about safety in the programme “{programme}”.

What they wrote is not in this mail. Sign in to Doing With, open the programme and choose Concerns.

You get this mail because you look after people's safety in this programme. Nobody else can read it.
"""


def tell_leads(programme: Programme) -> None:
    """Writes to each safeguarding lead that a worry waits for them. It is kept whether or not mail goes.

    No word of it, no account and no address is in the mail, so that it may be seen over a shoulder.
    """
    subject = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{SUBJECT}"
    for lead in safeguarding_leads(programme):
        try:
            send_mail(subject, LETTER.format(programme=programme.name), None, [lead.email])
        except Exception:  # a mail server fails in many ways; whoever raised the worry must not pay for it
            logger.exception("A mail to a safeguarding lead could not be sent. The concern is kept.")
