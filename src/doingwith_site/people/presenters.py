"""The wording of the page “Who can do what”."""

from dataclasses import dataclass

from doingwith_site.people.permissions import PERMISSION_WORDS
from doingwith_site.people.roles import ROLES, Role

__all__ = ["PermissionRow", "RolesPage"]


@dataclass(frozen=True, kw_only=True)
class PermissionRow:
    """One thing that can be done, and for each role in turn whether it may."""

    words: str
    answers: list[bool]


class RolesPage:
    """Everything the page shows."""

    @property
    def roles(self) -> list[type[Role]]:
        """The roles in the order of their columns."""
        return list(ROLES.values())

    @property
    def rows(self) -> list[PermissionRow]:
        """One row for each permission, from the most shared to the least."""
        return [
            PermissionRow(words=words, answers=[permission in role.permissions for role in self.roles])
            for permission, words in PERMISSION_WORDS.items()
        ]
