"""Cases as rows: readings and the judgements in them."""
