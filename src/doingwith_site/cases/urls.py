"""Addresses of cases."""

from django.urls import path

from doingwith_site.cases.views.case import case
from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known

app_name = "cases"

urlpatterns = [
    path("programmes/<identifier:programme>/cases/<identifier:case>/", case, name="case"),
]
