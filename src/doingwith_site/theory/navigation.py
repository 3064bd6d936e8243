"""What each page that changes a draft begins with: who asks, which draft is open, and how it stands."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.programmes.factors import FactorList
from doingwith.theory.lineage import version_before
from doingwith.theory.theory import TheoryVersion
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import current_factor_list, membership_for
from doingwith_site.programmes.records import factor_list_value
from doingwith_site.programmes.rules import check_can
from doingwith_site.theory.models import DraftStep
from doingwith_site.theory.queries import latest_step, open_draft
from doingwith_site.theory.records import draft_value, theory_values
from doingwith_site.theory.rules import check_is_open

__all__ = ["Desk", "desk_for"]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The open draft in front of a member who may change it."""

    membership: Membership
    step: DraftStep

    @property
    def programme(self) -> Programme:
        """The programme whose theory it is."""
        return self.membership.programme

    @property
    def frame(self) -> ProgrammeFrame:
        """What stands around the page."""
        return ProgrammeFrame(membership=self.membership, current="Theory of change")

    @property
    def url(self) -> str:
        """The page on which the whole draft is read."""
        return reverse("analysis:draft", args=[self.programme.identifier])

    @cached_property
    def draft(self) -> TheoryVersion:
        """The draft as it stands."""
        return draft_value(self.step)

    @cached_property
    def before(self) -> TheoryVersion | None:
        """The version from which the draft began."""
        return version_before(self.draft, theory_values(self.programme))

    @cached_property
    def factors(self) -> FactorList:
        """The programme's factors."""
        return factor_list_value(current_factor_list(self.programme))


def desk_for(person: User, programme: str, permission: Permission = Permission.REVISE_THEORY) -> Desk:
    """The open draft, when the person may do that to it; refused with a sentence otherwise."""
    membership = membership_for(person, programme)
    check_can(membership, permission)
    draft = check_is_open(open_draft(membership.programme))
    return Desk(membership=membership, step=latest_step(draft))
