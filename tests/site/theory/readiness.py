"""Rounds and views of readiness, for tests of every app."""

from django.utils import timezone

from doingwith.theory.readiness import ConditionRating, Rating, Side, SideView
from doingwith_site.people.models import User
from doingwith_site.projects.models import Project
from doingwith_site.theory.readiness.actions import begin_round, give_view

__all__ = ["rated_by", "view_of"]

CLAUSE = "toc1.rev.when1"


def view_of(
    side: Side, rating: Rating = Rating.PARTLY, *, reason: str = "", clause: str = CLAUSE
) -> SideView:
    """One answer of one side."""
    told = ConditionRating(clause=clause, rating=rating, reason=reason)
    return SideView(id="", side=side, given_by="somebody", ratings=(told,))


def rated_by(person: User, project: Project, *sides: Side, number: int = 1) -> None:
    """A round with a view of each of these sides: v1, v2 and so on in the first."""
    begin_round(by=person, project=project, label="before the start", held_on=timezone.localdate())
    for side in sides:
        give_view(by=person, project=project, round_number=number, view=view_of(side))
