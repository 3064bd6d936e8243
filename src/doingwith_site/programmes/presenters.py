"""The words of the pages about programmes and the people in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.reporting.wording import count
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import NavigationItem, ProgrammeFrame
from doingwith_site.programmes.queries import ProgrammeSize

__all__ = ["MemberRow", "MyProgrammes", "PeoplePage", "ProgrammeCard", "role_name"]


def role_name(code: str) -> str:
    """What a role is called."""
    return ROLES[code].name


@dataclass(frozen=True, kw_only=True)
class ProgrammeCard:
    """One programme among mine."""

    name: str
    url: str
    host: str
    size: str
    role: str
    waiting: Sequence[NavigationItem] = ()


@dataclass(frozen=True, kw_only=True)
class MyProgrammes:
    """Everything the page “My programmes” shows."""

    memberships: Sequence[Membership]
    sizes: Mapping[int, ProgrammeSize]
    waiting: Mapping[int, Sequence[NavigationItem]]

    @property
    def lead(self) -> str:
        """How many programmes this person takes part in."""
        return f"You take part in {count(len(self.memberships), 'programme')}."

    @property
    def cards(self) -> list[ProgrammeCard]:
        """The programmes, by name."""
        return [self._card(membership) for membership in self.memberships]

    def _card(self, membership: Membership) -> ProgrammeCard:
        programme, size = membership.programme, self.sizes[membership.programme_id]
        return ProgrammeCard(
            name=programme.name,
            url=reverse("home:programme", args=[programme.identifier]),
            host=f"Run by {programme.host}." if programme.host else "",
            size=f"{count(size.projects, 'project').capitalize()}, {count(size.cases, 'case')}.",
            role=f"Your role: {role_name(membership.role)}.",
            waiting=self.waiting.get(membership.programme_id, ()),
        )


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """One person in a programme. Address and link are for those who may change members."""

    name: str
    role: str
    description: str
    email: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """Everything the page “People” shows to ``reader``."""

    frame: ProgrammeFrame
    members: Sequence[Membership]
    reader: User

    @property
    def lead(self) -> str:
        """How many people there are."""
        people = count(len(self.members), "person takes part", "people take part")
        return f"{people} in this programme. Nobody else sees it."

    @property
    def may_change(self) -> bool:
        """Whether the reader may add people and change their roles."""
        return self.frame.may(Permission.EDIT_PROGRAMME)

    @property
    def rows(self) -> list[MemberRow]:
        """Everyone, by name."""
        return [self._row(member) for member in self.members]

    def _row(self, member: Membership) -> MemberRow:
        role, you = ROLES[member.role], member.person_id == self.reader.pk
        return MemberRow(
            name=f"{member.person.name} (you)" if you else member.person.name,
            role=role.name.capitalize(),
            description=role.description,
            email=member.person.email if self.may_change else "",
            url=reverse("programmes:member", args=[self.frame.identifier, member.pk])
            if self.may_change
            else "",
        )
