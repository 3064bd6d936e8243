"""Addresses of meetings about a drawing: those of people in the room, and those of whoever leads it."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.logic_models.meetings.views.leading import aside, close, meeting, place
from doingwith_site.logic_models.meetings.views.room import door, forget, leave, mine, room, take_back

app_name = "meetings"
DRAWING = "programmes/<identifier:programme>/logic-models/<identifier:model>/<int:drawing>/"

urlpatterns = [
    path("meet/", door, name="door"),
    path("meet/leave/", leave, name="leave"),
    path("meet/forget/", forget, name="forget"),
    path("meet/mine/", mine, name="mine"),
    path("meet/mine/<int:number>/take-back/", take_back, name="take_back"),
    path("meet/<identifier:code>/", room, name="room"),
    path(f"{DRAWING}meeting/", meeting, name="meeting"),
    path(f"{DRAWING}meeting/close/", close, name="close"),
    path(f"{DRAWING}suggestions/<int:number>/place/", place, name="place"),
    path(f"{DRAWING}suggestions/<int:number>/aside/", aside, name="aside"),
]
