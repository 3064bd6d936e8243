"""Reporting: one document model, written as HTML, PDF, Word and Markdown."""
