"""Figures drawn from data as SVG, each with a description in words."""
