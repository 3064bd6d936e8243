"""What each page of a project's readiness begins with: who asks, which project, what was said so far."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.analysis.readiness import ReadinessStanding, readiness_standing
from doingwith.theory.readiness import Readiness, Side
from doingwith.theory.theory import TheoryVersion
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import project_in
from doingwith_site.theory.models import ReadinessVersion
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.queries import latest_version, readiness_of
from doingwith_site.theory.readiness.questions.queries import questions_of
from doingwith_site.theory.readiness.questions.records import with_answers
from doingwith_site.theory.readiness.records import readiness_value
from doingwith_site.theory.readiness.rules import sides_of
from doingwith_site.theory.records import theory_values

__all__ = ["ReadinessDesk", "desk_for"]


@dataclass(frozen=True, kw_only=True)
class ReadinessDesk:
    """A project's readiness in front of a member. ``version`` is None when nobody has been asked.

    ``questions`` are those that people answer by a code, of every round, the oldest first.
    """

    membership: Membership
    project: Project
    version: ReadinessVersion | None
    theories: tuple[TheoryVersion, ...]
    questions: tuple[ReadinessQuestion, ...] = ()

    @property
    def frame(self) -> ProgrammeFrame:
        """What stands around the page."""
        return ProgrammeFrame(membership=self.membership, current="Theory of change")

    @property
    def url(self) -> str:
        """The page on which the project's readiness is read."""
        return self.address("readiness")

    @cached_property
    def value(self) -> Readiness | None:
        """The record as it stands, with what people answered themselves."""
        return with_answers(readiness_value(self.version), self.questions) if self.version else None

    @cached_property
    def found(self) -> ReadinessStanding | None:
        """Its rounds with how each condition stands."""
        theories = {version.id: version for version in self.theories}
        return readiness_standing(self.value, theories) if self.value else None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides whose views the member may put in."""
        return sides_of(self.membership)

    @property
    def may_begin(self) -> bool:
        """Whether the member may begin a round."""
        return self.frame.may(Permission.BEGIN_READINESS_ROUND)

    def address(self, name: str, *parts: str) -> str:
        """The address of a page of this project's readiness."""
        place = (self.membership.programme.identifier, self.project.identifier)
        return reverse(f"theory:{name}", args=[*place, *parts])


def desk_for(person: User, programme: str, project: str) -> ReadinessDesk:
    """The project's readiness, for a member who reads it."""
    membership = membership_for(person, programme)
    check_can(membership, Permission.VIEW_PROGRAMME)
    row = project_in(membership.programme, project)
    kept = readiness_of(row)
    return ReadinessDesk(
        membership=membership,
        project=row,
        version=latest_version(kept) if kept else None,
        theories=theory_values(membership.programme),
        questions=tuple(questions_of(kept)) if kept else (),
    )
