"""Programmes as rows: who belongs to them, their partners and their factor lists."""
