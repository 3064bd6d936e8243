"""The text of a document, taken out by a process of its own that may not take long, or much."""
