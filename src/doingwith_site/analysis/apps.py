"""The analysis app."""

from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """A programme's rows put together as one library record."""

    name = "doingwith_site.analysis"
    label = "analysis"
