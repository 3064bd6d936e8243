"""The words of the pages about tellings and accounts."""
