"""Doing With: the library and command line. Plain Python: no web, no database."""
