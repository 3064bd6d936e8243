"""The exchange app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Bundles in and out of the site."""

    name = "doingwith_site.exchange"
    label = "exchange"
