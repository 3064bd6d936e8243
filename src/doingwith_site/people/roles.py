"""The roles a person can have in a programme. The page “Who can do what” is printed from these classes."""

from collections.abc import Mapping
from typing import ClassVar

from doingwith_site.people.permissions import Permission

__all__ = [
    "ROLES",
    "AdvisoryGroupMember",
    "Commissioner",
    "CommunityJournalist",
    "Evaluator",
    "Facilitator",
    "ProgrammeLead",
    "Role",
    "SafeguardingLead",
    "holders_of",
    "role_choices",
]


class Role:
    """What one kind of member is called, is there for, and may do. A role is never made into an object."""

    code: ClassVar[str]
    name: ClassVar[str]
    description: ClassVar[str]
    permissions: ClassVar[frozenset[Permission]]


class ProgrammeLead(Role):
    """Answers for the programme as a whole."""

    code = "programme_lead"
    name = "programme lead"
    description = (
        "Answers for the programme as a whole: who takes part, what is recorded, and what leaves the site."
    )
    permissions = frozenset(Permission) - {Permission.LOOK_INTO_CONCERNS}


class Facilitator(Role):
    """Works with people and commissioners in a project."""

    code = "facilitator"
    name = "facilitator"
    description = "Brings people and commissioners together in the projects, and keeps the project files."
    permissions = frozenset(
        {
            Permission.VIEW_PROGRAMME,
            Permission.READ_REPORT,
            Permission.ADD_PROJECT,
            Permission.EDIT_BRIEF,
            Permission.MOVE_PROJECT,
            Permission.REVISE_THEORY,
            Permission.ADVISE_ON_THEORY,
            Permission.BEGIN_READINESS_ROUND,
            Permission.RATE_READINESS,
            Permission.DRAW_LOGIC_MODEL,
            Permission.OPEN_TELLING,
            Permission.READ_ACCOUNTS,
            Permission.ENTER_ACCOUNT,
            Permission.READ_DOCUMENTS,
            Permission.ADD_DOCUMENT,
            Permission.ANSWER_QUESTION,
        }
    )


class CommunityJournalist(Role):
    """Gathers what people of their own community tell."""

    code = "community_journalist"
    name = "community journalist"
    description = (
        "Asks people of their own community to tell, in questions of their own, and gathers what they say."
    )
    permissions = frozenset(
        {
            Permission.VIEW_PROGRAMME,
            Permission.READ_REPORT,
            Permission.RATE_READINESS,
            Permission.OPEN_TELLING,
            Permission.READ_ACCOUNTS,
            Permission.ENTER_ACCOUNT,
        }
    )


class Commissioner(Role):
    """Decides about services, and reads what came of the work."""

    code = "commissioner"
    name = "commissioner"
    description = "Plans and pays for services. Reads what people said, what was agreed and what came of it."
    permissions = frozenset({Permission.VIEW_PROGRAMME, Permission.READ_REPORT, Permission.RATE_READINESS})


class Evaluator(Role):
    """Judges what helped, what got in the way, and what changed."""

    code = "evaluator"
    name = "evaluator"
    description = "Reads projects as cases and judges what helped, what got in the way and what changed."
    permissions = frozenset(
        {
            Permission.VIEW_PROGRAMME,
            Permission.READ_REPORT,
            Permission.REVISE_THEORY,
            Permission.ADVISE_ON_THEORY,
            Permission.RECORD_CONTRIBUTION,
            Permission.DRAW_LOGIC_MODEL,
            Permission.DRAW_PROGRAMME_MODEL,
            Permission.EXPORT_BUNDLE,
            Permission.READ_ACCOUNTS,
            Permission.READ_DOCUMENTS,
            Permission.ADD_DOCUMENT,
            Permission.READ_CASE,
            Permission.COMPARE_CONFIGURATIONS,
        }
    )


class AdvisoryGroupMember(Role):
    """Advises the programme and its evaluation."""

    code = "advisory_group_member"
    name = "advisory-group member"
    description = "Advises the programme and questions its evaluation, as someone with a stake in it."
    permissions = frozenset({Permission.VIEW_PROGRAMME, Permission.READ_REPORT, Permission.ADVISE_ON_THEORY})


class SafeguardingLead(Role):
    """Looks into worries about people's safety. Nobody else reads them, the programme lead neither."""

    code = "safeguarding_lead"
    name = "safeguarding lead"
    description = "Looks into it when somebody is worried about a person's safety. Nobody else can read that."
    permissions = frozenset(
        {Permission.VIEW_PROGRAMME, Permission.READ_REPORT, Permission.LOOK_INTO_CONCERNS}
    )


ROLES: Mapping[str, type[Role]] = {
    role.code: role
    for role in (
        ProgrammeLead,
        Facilitator,
        CommunityJournalist,
        Commissioner,
        Evaluator,
        AdvisoryGroupMember,
        SafeguardingLead,
    )
}


def holders_of(permission: Permission) -> list[type[Role]]:
    """The roles that hold the permission, in the order of the page."""
    return [role for role in ROLES.values() if permission in role.permissions]


def role_choices() -> list[tuple[str, str]]:
    """Code and name of each role, for a model field or a form."""
    return [(role.code, role.name) for role in ROLES.values()]
