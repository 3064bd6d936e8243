"""The mail that tells the people of a project that readers asked something, without a word of it."""

from doingwith_site.common.mail import tell_by_mail
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import holders_in

__all__ = ["tell_who_answers"]

SUBJECT = "a question to your project"
LETTER = """Readers of a case in the programme “{programme}” have asked the project's people something.

What they ask is not in this mail. Sign in to Doing With and open the programme: its page leads there.

You get this mail because you can answer for the projects of this programme.
"""


def tell_who_answers(programme: Programme) -> None:
    """Writes to all who may answer that a question waits. It is kept whether or not mail goes."""
    people = [person.email for person in holders_in(programme, Permission.ANSWER_QUESTION)]
    if people:
        text = LETTER.format(programme=programme.name)
        tell_by_mail(SUBJECT, text, to=people, kept="The question is kept.")
