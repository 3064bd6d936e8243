"""Tells Django about this app."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The app called ``design``."""

    name = "doingwith_site.design"
    label = "design"
