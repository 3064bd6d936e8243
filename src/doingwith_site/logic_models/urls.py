"""Addresses of logic models: their list, their versions, how they are drawn, and what changed between two."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.logic_models.views.assumptions import add_assumption, assumption, remove_assumption
from doingwith_site.logic_models.views.cards import add_card, card, remove_card
from doingwith_site.logic_models.views.difference import difference, difference_picture, take_away
from doingwith_site.logic_models.views.drawing import download, drawing, picture
from doingwith_site.logic_models.views.joining import join_cards, split_card
from doingwith_site.logic_models.views.links import add_link, link, remove_link
from doingwith_site.logic_models.views.lists import index, model
from doingwith_site.logic_models.views.notes import answers, notes, remove_answer
from doingwith_site.logic_models.views.outline import arrange, outline, steps, undo
from doingwith_site.logic_models.views.proposals import answer, propose, take_over
from doingwith_site.logic_models.views.versions import begin, freeze, new_version

app_name = "logic_models"
ALL = "programmes/<identifier:programme>/logic-models/"
MODEL = f"{ALL}<identifier:model>/"
DRAWING = f"{MODEL}<int:drawing>/"
CARD = f"{DRAWING}cards/<identifier:card>/"
LINK = f"{DRAWING}links/<identifier:link>/"
ASSUMPTION = f"{LINK}assumptions/<identifier:assumption>/"

urlpatterns = [
    path(ALL, index, name="index"),
    path(f"{ALL}new/", begin, name="begin"),
    path(MODEL, model, name="model"),
    path(f"{MODEL}difference/", difference, name="difference"),
    path(f"{MODEL}difference/picture/", difference_picture, name="difference_picture"),
    path(f"{MODEL}difference/file/", take_away, name="take_away"),
    path(f"{MODEL}proposals/<identifier:proposal>/", answer, name="answer_proposal"),
    path(DRAWING, drawing, name="drawing"),
    path(f"{DRAWING}picture/", picture, name="picture"),
    path(f"{DRAWING}file/", download, name="download"),
    path(f"{DRAWING}outline/", outline, name="outline"),
    path(f"{DRAWING}arrange/", arrange, name="arrange"),
    path(f"{DRAWING}undo/", undo, name="undo"),
    path(f"{DRAWING}steps/", steps, name="steps"),
    path(f"{DRAWING}freeze/", freeze, name="freeze"),
    path(f"{DRAWING}new-version/", new_version, name="new_version"),
    path(f"{DRAWING}add-card/", add_card, name="add_card"),
    path(CARD, card, name="card"),
    path(f"{CARD}remove/", remove_card, name="remove_card"),
    path(f"{CARD}split/", split_card, name="split_card"),
    path(f"{CARD}join/", join_cards, name="join_cards"),
    path(f"{CARD}proposal/", propose, name="propose"),
    path(f"{CARD}take-over/", take_over, name="take_over"),
    path(f"{DRAWING}add-link/", add_link, name="add_link"),
    path(LINK, link, name="link"),
    path(f"{LINK}remove/", remove_link, name="remove_link"),
    path(f"{LINK}add-assumption/", add_assumption, name="add_assumption"),
    path(ASSUMPTION, assumption, name="assumption"),
    path(f"{ASSUMPTION}remove/", remove_assumption, name="remove_assumption"),
    path(f"{DRAWING}columns/<identifier:column>/", notes, name="notes"),
    path(f"{DRAWING}answers/", answers, name="answers"),
    path(f"{DRAWING}answers/remove/", remove_answer, name="remove_answer"),
]
