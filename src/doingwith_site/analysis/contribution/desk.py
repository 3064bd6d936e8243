"""What each page of a project's contribution record begins with: who asks, which record, how it stands."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.logic_models.model import LogicModel
from doingwith.reporting.clause_words import clause_choices
from doingwith.theory.lineage import newest
from doingwith.theory.theory import TheoryVersion
from doingwith_site.analysis.contribution.around import (
    NOTHING,
    Around,
    card_choices,
    drawn_choices,
    with_source,
)
from doingwith_site.analysis.contribution.queries import contribution_of, latest_version, passages_about
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.models import Contribution, ContributionVersion
from doingwith_site.common.errors import Refused
from doingwith_site.design.choosing import page_asked_for
from doingwith_site.evidence.excerpts.offering import offered_passages
from doingwith_site.logic_models.queries import models_about
from doingwith_site.logic_models.records import logic_model_value
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import project_in
from doingwith_site.theory.records import theory_values

__all__ = ["ContributionDesk", "desk_for", "writing_desk_for"]


@dataclass(frozen=True, kw_only=True)
class ContributionDesk:
    """A project's record in front of a member. ``row`` is None when the project has none."""

    membership: Membership
    project: Project
    row: Contribution | None

    @property
    def frame(self) -> ProgrammeFrame:
        """What stands around the page."""
        return ProgrammeFrame(membership=self.membership, current="Contribution")

    @property
    def url(self) -> str:
        """The page on which the whole record is read."""
        return self.address("contribution")

    @property
    def may_write(self) -> bool:
        """Whether the member may change the record."""
        return self.frame.may(Permission.RECORD_CONTRIBUTION)

    @cached_property
    def version(self) -> ContributionVersion:
        """The version that holds; only where there is a record."""
        assert self.row is not None, "the project has a record"  # noqa: S101
        return latest_version(self.row)

    @cached_property
    def record(self) -> ContributionRecord:
        """The record as it stands."""
        return contribution_value(self.version)

    @cached_property
    def models(self) -> list[LogicModel]:
        """The logic models that speak of the project: its own first, then the programme's."""
        return [logic_model_value(row) for row in models_about(self.membership.programme, self.project)]

    def around(self, kind: str, sent: QueryDict, now: Any = None) -> Around:  # noqa: ANN401
        """What the form for a part of this kind offers from outside the record.

        ``sent`` is what was sent with it, ``now`` the part as it stands: what both chose is offered first.
        """
        if kind == "evidence":
            chosen = (*getattr(now, "excerpts", ()), *sent.getlist("excerpts"))
            found = passages_about(self.membership, self.project)
            offered = offered_passages(found, chosen, page_asked_for(sent))
            return Around(passages=offered.in_words(with_source))
        if kind == "node":
            return Around(cards=card_choices(self.models))
        if kind == "link":
            return Around(clauses=self.clause_choices, drawn=drawn_choices(self.models))
        return Around(clauses=self.clause_choices) if kind == "claim" else NOTHING

    @cached_property
    def theory(self) -> tuple[TheoryVersion, ...]:
        """The programme's theory of change in its versions, the current one last."""
        return theory_values(self.membership.programme)

    @property
    def clause_choices(self) -> tuple[tuple[str, str], ...]:
        """What can be tested of the current version."""
        current = newest(self.theory)
        return clause_choices(current) if current else ()

    def address(self, name: str, *parts: str) -> str:
        """The address of a page of this record."""
        place = (self.membership.programme.identifier, self.project.identifier)
        return reverse(f"analysis:{name}", args=[*place, *parts])


def desk_for(person: User, programme: str, project: str) -> ContributionDesk:
    """The project's record, for a member who reads it."""
    membership = membership_for(person, programme)
    check_can(membership, Permission.VIEW_PROGRAMME)
    row = project_in(membership.programme, project)
    return ContributionDesk(membership=membership, project=row, row=contribution_of(row))


def writing_desk_for(person: User, programme: str, project: str) -> ContributionDesk:
    """The project's record, when the person may change it and there is one; refused otherwise."""
    desk = desk_for(person, programme, project)
    check_can(desk.membership, Permission.RECORD_CONTRIBUTION)
    if desk.row is None:
        raise Refused("This project has no contribution record yet. Begin one first.")
    return desk
