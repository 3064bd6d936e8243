"""Addresses of the pages that lay cases side by side."""

from django.urls import path

from doingwith_site.analysis.views.agreement import agreement
from doingwith_site.analysis.views.draft import draft
from doingwith_site.analysis.views.factors import factors
from doingwith_site.analysis.views.proposals import decide, proposals
from doingwith_site.analysis.views.theory import theory
from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known

app_name = "analysis"
STATEMENT = "programmes/<identifier:programme>/theory/draft/statements/<identifier:statement>/"

urlpatterns = [
    path("programmes/<identifier:programme>/factors/", factors, name="factors"),
    path("programmes/<identifier:programme>/agreement/", agreement, name="agreement"),
    path("programmes/<identifier:programme>/theory/", theory, name="theory"),
    path("programmes/<identifier:programme>/theory/draft/", draft, name="draft"),
    path(f"{STATEMENT}proposals/", proposals, name="proposals"),
    path(f"{STATEMENT}proposals/<identifier:factor>/", decide, name="decide"),
]
