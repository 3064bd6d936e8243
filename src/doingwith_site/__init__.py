"""Doing With: the site. One app for each noun of the blueprint."""
