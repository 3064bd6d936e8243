"""The mail that tells safeguarding leads of a worry, without a word of it."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage

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
    """Writes to all safeguarding leads that a worry waits for them. It is kept whether or not mail goes.

    No word of it, no account and no address is in the mail, so that it may be seen over a shoulder. It is one
    mail to all of them, since whoever raised the worry waits while it goes.
    """
    subject = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{SUBJECT}"
    leads = [lead.email for lead in safeguarding_leads(programme)]
    try:
        EmailMessage(subject, LETTER.format(programme=programme.name), bcc=leads).send()
    except (
        Exception
    ) as error:  # a mail server fails in many ways; whoever raised the worry must not pay for it
        # Only the kind of fault: what a mail server says of one names the leads.
        kind = type(error).__name__
        logger.error("The mail to the safeguarding leads could not be sent (%s). The concern is kept.", kind)  # noqa: TRY400
