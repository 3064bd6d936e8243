"""Library values as JSON columns keep them."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from doingwith.exchange.bundle.plain import to_plain

__all__ = ["kept_plain"]


def kept_plain(value: object) -> dict[str, Any]:
    """The value as its column keeps it: days as text, so that what is kept is what comes back.

    ``doingwith.exchange.bundle.plain.from_plain`` makes the value again.
    """
    kept: dict[str, Any] = json.loads(json.dumps(to_plain(value), cls=DjangoJSONEncoder))
    return kept
