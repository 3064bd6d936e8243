"""The mail that tells safeguarding leads of a worry, without a word of it."""

from doingwith_site.common.mail import tell_by_mail
from doingwith_site.consent.queries import safeguarding_leads
from doingwith_site.programmes.models import Programme

__all__ = ["tell_leads"]

SUBJECT = "somebody is worried"
LETTER = """Somebody has raised a worry about safety in the programme “{programme}”.

What they wrote is not in this mail. Sign in to Doing With, open the programme and choose Concerns.

You get this mail because you look after people's safety in this programme. Nobody else can read it.
"""


def tell_leads(programme: Programme) -> None:
    """Writes to all safeguarding leads that a worry waits for them. It is kept whether or not mail goes.

    No word of it, no account and no address is in the mail, so that it may be seen over a shoulder.
    """
    leads = [lead.email for lead in safeguarding_leads(programme)]
    tell_by_mail(SUBJECT, LETTER.format(programme=programme.name), to=leads, kept="The concern is kept.")
