"""Addresses of the pages that lay cases side by side."""

from django.urls import path

from doingwith_site.analysis.views.factors import factors
from doingwith_site.analysis.views.theory import theory

app_name = "analysis"

urlpatterns = [
    path("programmes/<str:programme>/factors/", factors, name="factors"),
    path("programmes/<str:programme>/theory/", theory, name="theory"),
]
