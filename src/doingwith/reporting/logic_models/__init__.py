"""Logic models and their differences as pictures, slides, lists and tables."""
