"""Accounts, documents and excerpts."""
