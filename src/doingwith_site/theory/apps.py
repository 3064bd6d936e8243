"""The theory app."""

from django.apps import AppConfig


class TheoryConfig(AppConfig):
    """Theory versions as rows: statements, clauses and the factors they speak of."""

    name = "doingwith_site.theory"
    label = "theory"
