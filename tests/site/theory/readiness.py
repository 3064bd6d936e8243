"""Rounds, views and questions of readiness, for tests of every app."""

import secrets

from django.utils import timezone

from doingwith.theory.readiness import ConditionRating, Rating, Side, SideView
from doingwith_site.consent.codes import hash_of, personal_code
from doingwith_site.people.models import User
from doingwith_site.projects.models import Project
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion
from doingwith_site.theory.readiness.actions import begin_round, give_view
from doingwith_site.theory.readiness.asking.actions import answer_question, open_question

__all__ = ["a_question", "an_answer", "rated_by", "view_of"]

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


def a_question(by: User, side: Side = Side.PEOPLE) -> ReadinessQuestion:
    """An open question to a side of project P08, in a round of its own when there is none yet."""
    project = Project.objects.get(identifier="P08", programme__identifier="cocreate")
    if not hasattr(project, "readiness"):
        rated_by(by, project)
    return open_question(by=by, project=project, side=side, plain={})


def an_answer(
    question: ReadinessQuestion, rating: Rating = Rating.PARTLY, *, comment: str = "", clause: str = CLAUSE
) -> ReadinessAnswer:
    """What one more person answers about one condition."""
    return answer_question(
        question=question,
        guest=hash_of(personal_code(secrets.token_hex(8))),
        ratings={clause: rating},
        comment=comment,
    )
