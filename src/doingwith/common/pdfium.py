"""The one lock for PDFium, which must not be asked by two threads of a process at once."""

from threading import Lock

__all__ = ["PDFIUM"]

PDFIUM = Lock()
"""Held while a document is open in PDFium."""
