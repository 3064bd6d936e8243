"""The only door for saying that what was told was read. A page that shows it waits for nobody."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from doingwith.consent.uses import Use, UseKind
from doingwith_site.common.at_once import OthersWrite, without_waiting
from doingwith_site.consent.actions import record_uses
from doingwith_site.consent.models import Agreement, UseMade
from doingwith_site.consent.readings.later import Later
from doingwith_site.consent.readings.notes import Note, are_waiting, put_away, waiting
from doingwith_site.consent.rules import check_use
from doingwith_site.people.models import User

__all__ = ["BRINGING_IN", "bring_in_readings", "record_reading"]

READ = {"use": Use.PROJECT_TEAM, "kind": UseKind.READ, "place": ""}


def record_reading(*, by: User, agreements: Collection[int]) -> None:
    """Say of each of these agreements, by its key, that somebody working on the project read its words.

    Nothing is written when their receipts say so already. Where somebody else is writing it is noted in a
    file, and stands on the receipts as soon as they are done, also when the site is stopped meanwhile.
    Refused when any of them may not be read.
    """
    fresh = set(agreements) - set(_read(agreements).values_list("agreement", flat=True))
    if not fresh:
        return
    try:
        with without_waiting():
            _record(by, fresh)
    except OthersWrite:
        _record_later(by, fresh)


def bring_in_readings() -> None:
    """Put every reading that waits in a file onto its receipt, and then remove the file.

    Done twice, or by several at once, it is done once: a receipt that says so already stays as it is. A
    reading was allowed when it was made, so it stands there also when its teller allows less by now. Of what
    was taken back meanwhile there is no receipt; a reader who is gone is not named.
    """
    noted = waiting()
    _keep(noted.values())
    for path in noted:
        path.unlink(missing_ok=True)


BRINGING_IN = Later(work=bring_in_readings, is_waiting=are_waiting)
"""That of this process."""


def _read(agreements: Collection[int]) -> QuerySet[UseMade]:
    if not agreements:
        return UseMade.objects.none()
    return UseMade.objects.filter(agreement__in=agreements, ended_at=None, **READ)


def _record(by: User, agreements: Collection[int]) -> None:
    places = dict.fromkeys(sorted(agreements), "")
    record_uses(by=by, places=places, use=Use.PROJECT_TEAM, kind=UseKind.READ)


def _record_later(by: User, agreements: Collection[int]) -> None:
    rows = Agreement.objects.filter(pk__in=agreements).prefetch_related("steps", "competences")
    for row in rows:
        check_use(row, Use.PROJECT_TEAM)
    note = Note(reader=by.pk, read_at=timezone.now(), agreements={row.pk: row.identifier for row in rows})
    try:
        put_away(note)
    except OSError:  # rather a page that waits than a reading that is lost
        _record(by, agreements)
    else:
        BRINGING_IN.begin()


@transaction.atomic
def _keep(noted: Iterable[Note]) -> None:
    first = _first_readings(noted)
    keys = {key for key, _ in first}
    rows = Agreement.objects.select_for_update().filter(pk__in=keys, withdrawn_at=None).order_by("pk")
    there = set(rows.values_list("pk", "identifier"))
    known = set(_read(keys).values_list("agreement", flat=True))
    readers = User.objects.in_bulk({note.reader for note in first.values()})
    UseMade.objects.bulk_create(
        UseMade(
            agreement_id=told[0], made_by=_reader_of(note, readers), made_at=note.read_at, **READ,
        )
        for told, note in first.items()
        if told in there and told[0] not in known
    )  # fmt: skip


def _first_readings(noted: Iterable[Note]) -> dict[tuple[int, str], Note]:
    """The first of the readings of each agreement, by its key and identifier.

    Both are asked for: where a backup was put back, another account may have the key.
    """
    latest_first = sorted(noted, key=lambda note: note.read_at, reverse=True)
    return {told: note for note in latest_first for told in note.agreements.items()}


def _reader_of(note: Note, people: Mapping[int, User]) -> User | None:
    """None when they are gone, also where a backup was put back and another person has their key."""
    person = people.get(note.reader)
    return person if person and person.joined_at <= note.read_at else None
