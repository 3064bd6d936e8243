"""Meetings about a drawing, in which people without an account suggest cards."""
