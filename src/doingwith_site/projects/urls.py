"""Addresses of projects."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.projects.views.brief import brief
from doingwith_site.projects.views.create import create
from doingwith_site.projects.views.move import move
from doingwith_site.projects.views.project import project

app_name = "projects"

urlpatterns = [
    path("programmes/<identifier:programme>/projects/new/", create, name="create"),
    path("programmes/<identifier:programme>/projects/<identifier:project>/", project, name="project"),
    path("programmes/<identifier:programme>/projects/<identifier:project>/brief/", brief, name="brief"),
    path("programmes/<identifier:programme>/projects/<identifier:project>/move/", move, name="move"),
]
