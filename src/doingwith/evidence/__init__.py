"""What judgements rest on: accounts, documents, and the excerpts marked in them."""
