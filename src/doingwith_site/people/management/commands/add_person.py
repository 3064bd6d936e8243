"""Adds the first person, who can then start a programme and add the others."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.core.validators import validate_email

from doingwith_site.common.commands import SentenceCommand
from doingwith_site.people.actions import add_person
from doingwith_site.people.models import User

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site add_person EMAIL NAME``."""

    help = "Adds a person who can sign in by a code sent to their e-mail address."

    def add_arguments(self, parser: CommandParser) -> None:
        """An address and a name."""
        parser.add_argument("email", help="the address the sign-in code is sent to")
        parser.add_argument("name", help="the name others see")

    def handle(self, *args: Any, **options: Any) -> None:
        """Adds them, or says why not."""
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError("That is not an e-mail address. Write it like name@example.org.") from None
        if User.objects.filter(email=options["email"].strip().lower()).exists():
            raise CommandError("Someone with that e-mail address can sign in already.")
        add_person(email=options["email"], name=options["name"])
        self.stdout.write("Added. They can sign in with a code sent to their e-mail address.")
