"""The addresses of the site, from its own list of them."""

import os
import re
from collections.abc import Callable, Iterator

from generators import markdown

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doingwith_site.config.settings_test")

import django  # noqa: E402
from django.urls import URLPattern, URLResolver, get_resolver  # noqa: E402

Patterns = list[URLPattern | URLResolver]


def page() -> str:
    """Each address with the name the code calls it by and what is done there."""
    django.setup()
    return markdown.page(
        "Addresses of the site",
        "the site's urls.py files",
        "A word in angle brackets stands for the thing's own identifier.",
        markdown.table(("Address", "Name in the code", "What is there"), _rows()),
    )


def _rows() -> list[tuple[str, str, str]]:
    return sorted(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns: Patterns, start: str, namespace: str) -> Iterator[tuple[str, str, str]]:
    for pattern in patterns:
        address = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, address, inner)
        else:
            yield f"`{_readable(address)}`", f"`{namespace}{pattern.name}`", _described(pattern.callback)


def _readable(address: str) -> str:
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", re.sub(r"<\w+:", "<", address)).translate(
        {ord(c): None for c in "^$"}
    )


def _described(view: Callable[..., object]) -> str:
    if not view.__module__.startswith("doingwith_site."):
        return "A page of the sign-in library, in our words."
    return " ".join((view.__doc__ or "").strip().split("\n\n")[0].split())
