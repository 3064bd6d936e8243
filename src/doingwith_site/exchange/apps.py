"""The exchange app."""

from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Bundles in and out of the site."""

    name = "doingwith_site.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Puts what removes waiting imports into the table of erasers."""
        import_module("doingwith_site.exchange.erasers")
