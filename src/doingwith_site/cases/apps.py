"""The cases app."""

from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases as rows: readings and the judgements in them."""

    name = "doingwith_site.cases"
    label = "cases"

    def ready(self) -> None:
        """Puts what removes marks into the table of erasers, and keeps the search index in step."""
        import_module("doingwith_site.cases.erasers")
        import_module("doingwith_site.cases.search_index").listen()
