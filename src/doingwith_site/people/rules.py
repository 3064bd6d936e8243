"""Who may do what, as a pair: one raises a sentence a person can act on, one answers the template."""

from doingwith_site.common.errors import Refused
from doingwith_site.people.permissions import PERMISSION_WORDS, Permission
from doingwith_site.people.roles import ROLES, Role, holders_of

__all__ = ["can_in_role", "check_in_role"]


def can_in_role(role_code: str, permission: Permission) -> bool:
    """Whether a member in this role holds the permission. A role that is not known holds none."""
    role = ROLES.get(role_code)
    return role is not None and permission in role.permissions


def check_in_role(role_code: str, permission: Permission) -> None:
    """Raises ``Refused``, with a sentence naming who may, unless the role holds the permission."""
    if not can_in_role(role_code, permission):
        raise Refused(refusal(role_code, permission))


def refusal(role_code: str, permission: Permission) -> str:
    """Two sentences: who can do it, and what this person is here."""
    holders = " or ".join(with_article(role) for role in holders_of(permission))
    words = f"Only {holders} can {PERMISSION_WORDS[permission]}."
    role = ROLES.get(role_code)
    return f"{words} In this programme you are {with_article(role)}." if role else words


def with_article(role: type[Role]) -> str:
    """The role's name after “a” or “an”."""
    return f"{'an' if role.name[0] in 'aeiou' else 'a'} {role.name}"
