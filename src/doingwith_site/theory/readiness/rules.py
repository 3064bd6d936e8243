"""Who may say for which side how ready a project is, and when a round may be begun."""

from collections.abc import Mapping

from doingwith.theory.condition_words import conditions_of
from doingwith.theory.lineage import newest
from doingwith.theory.readiness import Readiness, Side
from doingwith.theory.theory import TheoryVersion
from doingwith_site.common.errors import Refused
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES, Commissioner, CommunityJournalist, Facilitator, ProgrammeLead
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import can, check_can

__all__ = [
    "NOTHING_IN_ROUND",
    "SIDES_OF",
    "check_can_begin",
    "check_can_rate_for",
    "check_has_conditions",
    "check_theory_to_word",
    "has_conditions",
    "sides_of",
    "theory_to_rate",
    "why_no_round",
    "written_down_by",
]

SIDES_OF: Mapping[str, tuple[Side, ...]] = {
    ProgrammeLead.code: tuple(Side),
    Facilitator.code: tuple(Side),
    CommunityJournalist.code: (Side.PEOPLE,),
    Commissioner.code: (Side.COMMISSIONERS,),
}
"""Whose views each role may put in. People who use services have no account: somebody writes theirs down."""
OWN_SIDE: Mapping[str, Side] = {
    Facilitator.code: Side.FACILITATORS,
    Commissioner.code: Side.COMMISSIONERS,
}
NO_THEORY = "There is no theory of change yet, so there is no condition to rate."
NO_CONDITION = "The newest theory of change has no WHEN clause, so there is no condition to rate."
NOTHING_IN_ROUND = "The theory of this round has no WHEN clause, so there is no condition to rate."
NOBODY_YET = "Nobody has given a view in this round yet. Another one can begin when somebody has."


def sides_of(membership: Membership) -> tuple[Side, ...]:
    """The sides whose views the member may put in; none for most roles."""
    return SIDES_OF.get(membership.role, ()) if can(membership, Permission.RATE_READINESS) else ()


def check_can_rate_for(membership: Membership, side: Side) -> None:
    """Refused unless the member may put in a view of that side."""
    check_can(membership, Permission.RATE_READINESS)
    if side not in sides_of(membership):
        role = ROLES[membership.role].name
        raise Refused(
            f"As a {role} you cannot put in a view of this side. A facilitator or programme lead can."
        )


def written_down_by(membership: Membership, side: Side) -> str:
    """The part of whoever writes a view down for another side; empty when it is their own."""
    return "" if OWN_SIDE.get(membership.role) is side else ROLES[membership.role].name


def theory_to_rate(versions: tuple[TheoryVersion, ...]) -> TheoryVersion | None:
    """The newest version, when it has a condition that can be rated."""
    latest = newest(versions)
    return latest if latest and has_conditions(latest) else None


def check_theory_to_word(versions: tuple[TheoryVersion, ...]) -> TheoryVersion:
    """The newest version, whose conditions can be worded; refused when it has none."""
    found = theory_to_rate(versions)
    if found is None:
        raise Refused(NO_THEORY if newest(versions) is None else NO_CONDITION)
    return found


def has_conditions(theory: TheoryVersion) -> bool:
    """Whether any WHEN clause stands in the version."""
    return bool(conditions_of(theory))


def check_has_conditions(theory: TheoryVersion) -> None:
    """Refused when a round is about a version, such as one that came in a bundle, without any WHEN clause."""
    if not has_conditions(theory):
        raise Refused(NOTHING_IN_ROUND)


def why_no_round(readiness: Readiness | None, versions: tuple[TheoryVersion, ...]) -> str:
    """Why no round can be begun now, as a sentence; empty when one can."""
    if newest(versions) is None:
        return NO_THEORY
    if theory_to_rate(versions) is None:
        return NO_CONDITION
    latest = readiness.latest if readiness else None
    if latest is None or latest.is_answered:
        return ""
    asked = next((one for one in versions if one.id == latest.theory), None)
    return NOBODY_YET if asked is None or has_conditions(asked) else ""


def check_can_begin(readiness: Readiness | None, versions: tuple[TheoryVersion, ...]) -> TheoryVersion:
    """The theory version whose conditions a new round is about; refused when there can be no round."""
    why, theory = why_no_round(readiness, versions), theory_to_rate(versions)
    if why or theory is None:
        raise Refused(why or NO_CONDITION)
    return theory
