"""Tells Django about this app."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The app called ``reporting``."""

    name = "doingwith_site.reporting"
    label = "reporting"
