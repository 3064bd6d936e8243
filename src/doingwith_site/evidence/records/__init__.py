"""Rows of what judgements rest on to library values and back, one file for each thing."""

from doingwith.common.judgements import NOT_REPORTED

__all__ = ["or_not_reported", "unless_not_reported"]


def or_not_reported(text: str) -> str:
    """What a bundle says where a row is empty and something has to stand."""
    return text or NOT_REPORTED


def unless_not_reported(text: str) -> str:
    """What a row holds of it."""
    return "" if text == NOT_REPORTED else text
