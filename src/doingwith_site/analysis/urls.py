"""Addresses of the pages that lay cases side by side."""

from django.urls import path

from doingwith_site.analysis.views.agreement import agreement
from doingwith_site.analysis.views.factors import factors
from doingwith_site.analysis.views.theory import theory
from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known

app_name = "analysis"

urlpatterns = [
    path("programmes/<identifier:programme>/factors/", factors, name="factors"),
    path("programmes/<identifier:programme>/agreement/", agreement, name="agreement"),
    path("programmes/<identifier:programme>/theory/", theory, name="theory"),
]
