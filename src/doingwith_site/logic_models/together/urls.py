"""Addresses of what a page about a drawing asks while it is open."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.logic_models.together.views import now

app_name = "together"

urlpatterns = [
    path(
        "programmes/<identifier:programme>/logic-models/<identifier:model>/<int:drawing>/now/",
        now,
        name="now",
    ),
]
