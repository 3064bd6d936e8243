"""Tells Django about this app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The app called ``audit``."""

    name = "doingwith_site.audit"
    label = "audit"
