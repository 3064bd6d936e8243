"""Addresses of the report: to read, and to take away."""

from django.urls import path

from doingwith_site.reporting.views.report import download, report

app_name = "reporting"

urlpatterns = [
    path("programmes/<str:programme>/report/", report, name="report"),
    path("programmes/<str:programme>/report/download/", download, name="download"),
]
