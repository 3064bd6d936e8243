"""Tells Django about this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConsentConfig(AppConfig):
    """The app called ``consent``."""

    name = "doingwith_site.consent"
    label = "consent"

    def ready(self) -> None:
        """Whatever tables there come to be, their columns with people's words are not sampled."""
        from doingwith_site.consent.samples import never_sample_words

        post_migrate.connect(never_sample_words, sender=self)
