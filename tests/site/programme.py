"""Programmes as the cast shares them, for tests of every app."""

from functools import cache
from pathlib import Path

from tests.site.begun import Begun

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import read_bundle
from doingwith_site.exchange.actions import import_record
from doingwith_site.people.models import User
from doingwith_site.people.roles import Role
from doingwith_site.programmes.models import Membership, Programme

__all__ = ["COCREATE", "EXAMPLE", "cocreate_of", "cocreate_record", "example_record", "joined", "stored"]

COCREATE = Path(__file__).parents[2] / "data" / "cocreate"
EXAMPLE = COCREATE.with_name("example")


@cache
def cocreate_record() -> ProgrammeRecord:
    """The Co:Create programme as its bundle tells it."""
    return read_bundle(COCREATE)


@cache
def example_record() -> ProgrammeRecord:
    """The example programme, with people's words, as its bundle tells it."""
    return read_bundle(EXAMPLE)


def stored(record: ProgrammeRecord, lead: User) -> Programme:
    """The record as a programme of this site, led by ``lead``."""
    return import_record(by=lead, record=record)


cocreate_of = Begun(lambda lead: stored(cocreate_record(), lead))
"""The Co:Create programme as a programme of this site, led by whoever is given."""


def joined(person: User, programme: Programme, role: type[Role]) -> Membership:
    """The person as a member, without asking anybody."""
    return Membership.objects.create(person=person, programme=programme, role=role.code)
