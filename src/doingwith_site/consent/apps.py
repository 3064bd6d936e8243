"""Tells Django about this app."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """The app called ``consent``."""

    name = "doingwith_site.consent"
    label = "consent"
