import pytest
from django.apps import apps
from django.db import models

from doingwith_site.common.privacy import unclassified_fields

OURS = [model for model in apps.get_models() if model.__module__.startswith("doingwith_site.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_says_whether_it_may_hold_personal_words(model: type[models.Model]) -> None:
    assert unclassified_fields(model) == set()


def test_a_field_in_no_list_is_found() -> None:
    class Unsorted(models.Model):
        words = models.TextField()
        secret = models.TextField()

        class Meta:
            app_label = "people"
            managed = False

        class Privacy:
            personal_words = ("secret", "gone")
            not_personal = ("secret",)

    assert unclassified_fields(Unsorted) == {"id", "words", "secret", "gone"}
    del apps.all_models["people"]["unsorted"]
    apps.clear_cache()
