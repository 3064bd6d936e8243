"""The logic models app."""

from django.apps import AppConfig


class LogicModelsConfig(AppConfig):
    """Logic models as rows, each version as it was drawn."""

    name = "doingwith_site.logic_models"
    label = "logic_models"
