"""Addresses of what people are worried about."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.consent.views.concerns import concern, concerns

app_name = "consent"

urlpatterns = [
    path("programmes/<identifier:programme>/concerns/", concerns, name="concerns"),
    path("programmes/<identifier:programme>/concerns/<int:number>/", concern, name="concern"),
]
