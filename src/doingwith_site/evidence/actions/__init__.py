"""The only doors for change, one file for each kind."""
