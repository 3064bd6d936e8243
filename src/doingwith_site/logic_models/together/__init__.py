"""Several people at one drawing: what the others did a moment ago, who is here, and answers that get lost."""
