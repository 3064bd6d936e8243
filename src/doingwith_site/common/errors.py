"""The two ways the site says no. Django turns each into its page, so raising it is enough."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

__all__ = ["InConflict", "NotYours", "Refused"]


class Refused(PermissionDenied):
    """You may see this, but not do that. Its sentence is shown to the person on a 403 page."""


class InConflict(Refused):
    """What is stored tells it otherwise. Its sentences may quote people: they are shown and not stored."""


class NotYours(Http404):
    """You are not part of it, so for you it is not there: a 404 page that gives nothing away."""
