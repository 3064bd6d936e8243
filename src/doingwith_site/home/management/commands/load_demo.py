"""Loads the demonstration: the Co:Create programme and one sign-in for each role."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

import doingwith_site
from doingwith.exchange.bundle.check import BundleRefused, WholeBundle, read_whole_bundle
from doingwith_site.common.commands import SentenceCommand
from doingwith_site.exchange.actions import confirm_import, prepare_import
from doingwith_site.people.actions import add_person
from doingwith_site.people.demo import DEMO_PASSWORD, DEMO_PEOPLE
from doingwith_site.people.models import User
from doingwith_site.people.roles import ProgrammeLead
from doingwith_site.programmes.actions import add_member
from doingwith_site.programmes.models import Programme

__all__ = ["Command"]

BUNDLE = Path(doingwith_site.__file__).parents[2] / "data" / "cocreate"


class Command(SentenceCommand):
    """``doingwith-site load_demo [BUNDLE]``: what is there already stays as it is."""

    help = "Loads the Co:Create programme and one demonstration sign-in for each role (only with DEMO=1)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another bundle may be named."""
        parser.add_argument("bundle", nargs="?", type=Path, default=BUNDLE)

    def handle(self, *args: Any, bundle: Path = BUNDLE, **options: Any) -> None:
        """Makes the people who are missing, then the programme if it is missing."""
        if not settings.DEMO:
            raise CommandError(
                "load_demo makes sign-ins whose password everybody knows. "
                "Set DEMO=1 if this is a demonstration that nobody keeps real records in."
            )
        try:
            whole = read_whole_bundle(bundle)
            self.stdout.write(load(whole))
        except BundleRefused as refused:
            raise CommandError(f"The demonstration was not loaded.\n{refused}") from refused


@transaction.atomic
def load(whole: WholeBundle) -> str:
    """The people who are missing, then the programme with its files if it is missing; what is to be said."""
    record = whole.record
    people = [
        add_person(email=person.email, name=person.name, password=DEMO_PASSWORD) for person in DEMO_PEOPLE
    ]
    if Programme.objects.filter(identifier=record.programme.id).exists():
        return f"{record.programme.name} is there already."
    lead = people[_LEAD]
    join(confirm_import(by=lead, pending=prepare_import(by=lead, record=record, files=whole.files)), people)
    return f"{record.programme.name} is loaded, with a sign-in for each role."


_LEAD = next(at for at, person in enumerate(DEMO_PEOPLE) if person.role is ProgrammeLead)


def join(programme: Programme, people: list[User]) -> None:
    """Give everyone but the lead, who made the programme, their part."""
    for person, demo in zip(people, DEMO_PEOPLE, strict=True):
        if demo.role is not ProgrammeLead:
            add_member(
                by=people[_LEAD], programme=programme, email=person.email, name=person.name, role=demo.role
            )
