"""The analysis app."""

from importlib import import_module

from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """A programme's rows put together as one library record, and what is worked out of it."""

    name = "doingwith_site.analysis"
    label = "analysis"

    def ready(self) -> None:
        """Puts what takes words out of contribution records into the table of erasers, and lends passages."""
        import_module("doingwith_site.analysis.erasers")
        import_module("doingwith_site.analysis.passages")
