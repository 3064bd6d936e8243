"""What is asked on the pages of cases, one file for each part of the work."""
