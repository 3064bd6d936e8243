"""Addresses of logic models: their list, their versions, and what changed between two."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.logic_models.views.difference import difference, take_away
from doingwith_site.logic_models.views.drawing import download, drawing
from doingwith_site.logic_models.views.lists import index, model

app_name = "logic_models"
ALL = "programmes/<identifier:programme>/logic-models/"
MODEL = f"{ALL}<identifier:model>/"
DRAWING = f"{MODEL}<int:drawing>/"

urlpatterns = [
    path(ALL, index, name="index"),
    path(MODEL, model, name="model"),
    path(f"{MODEL}difference/", difference, name="difference"),
    path(f"{MODEL}difference/file/", take_away, name="take_away"),
    path(DRAWING, drawing, name="drawing"),
    path(f"{DRAWING}file/", download, name="download"),
]
