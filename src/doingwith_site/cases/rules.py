"""Who may do what with a case, and when."""

from doingwith.cases.phases import MoveOfReading, Phase, after
from doingwith_site.cases.models import Case, Reading
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import can, check_can

__all__ = [
    "can_choose_readers",
    "check_can_choose_readers",
    "check_comparing",
    "check_may_read_cases",
    "check_reader",
    "check_still_reading",
    "phase_after",
]

REFUSALS = {
    MoveOfReading.BEGIN: "This case has been read already. Nobody can start reading it afresh.",
    MoveOfReading.HAND_IN_LAST: "This case is not being read now.",
    MoveOfReading.FINISH: "This case is not being compared now.",
    MoveOfReading.REOPEN: "This case is not final, so there is nothing to open again.",
}


def phase_after(case: Case, move: MoveOfReading) -> Phase:
    """The phase to which the move leads; Refused with a sentence when it cannot be made now."""
    to = after(Phase(case.phase), move)
    if to is None:
        raise Refused(REFUSALS[move])
    return to


def check_may_read_cases(person: User, case: Case) -> Membership:
    """The person's membership; Refused unless their role reads cases."""
    membership = membership_in(person, case.programme)
    check_can(membership, Permission.READ_CASE)
    return membership


def can_choose_readers(membership: Membership, case: Case) -> bool:
    """Whether the member may choose now who reads the case."""
    return can(membership, Permission.READ_CASE) and Phase(case.phase) in {Phase.NOT_BEGUN, Phase.INDEPENDENT}


def check_can_choose_readers(membership: Membership, case: Case) -> None:
    """Refused with a sentence unless the member may choose now who reads the case."""
    check_can(membership, Permission.READ_CASE)
    if not can_choose_readers(membership, case):
        raise Refused(
            "Every reading of this case is in and has been seen. Nobody new could read it independently now."
        )


def check_reader(reading: Reading | None) -> Reading:
    """The reading; NotYours for who does not read the case."""
    if reading is None or reading.excused_at is not None:
        raise NotYours
    return reading


def check_still_reading(reading: Reading) -> None:
    """Refused once the reading is in: what changes then is agreed with the other readers."""
    if reading.in_at is not None:
        raise Refused(
            "Your reading is in and stays as it is. What changes from now on, the readers agree together."
        )


def check_comparing(case: Case) -> None:
    """Refused unless all readings are in and the case is not final."""
    if case.phase == Phase.FINAL:
        raise Refused("This case is final. Open it again before you change what was agreed.")
    if case.phase != Phase.COMPARING:
        raise Refused("The readings are not all in yet. They can be compared when they are.")
