"""The only door into the audit log."""

from collections.abc import Mapping

from doingwith_site.audit.models import Event
from doingwith_site.people.models import User

__all__ = ["Detail", "record_event"]

Detail = Mapping[str, str | int | bool | None]
"""Codes, counts and identifiers. Never a name, an address, or anything a person wrote."""


def record_event(
    *,
    by: User | None,
    verb: str,
    noun: str,
    object_id: object,
    programme_id: int | None = None,
    detail: Detail | None = None,
) -> Event:
    """Adds one line, in the caller's transaction: ``by`` did ``verb`` to the ``noun`` with ``object_id``.

    ``by`` is ``None`` when the system itself acted. ``detail`` holds codes and numbers only.
    """
    return Event.objects.create(
        by=by,
        verb=verb,
        noun=noun,
        object_id=str(object_id),
        programme_id=programme_id,
        detail=dict(detail or {}),
    )
