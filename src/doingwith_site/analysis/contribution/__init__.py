"""Contribution records on the site: read, changed version by version, and told."""
