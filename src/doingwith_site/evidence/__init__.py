"""What judgements rest on: tellings and accounts, documents, and the excerpts marked in them."""
