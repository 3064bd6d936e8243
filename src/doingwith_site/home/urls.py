"""Addresses of the front page, a programme's page, the glossary and the health check."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.home.views import front
from doingwith_site.home.views.programme import programme

app_name = "home"

urlpatterns = [
    path("", front.front, name="front"),
    path("glossary/", front.glossary, name="glossary"),
    path("health/", front.health, name="health"),
    path("programmes/<identifier:programme>/", programme, name="programme"),
]
