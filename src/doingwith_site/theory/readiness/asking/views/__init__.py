"""Pages of a question of readiness: for people without an account, and for whoever asks them."""
