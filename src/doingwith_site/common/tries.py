"""How often wrong codes may be typed or followed from one address: few enough that nobody guesses one."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

__all__ = ["count_wrong_code", "too_many_wrong_codes"]

LIMIT = {"app": "allauth.account", "action": "personal_code", "limit_get": True}
"""The library's public function lets every GET pass, and a code can be tried in an address as well."""


def count_wrong_code(request: HttpRequest) -> None:
    """One code that leads nowhere came from this address."""
    ratelimit.consume(request, **LIMIT)


def too_many_wrong_codes(request: HttpRequest) -> bool:
    """Whether so many wrong codes came from this address that no more are looked at."""
    return not ratelimit.consume(request, dry_run=True, **LIMIT)
