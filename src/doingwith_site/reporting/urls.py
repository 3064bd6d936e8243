"""Addresses of the report: to read, and to take away."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.reporting.views.report import download, report

app_name = "reporting"

urlpatterns = [
    path("programmes/<identifier:programme>/report/", report, name="report"),
    path("programmes/<identifier:programme>/report/download/", download, name="download"),
]
