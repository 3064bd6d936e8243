"""Addresses of cases."""

from django.urls import path

from doingwith_site.cases.views.case import case
from doingwith_site.cases.views.comparing import compare, questions, settle
from doingwith_site.cases.views.opening import excuse, open_a_case, readers
from doingwith_site.cases.views.reading import judge, reading
from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known

app_name = "cases"

CASE = "programmes/<identifier:programme>/cases/<identifier:case>"

urlpatterns = [
    path("programmes/<identifier:programme>/projects/<identifier:project>/case/", open_a_case, name="open"),
    path(f"{CASE}/", case, name="case"),
    path(f"{CASE}/readers/", readers, name="readers"),
    path(f"{CASE}/readers/<int:member>/excuse/", excuse, name="excuse"),
    path(f"{CASE}/reading/", reading, name="reading"),
    path(f"{CASE}/reading/<identifier:factor>/", judge, name="judge"),
    path(f"{CASE}/compare/", compare, name="compare"),
    path(f"{CASE}/compare/<identifier:factor>/", settle, name="settle"),
    path(f"{CASE}/questions/", questions, name="questions"),
]
