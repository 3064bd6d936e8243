"""What tellers agreed to, what was done with their words, and how words are taken back."""
