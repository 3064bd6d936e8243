"""The only door for changing people. The caller, who knows the programme, records the audit event."""

from django.db import transaction

from doingwith_site.people.models import User

__all__ = ["add_person"]


@transaction.atomic
def add_person(*, email: str, name: str, password: str | None = None) -> User:
    """The person with this address: the one there already, untouched, or a new one.

    Without a password they sign in by a code sent to the address.
    """
    known = User.objects.filter(email=email.strip().lower()).first()
    return known or User.objects.create_user(email=email, name=name, password=password)
