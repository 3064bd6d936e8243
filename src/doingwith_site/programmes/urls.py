"""Addresses of programmes and of the people in them."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.programmes.views.create import create
from doingwith_site.programmes.views.edit import edit
from doingwith_site.programmes.views.index import index
from doingwith_site.programmes.views.member import member, remove
from doingwith_site.programmes.views.people import people

app_name = "programmes"

urlpatterns = [
    path("programmes/", index, name="index"),
    path("programmes/new/", create, name="create"),
    path("programmes/<identifier:programme>/edit/", edit, name="edit"),
    path("programmes/<identifier:programme>/people/", people, name="people"),
    path("programmes/<identifier:programme>/people/<int:member>/", member, name="member"),
    path("programmes/<identifier:programme>/people/<int:member>/remove/", remove, name="remove"),
]
