"""The words of the pages, one file for each."""
