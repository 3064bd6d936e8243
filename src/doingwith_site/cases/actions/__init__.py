"""The only door for changing cases, one file for each part of the work."""
