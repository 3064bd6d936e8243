"""Tells Django about this app."""

from importlib import import_module

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The app called ``evidence``."""

    name = "doingwith_site.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Says who removes accounts, who knows the words in them, and whom an open telling needs."""
        import_module("doingwith_site.evidence.erasers")
        import_module("doingwith_site.evidence.held_words")
        import_module("doingwith_site.evidence.rules")
