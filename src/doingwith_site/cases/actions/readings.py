"""Opening a case, choosing who reads it, and reading it independently."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doingwith.cases.phases import MoveOfReading, Phase
from doingwith.common.judgements import Basis, Sign
from doingwith.consent.uses import Use, UseKind
from doingwith_site.audit.actions import record_event
from doingwith_site.cases.models import Case, Judgement, Reading
from doingwith_site.cases.queries import accounts_judged_by, reading_of
from doingwith_site.cases.rules import (
    check_can_choose_readers,
    check_may_read_cases,
    check_reader,
    check_still_reading,
    phase_after,
)
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.consent.actions import record_uses
from doingwith_site.evidence.excerpts.queries import allowed
from doingwith_site.evidence.models import Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.identifiers import next_numbered
from doingwith_site.programmes.models import Factor
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project

__all__ = [
    "Finding",
    "choose_readers",
    "excuse_reader",
    "hand_in",
    "judge_factor",
    "locked",
    "open_case",
    "record",
]

FEWEST_READERS = 2


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a reader found of a factor. ``sign`` None with ``looked_for``: looked for and not reported."""

    sign: Sign | None
    looked_for: bool = True
    basis: Basis | None = None
    reason: str = ""
    confidence: str = ""
    excerpts: Sequence[Excerpt] = ()


@transaction.atomic
def open_case(*, by: User, project: Project, title: str) -> Case:
    """The project as a case, which nobody has read yet. Pressed twice it is one case."""
    check_can(membership_in(by, project.programme), Permission.READ_CASE)
    programme = lock(project.programme)
    there = Case.objects.filter(project=project).first()
    if there is not None:
        return there
    last = programme.cases.aggregate(last=Max("position"))["last"]
    case = Case.objects.create(
        programme=programme,
        project=project,
        identifier=next_numbered("CS", set(programme.cases.values_list("identifier", flat=True))),
        title=tidy(title),
        position=0 if last is None else last + 1,
    )
    record(by, "open", case)
    return case


@transaction.atomic
def choose_readers(*, by: User, case: Case, readers: Sequence[User]) -> Case:
    """Let these people read the case, beside those who read it already; with two, reading begins.

    Refused when somebody may not read cases, when fewer than two would read, or when the readings
    have been seen.
    """
    check_can_choose_readers(membership_in(by, case.programme), case)
    case = locked(case)
    for person in readers:
        check_may_read_cases(person, case)
        add_reader(case, person)
    if reading_now(case) < FEWEST_READERS:
        raise Refused("Choose at least two readers: what one person sees, another may not.")
    if case.phase == Phase.NOT_BEGUN:
        move(case, MoveOfReading.BEGIN)
    record(by, "choose_readers", case, readers=reading_now(case))
    return case


@transaction.atomic
def excuse_reader(*, by: User, case: Case, reader: User) -> None:
    """Somebody cannot go on reading. What they wrote stays theirs, unseen, and counts for nothing."""
    check_can_choose_readers(membership_in(by, case.programme), case)
    case = locked(case)
    reading = check_reader(reading_of(case, reader))
    if reading.in_at is not None:
        raise Refused("This reading is in. It cannot be taken out any more.")
    reading.excused_at = timezone.now()
    reading.save(update_fields=["excused_at"])
    record(by, "excuse_reader", case, readers=reading_now(case))
    compare_when_all_are_in(by, case)


@transaction.atomic
def judge_factor(*, by: User, case: Case, factor: Factor, finding: Finding) -> None:
    """What ``by`` says of the factor, in the place of what they said before.

    A finding without a sign that was not looked for leaves the factor open again. Refused when the
    reading is in, or when a sign comes without basis and reason.
    """
    check_may_read_cases(by, case)
    reading = check_reader(reading_of(locked(case), by))
    check_still_reading(reading)
    if finding.sign is None and not finding.looked_for:
        reading.judgements.filter(factor=factor).delete()
    else:
        write_judgement(reading, factor, finding)
    record(by, "judge", case)


@transaction.atomic
def hand_in(*, by: User, case: Case) -> Case:
    """The reading of ``by`` is in and stays as it is. With the last one, all readings open to each other."""
    check_may_read_cases(by, case)
    case = locked(case)
    reading = check_reader(reading_of(case, by))
    if reading.in_at is not None:
        return case
    if not reading.judgements.exists():
        raise Refused(
            "You have not judged any factor yet. Judge at least one before you hand your reading in."
        )
    reading.in_at = timezone.now()
    reading.save(update_fields=["in_at"])
    record(by, "hand_in", case)
    compare_when_all_are_in(by, case)
    return case


def write_judgement(reading: Reading, factor: Factor, finding: Finding) -> None:
    """One row for the factor, with the excerpts it rests on.

    Passages that may not be read just now could not be chosen or left out, so they stay as they were.
    """
    if finding.sign is not None and not (finding.basis and tidy(finding.reason)):
        raise Refused("Say why you judge so, and whether the sources state it or you concluded it.")
    judgement, _ = Judgement.objects.update_or_create(
        reading=reading,
        factor=factor,
        defaults={
            "kind": factor.domain.role,
            "sign": finding.sign or "",
            "basis": (finding.basis or "") if finding.sign else "",
            "reason": tidy(finding.reason),
            "confidence": finding.confidence,
            "position": factor.position,
        },
    )
    out_of_sight = judgement.excerpts.exclude(allowed(reading.case.programme))
    judgement.excerpts.set([*finding.excerpts, *out_of_sight])


def add_reader(case: Case, person: User) -> None:
    """A reading for the person, under the part that they have in every case of the programme."""
    reading = reading_of(case, person)
    if reading is None:
        Reading.objects.create(
            case=case, person=person, reader=part_of(person, case), position=case.readings.count()
        )
    elif reading.excused_at is not None:
        reading.excused_at = None
        reading.save(update_fields=["excused_at"])


def part_of(person: User, case: Case) -> str:
    """“evaluator-01” and so on: what leaves with a bundle says no name."""
    readings = Reading.objects.filter(case__programme=case.programme)
    known = readings.filter(person=person).values_list("reader", flat=True).first()
    return known or next_numbered("evaluator-", set(readings.values_list("reader", flat=True)))


def reading_now(case: Case) -> int:
    """How many people of this site read the case and were not excused."""
    return case.readings.filter(person__isnull=False, excused_at=None).count()


def compare_when_all_are_in(by: User, case: Case) -> None:
    """Opens the readings to each other once the last one is in."""
    still = case.readings.filter(person__isnull=False, excused_at=None, in_at=None).exists()
    if not still and reading_now(case) >= FEWEST_READERS:
        move(case, MoveOfReading.HAND_IN_LAST)
        record(by, "all_readings_in", case)
        tell_tellers(by, case)


def tell_tellers(by: User, case: Case) -> None:
    """What judgements rest on stands on the receipts of who told it, if they allow that now."""
    keys = accounts_judged_by(case).values_list("agreement", flat=True)
    places = dict.fromkeys(keys, f"case {case.identifier}")
    record_uses(by=by, places=places, use=Use.PROJECT_TEAM, kind=UseKind.READING)


def move(case: Case, step: MoveOfReading) -> None:
    """The next phase, if the table has one."""
    case.phase = phase_after(case, step)
    case.save(update_fields=["phase"])


def locked(case: Case) -> Case:
    """The case's row as it is now; whoever else changes the case waits until this is done."""
    return Case.objects.select_for_update(of=("self",)).select_related("programme", "project").get(pk=case.pk)


def record(by: User, verb: str, case: Case, **detail: str | int) -> None:
    """One line in the audit log."""
    record_event(
        by=by, verb=verb, noun="case", object_id=case.pk, programme_id=case.programme_id, detail=detail
    )
