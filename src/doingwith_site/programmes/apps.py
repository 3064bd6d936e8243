"""The programmes app."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Programmes as rows: who belongs to them, their partners and their factor lists."""

    name = "doingwith_site.programmes"
    label = "programmes"
