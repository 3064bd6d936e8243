"""Addresses of cases."""

from django.urls import path

from doingwith_site.cases.views.case import case
from doingwith_site.cases.views.comparing import compare, questions, settle
from doingwith_site.cases.views.excerpts import code, codes, excerpt, excerpts_csv
from doingwith_site.cases.views.factor import factor
from doingwith_site.cases.views.marking import read_account, read_document, read_page
from doingwith_site.cases.views.opening import excuse, open_a_case, readers
from doingwith_site.cases.views.reading import judge, reading
from doingwith_site.cases.views.search import search
from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known

app_name = "cases"

PROGRAMME = "programmes/<identifier:programme>"
CASE = f"{PROGRAMME}/cases/<identifier:case>"

urlpatterns = [
    path("programmes/<identifier:programme>/projects/<identifier:project>/case/", open_a_case, name="open"),
    path(
        f"{PROGRAMME}/projects/<identifier:project>/documents/<identifier:document>/versions/<int:version>/read/",
        read_document,
        name="read_document",
    ),
    path(
        f"{PROGRAMME}/projects/<identifier:project>/documents/<identifier:document>/versions/<int:version>/read/pages/<int:page>/",
        read_page,
        name="read_page",
    ),
    path(
        f"{PROGRAMME}/documents/<identifier:document>/versions/<int:version>/read/",
        read_document,
        name="programme_read_document",
    ),
    path(
        f"{PROGRAMME}/documents/<identifier:document>/versions/<int:version>/read/pages/<int:page>/",
        read_page,
        name="programme_read_page",
    ),
    path(
        f"{PROGRAMME}/accounts/<identifier:account>/parts/<int:number>/read/",
        read_account,
        name="read_account",
    ),
    path(f"{PROGRAMME}/excerpts/<uuid:excerpt>/", excerpt, name="excerpt"),
    path(f"{PROGRAMME}/excerpts.csv", excerpts_csv, name="excerpts_csv"),
    path(f"{PROGRAMME}/search/", search, name="search"),
    path(f"{PROGRAMME}/codes/", codes, name="codes"),
    path(f"{PROGRAMME}/codes/<uuid:code_token>/", code, name="code"),
    path(f"{CASE}/", case, name="case"),
    path(f"{CASE}/readers/", readers, name="readers"),
    path(f"{CASE}/readers/<int:member>/excuse/", excuse, name="excuse"),
    path(f"{CASE}/reading/", reading, name="reading"),
    path(f"{CASE}/reading/<identifier:factor>/", judge, name="judge"),
    path(f"{CASE}/compare/", compare, name="compare"),
    path(f"{CASE}/compare/<identifier:factor>/", settle, name="settle"),
    path(f"{CASE}/factors/<identifier:factor>/", factor, name="factor"),
    path(f"{CASE}/questions/", questions, name="questions"),
]
