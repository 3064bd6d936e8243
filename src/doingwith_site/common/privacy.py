"""Which fields may hold a person's own words. Withdrawal and anonymising rest on this being complete.

Every model of ours carries a class of this shape::

    class Privacy:
        personal_words = ("name", "email")
        not_personal = ("id", "joined_at")
"""

from django.apps import apps
from django.db.models import Model

__all__ = ["field_names", "models_with_words", "unclassified_fields"]


def field_names(model: type[Model]) -> set[str]:
    """The names of the model's own fields, its id included, without what other models point back with."""
    return {field.name for field in model._meta.get_fields() if field.concrete}


def models_with_words() -> list[type[Model]]:
    """Every model with a field that may hold people's words."""
    return [
        model for model in apps.get_models() if getattr(getattr(model, "Privacy", None), "personal_words", ())
    ]


def unclassified_fields(model: type[Model]) -> set[str]:
    """Names that stand in neither list of the model's ``Privacy``, in both, or that are no field at all.

    An empty set means the model is fully classified.
    """
    privacy = getattr(model, "Privacy", None)
    personal = set(getattr(privacy, "personal_words", ()))
    not_personal = set(getattr(privacy, "not_personal", ()))
    return (field_names(model) ^ (personal | not_personal)) | (personal & not_personal)
