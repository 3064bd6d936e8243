"""Tells Django about this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConsentConfig(AppConfig):
    """The app called ``consent``."""

    name = "doingwith_site.consent"
    label = "consent"

    def ready(self) -> None:
        """No column with people's words is sampled, and safeguarding leads see how many worries wait."""
        from doingwith_site.consent.queries import open_concerns
        from doingwith_site.consent.samples import never_sample_words
        from doingwith_site.programmes.navigation import count_beside

        count_beside("Concerns", open_concerns)
        post_migrate.connect(never_sample_words, sender=self)
