"""Exchange: the ways a programme's record comes in and goes out."""
