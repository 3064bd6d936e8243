"""The only door for changing programmes and who belongs to them."""

from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction

from doingwith.exchange.starting_lists import starting_list
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.people.actions import add_person
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ProgrammeLead, Role
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.queries import free_identifier, membership_in
from doingwith_site.programmes.records import store_factor_list
from doingwith_site.programmes.rules import check_can, check_can_leave_role, identifier_taken

__all__ = [
    "IdentifierTaken",
    "add_member",
    "change_role",
    "create_programme",
    "edit_programme_details",
    "lock",
    "remove_member",
    "start_programme",
]

EDITABLE = frozenset({"name", "host", "evaluator", "funder", "area", "length_years", "dates_note"})


def lock(programme: Programme) -> Programme:
    """The programme's row as it is now; whoever else changes the programme waits until this is done.

    Take it before any other lock: decision 0085 has the order. Rows may still be added that only point at
    the programme, so whoever adds them never waits with a lock that we want.
    """
    return Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)


MOST_TRIES = 10


class IdentifierTaken(Refused):  # noqa: N818 - it reads as a sentence
    """Another programme of this site has the identifier."""


@transaction.atomic
def create_programme(*, by: User, name: str, start_with: str = "", **details: Any) -> Programme:  # noqa: ANN401
    """A new programme with ``by`` as its lead.

    ``start_with`` names a shipped factor list; empty text starts with an empty one. ``details``
    are those that ``edit_programme_details`` takes.
    """
    programme = _start_under_free_identifier(by, tidy(name), **_tidied(details))
    store_factor_list(programme, starting_list(start_with))
    record_event(
        by=by,
        verb="create",
        noun="programme",
        object_id=programme.pk,
        programme_id=programme.pk,
        detail={"start_with": start_with},
    )
    return programme


def _start_under_free_identifier(by: User, name: str, **details: Any) -> Programme:
    """Looks again when somebody took the identifier a moment ago, so that nobody is refused for it."""
    for _ in range(MOST_TRIES):
        with suppress(IdentifierTaken):
            return start_programme(by=by, identifier=free_identifier(name), name=name, **details)
    raise Refused("Many people start a programme of this name just now. Try again, please.")


def start_programme(*, by: User, identifier: str, **details: Any) -> Programme:  # noqa: ANN401 (columns)
    """A programme's row and its lead's membership; IdentifierTaken when another one has it.

    The caller stores the rest and records the event, in its own transaction.
    """
    try:
        with transaction.atomic():
            programme = Programme.objects.create(identifier=identifier, created_by=by, **details)
    except IntegrityError as error:
        raise IdentifierTaken(identifier_taken(by, identifier)) from error
    Membership.objects.create(programme=programme, person=by, role=ProgrammeLead.code)
    return programme


@transaction.atomic
def edit_programme_details(*, by: User, programme: Programme, **details: Any) -> Programme:  # noqa: ANN401
    """Change what is said of the programme: ``details`` are values under any of the ``EDITABLE`` names."""
    check_can(membership_in(by, programme), Permission.EDIT_PROGRAMME)
    details = _tidied(details)
    programme = lock(programme)
    for name, value in details.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(details))
    record_event(
        by=by,
        verb="edit",
        noun="programme",
        object_id=programme.pk,
        programme_id=programme.pk,
        detail={"fields": ",".join(sorted(details))},
    )
    return programme


@transaction.atomic
def add_member(*, by: User, programme: Programme, email: str, name: str, role: type[Role]) -> Membership:
    """Give the person with this address a part; somebody unknown gets a sign-in by e-mail code.

    Refused when they have a part already.
    """
    check_can(membership_in(by, programme), Permission.EDIT_PROGRAMME)
    programme = lock(programme)
    person = add_person(email=email, name=name)
    membership, is_new = Membership.objects.get_or_create(
        programme=programme, person=person, defaults={"role": role.code}
    )
    if not is_new:
        raise Refused("This person is a member already. Change their role instead.")
    _record(by, "add", membership)
    return membership


@transaction.atomic
def change_role(*, by: User, membership: Membership, role: type[Role]) -> Membership:
    """Give a member another part. Refused for the last in a role that is needed."""
    membership = _membership_to_change(by, membership)
    if role.code != membership.role:
        check_can_leave_role(membership)
        membership.role = role.code
        membership.save(update_fields=["role"])
        _record(by, "change", membership)
    return membership


@transaction.atomic
def remove_member(*, by: User, membership: Membership) -> None:
    """Take a member out; what they did stays. Refused for the last in a role that is needed."""
    membership = _membership_to_change(by, membership)
    check_can_leave_role(membership)
    _record(by, "remove", membership)
    membership.delete()


def _membership_to_change(by: User, membership: Membership) -> Membership:
    check_can(membership_in(by, membership.programme), Permission.EDIT_PROGRAMME)
    lock(membership.programme)
    current = Membership.objects.filter(pk=membership.pk).select_related("programme", "person").first()
    if current is None:
        raise Refused("This person is no longer a member.")
    return current


def _tidied(details: dict[str, Any]) -> dict[str, Any]:
    if not details.keys() <= EDITABLE:
        raise TypeError(f"A programme has no details {sorted(details.keys() - EDITABLE)} to edit.")
    return {name: tidy(value) if isinstance(value, str) else value for name, value in details.items()}


def _record(by: User, verb: str, membership: Membership) -> None:
    record_event(
        by=by,
        verb=verb,
        noun="member",
        object_id=membership.person_id,
        programme_id=membership.programme_id,
        detail={"role": membership.role},
    )
