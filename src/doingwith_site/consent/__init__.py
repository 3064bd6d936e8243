"""Permissions for what people told, receipts, and withdrawal."""
