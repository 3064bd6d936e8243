"""Addresses of projects."""

from django.urls import path

from doingwith_site.projects.views.brief import brief
from doingwith_site.projects.views.create import create
from doingwith_site.projects.views.move import move
from doingwith_site.projects.views.project import project

app_name = "projects"

urlpatterns = [
    path("programmes/<str:programme>/projects/new/", create, name="create"),
    path("programmes/<str:programme>/projects/<str:project>/", project, name="project"),
    path("programmes/<str:programme>/projects/<str:project>/brief/", brief, name="brief"),
    path("programmes/<str:programme>/projects/<str:project>/move/", move, name="move"),
]
