"""Tells Django about this app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The app called ``evidence``."""

    name = "doingwith_site.evidence"
    label = "evidence"
