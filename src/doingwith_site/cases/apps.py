"""The cases app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases as rows: readings and the judgements in them."""

    name = "doingwith_site.cases"
    label = "cases"
