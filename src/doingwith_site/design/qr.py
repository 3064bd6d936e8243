"""Squares to scan."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe

__all__ = ["qr_of"]


def qr_of(address: str) -> SafeString:
    """The address as a square to be scanned, drawn in the page itself."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, svgclass="qr", lineclass=None, omitsize=True, border=2,
        dark="#1d2733",
    )  # fmt: skip
    return mark_safe(drawn.getvalue().decode())  # drawn by the library from an address of ours
