"""Tells Django about this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app called ``people``."""

    name = "doingwith_site.people"
    label = "people"
