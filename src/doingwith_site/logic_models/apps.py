"""The logic models app."""

from importlib import import_module

from django.apps import AppConfig


class LogicModelsConfig(AppConfig):
    """Logic models as rows, each version as it was drawn."""

    name = "doingwith_site.logic_models"
    label = "logic_models"

    def ready(self) -> None:
        """Puts what takes words out of drawings into the table of erasers, and a count beside the part."""
        import_module("doingwith_site.logic_models.erasers")

        from doingwith_site.logic_models.queries import proposals_waiting
        from doingwith_site.people.permissions import Permission
        from doingwith_site.programmes.navigation import count_beside

        count_beside("Logic models", proposals_waiting, for_whom=Permission.DRAW_PROGRAMME_MODEL)
