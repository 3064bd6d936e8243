"""Tells Django about this app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The app called ``home``."""

    name = "doingwith_site.home"
    label = "home"
