"""Bundles in and out of the site."""
