"""The analysis app."""

from importlib import import_module

from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """A programme's rows put together as one library record, and what is worked out of it."""

    name = "doingwith_site.analysis"
    label = "analysis"

    def ready(self) -> None:
        """Lets erasers know what holds words, lends passages, and lets contribution records be found."""
        import_module("doingwith_site.analysis.erasers")
        import_module("doingwith_site.analysis.passages")
        import_module("doingwith_site.analysis.contribution.searched").search_contributions()
