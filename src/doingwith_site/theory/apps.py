"""The theory app."""

from importlib import import_module

from django.apps import AppConfig


class TheoryConfig(AppConfig):
    """Theory versions as rows: statements, clauses and the factors they speak of."""

    name = "doingwith_site.theory"
    label = "theory"

    def ready(self) -> None:
        """Puts what takes words out of theories into the table of erasers."""
        import_module("doingwith_site.theory.erasers")
