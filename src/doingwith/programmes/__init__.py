"""Programmes: who runs them, their scales, their factor list and their instruments."""
