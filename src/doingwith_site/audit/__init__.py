"""What was done, by whom and when, without anyone's words."""
