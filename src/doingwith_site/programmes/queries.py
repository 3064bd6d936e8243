"""What a person may read of programmes: everything starts at their own memberships."""

from typing import NamedTuple

from django.db.models import Count, QuerySet

from doingwith_site.common.errors import NotYours
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import holders_of
from doingwith_site.programmes.identifiers import identifier_from
from doingwith_site.programmes.models import Factor, FactorList, Membership, Partner, Programme

__all__ = [
    "ProgrammeSize",
    "current_factor_list",
    "current_factors",
    "factor_rows",
    "free_identifier",
    "holders_in",
    "membership_for",
    "membership_in",
    "member_in",
    "members_of",
    "memberships_of",
    "partners_of",
    "programmes_of",
    "role_of",
    "sizes_of",
]


def programmes_of(person: User) -> QuerySet[Programme]:
    """The programmes that the person is a member of, by name."""
    return Programme.objects.filter(memberships__person=person)


def memberships_of(person: User) -> QuerySet[Membership]:
    """The person's memberships with their programmes, by the programme's name."""
    return (
        Membership.objects.filter(person=person)
        .select_related("programme")
        .order_by("programme__name", "programme__identifier")
    )


def membership_for(person: User, identifier: str) -> Membership:
    """The person's membership of the programme with this identifier, programme included; NotYours if none."""
    found = memberships_of(person).filter(programme__identifier=identifier).first()
    if found is None:
        raise NotYours
    return found


def membership_in(person: User, programme: Programme) -> Membership:
    """The person's membership of this programme; NotYours if none."""
    found = Membership.objects.filter(person=person, programme=programme).select_related("programme").first()
    if found is None:
        raise NotYours
    return found


def role_of(person: User, programme: Programme) -> str:
    """The code of the person's role in the programme; NotYours when they have none."""
    return membership_in(person, programme).role


def members_of(programme: Programme) -> QuerySet[Membership]:
    """Everyone in the programme, people included, by name."""
    return programme.memberships.select_related("person").order_by("person__name", "person__email")


def holders_in(programme: Programme, permission: Permission) -> list[User]:
    """The people of the programme who can sign in and whose role holds the permission, by name."""
    roles = [role.code for role in holders_of(permission)]
    return [row.person for row in members_of(programme).filter(role__in=roles, person__is_active=True)]


def member_in(programme: Programme, number: int) -> Membership:
    """The programme's membership with this number, person included; NotYours if there is none."""
    found = members_of(programme).filter(pk=number).first()
    if found is None:
        raise NotYours
    found.programme = programme
    return found


class ProgrammeSize(NamedTuple):
    """How many projects and cases a programme has."""

    projects: int
    cases: int


def sizes_of(person: User) -> dict[int, ProgrammeSize]:
    """The size of each of the person's programmes, by its key, in two queries."""
    # Counted one by one: projects times cases would be counted together.
    mine = programmes_of(person).order_by()
    projects = dict(mine.annotate(number=Count("projects")).values_list("pk", "number"))
    cases = dict(mine.annotate(number=Count("cases")).values_list("pk", "number"))
    return {key: ProgrammeSize(projects[key], cases[key]) for key in projects}


def partners_of(programme: Programme) -> QuerySet[Partner]:
    """The programme's partners in its own order."""
    return programme.partners.all()


def free_identifier(name: str) -> str:
    """An identifier like the name that no programme of this site has now."""
    return identifier_from(name, set(Programme.objects.values_list("identifier", flat=True)))


def current_factor_list(programme: Programme) -> FactorList:
    """The factor list in use: the one last made. Every programme has one."""
    return programme.factor_lists.order_by("-pk")[:1].get()


def factor_rows(factor_list: FactorList) -> dict[str, Factor]:
    """The list's factors under their identifiers."""
    return {factor.identifier: factor for factor in factor_list.factors.select_related("domain")}


def current_factors(programme: Programme) -> QuerySet[Factor]:
    """The factors in use, domains included, in the list's order."""
    return current_factor_list(programme).factors.select_related("domain")
