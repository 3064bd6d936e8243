"""Excerpts and codes: what was marked, where, and what with. Who sees them is decided in ``cases``."""
