"""What may stand in an address where an identifier is meant."""

from django.urls import register_converter
from django.urls.converters import StringConverter

__all__ = ["IdentifierConverter"]


class IdentifierConverter(StringConverter):
    """Letters, digits, dots, hyphens and underscores, as in a bundle. Anything else is no address of ours."""

    regex = "[A-Za-z0-9._-]+"


register_converter(IdentifierConverter, "identifier")
