"""Addresses of cases."""

from django.urls import path

from doingwith_site.cases.views.case import case

app_name = "cases"

urlpatterns = [
    path("programmes/<str:programme>/cases/<str:case>/", case, name="case"),
]
