"""The words and pictures of this app's pages."""
