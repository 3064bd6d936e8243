"""Addresses of people who say by a code how ready a project is."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.theory.readiness.asking.views.people import door, forget, leave, mine, question, take_back
from doingwith_site.theory.readiness.asking.views.worry import worried

app_name = "ready"

urlpatterns = [
    path("ready/", door, name="door"),
    path("ready/leave/", leave, name="leave"),
    path("ready/forget/", forget, name="forget"),
    path("ready/worried/", worried, name="worried"),
    path("ready/mine/", mine, name="mine"),
    path("ready/mine/<int:number>/take-back/", take_back, name="take_back"),
    path("ready/<identifier:code>/", question, name="question"),
]
