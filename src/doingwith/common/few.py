"""How many people a figure has to be about, so that nobody can be told from the others."""

__all__ = ["FEWEST_COUNTED"]

FEWEST_COUNTED = 5
"""Figures about fewer people than this are held back unless those people agree."""
