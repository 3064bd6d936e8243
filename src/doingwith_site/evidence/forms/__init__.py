"""What is asked on the pages about tellings and accounts."""
