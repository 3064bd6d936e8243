"""The logic models app."""

from importlib import import_module

from django.apps import AppConfig


class LogicModelsConfig(AppConfig):
    """Logic models as rows, each version as it was drawn."""

    name = "doingwith_site.logic_models"
    label = "logic_models"

    def ready(self) -> None:
        """Puts what takes words out of drawings into the table of erasers."""
        import_module("doingwith_site.logic_models.erasers")
