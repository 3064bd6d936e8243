"""Addresses of the draft of a theory: what is changed in it, and how it becomes a version."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.theory.readiness.asking.views.leading import ask, close_question
from doingwith_site.theory.readiness.views.index import readiness_index
from doingwith_site.theory.readiness.views.project import begin_round, readiness
from doingwith_site.theory.readiness.views.rate import change_view, rate
from doingwith_site.theory.readiness.wording.views import conditions, word_condition
from doingwith_site.theory.views.advice import advice, answer
from doingwith_site.theory.views.agree import agree
from doingwith_site.theory.views.arrange import arrange
from doingwith_site.theory.views.clause import add_clause, clause
from doingwith_site.theory.views.draft import leave, start, undo
from doingwith_site.theory.views.statement import add_statement, statement

app_name = "theory"
DRAFT = "programmes/<identifier:programme>/theory/draft/"
READINESS = "programmes/<identifier:programme>/projects/<identifier:project>/readiness/"

urlpatterns = [
    path("programmes/<identifier:programme>/theory/readiness/", readiness_index, name="readiness_index"),
    path("programmes/<identifier:programme>/theory/conditions/", conditions, name="conditions"),
    path(
        "programmes/<identifier:programme>/theory/conditions/<identifier:condition>/",
        word_condition,
        name="word_condition",
    ),
    path(READINESS, readiness, name="readiness"),
    path(f"{READINESS}begin/", begin_round, name="begin_round"),
    path(f"{READINESS}ask/<identifier:side>/", ask, name="ask"),
    path(f"{READINESS}ask/<identifier:side>/close/", close_question, name="close_question"),
    path(f"{READINESS}rate/<identifier:side>/", rate, name="rate"),
    path(f"{READINESS}views/<identifier:view>/", change_view, name="change_view"),
    path(f"{DRAFT}start/", start, name="start"),
    path(f"{DRAFT}undo/", undo, name="undo"),
    path(f"{DRAFT}leave/", leave, name="leave"),
    path(f"{DRAFT}arrange/", arrange, name="arrange"),
    path(f"{DRAFT}agree/", agree, name="agree"),
    path(f"{DRAFT}advice/", advice, name="advice"),
    path(f"{DRAFT}advice/<int:advice_number>/", answer, name="answer"),
    path(f"{DRAFT}statements/new/", add_statement, name="add_statement"),
    path(f"{DRAFT}statements/<identifier:statement>/", statement, name="statement"),
    path(f"{DRAFT}statements/<identifier:statement>/<identifier:part>/new/", add_clause, name="add_clause"),
    path(f"{DRAFT}clauses/<identifier:clause>/", clause, name="clause"),
]
