"""The words and pictures of the pages about projects."""
